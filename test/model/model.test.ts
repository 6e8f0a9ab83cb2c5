import { describe, expect, test } from "vitest";
import { tries } from "../contract/seed";
import { drifts, effects } from "./history";
import { lifecycle, plugin } from "./lifecycle";
import { soak } from "./soak";
import { minutes, path, playsOn, say, seed } from "./wish";

const RUNS = 500;

const played = [
  { host: "lifecycle", level: lifecycle },
  { host: "plugin", level: plugin },
].filter(({ host }) => playsOn(host));

describe.each(played)("random histories of edits, drift, faults and kills, over the $host", ({ host, level }) => {
  test("leave the service as the program declares it", { timeout: 1_800_000 + minutes * 60_000 }, async () => {
    const tell = say(`model over the ${host}`);
    tell(`SEED=${seed}`);
    const coverage = await soak(level, { seed, runs: minutes > 0 ? 1 : tries(RUNS), minutes, path, say: tell });
    tell(`covered\n${String(coverage)}`);
    // Fewer histories may not meet every kind of event.
    if (coverage.of("histories", "played") < RUNS) return;
    expect(coverage.names("faults").sort()).toEqual(Object.keys(effects).sort());
    for (const drift of drifts)
      for (const type of ["Application", "Number"])
        expect(coverage.of("drift", `${type}: ${drift}`), `${type}: ${drift}`).toBeGreaterThan(0);
    expect(coverage.of("sent", "POST found after a lost answer")).toBeGreaterThan(0);
    expect(coverage.of("operations", "up, killed")).toBeGreaterThan(0);
  });
});
