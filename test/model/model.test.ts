import { expect, test } from "vitest";
import { effort } from "../contract/seed";
import { drifts, effects } from "./history";
import { lifecycle } from "./lifecycle";
import { soak } from "./soak";
import { minutes, path, say, seed } from "./wish";

const RUNS = 1_000;

test(
  "after random edits, drift, faults and kills, the service matches the program",
  { timeout: 1_800_000 + minutes * 60_000 },
  async () => {
    const tell = say("model");
    tell(`SEED=${seed}`);
    const coverage = await soak(lifecycle, {
      seed,
      runs: minutes > 0 ? 1 : RUNS * effort,
      minutes,
      path,
      say: tell,
    });
    tell(`covered\n${String(coverage)}`);
    // Fewer need not come across everything.
    if (coverage.of("histories", "played") < RUNS) return;
    expect(coverage.names("faults").sort()).toEqual(Object.keys(effects).sort());
    for (const drift of drifts) expect(coverage.of("drift", `Application: ${drift}`)).toBeGreaterThan(0);
    expect(coverage.of("sent", "POST found after a lost answer")).toBeGreaterThan(0);
    expect(coverage.of("operations", "up, killed")).toBeGreaterThan(0);
  },
);
