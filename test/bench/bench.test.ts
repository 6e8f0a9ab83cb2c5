import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

interface Row {
  n: number;
  variant: string;
  operation: string;
  seconds: number;
  ratio: number;
  requests: Record<string, number>;
  state?: { perResource: number; provider: number };
}

interface Result {
  machine: { cores: number; node: string };
  samples: { variant: string; plugin?: { cpuSeconds: number; peakBytes: number } }[];
  rows: Row[];
  targets: { target: string; limit: string; met?: boolean }[];
}

const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function bench(...flags: string[]) {
  return spawnSync(process.execPath, ["tools/bench/main.mjs", ...flags], { encoding: "utf8" });
}

describe("the benchmark", () => {
  test("measures one resource of each host against the floors, and writes the figures", { timeout: 600_000 }, () => {
    const out = join(folder, "out");
    const { status, stdout, stderr } = bench(
      "--n",
      "1",
      "--variants",
      "own,plugin-own",
      "--no-loading",
      "--no-emulator",
      "--no-adoption",
      "--out",
      out,
    );
    expect(status, stderr).toBe(0);
    expect(stdout).toContain("__provider in the state");

    const { machine, samples, rows, targets } = JSON.parse(readFileSync(join(out, "bench.json"), "utf8")) as Result;
    expect(machine.node).toBe(process.version);
    expect(rows).toHaveLength(20);
    for (const { seconds, ratio } of rows) {
      expect(seconds).toBeGreaterThan(0);
      expect(ratio).toBeGreaterThan(0);
    }
    const [own = [], packaged = []] = ["own", "plugin-own"].map((name) =>
      rows.filter(({ variant }) => variant === name),
    );
    for (const each of [own, packaged])
      expect(each.map(({ operation, requests }) => [operation, requests])).toEqual([
        ["up", { POST: 1 }],
        ["empty up", {}],
        ["change", { "GET one": 1, PUT: 1 }],
        ["refresh", { "GET one": 1 }],
        ["destroy", { DELETE: 1 }],
      ]);
    expect(own[0]?.state?.provider).toBeLessThanOrEqual(2200);
    if (process.platform === "linux") {
      // On a busy machine a process may come and go between two looks.
      const seen = samples.filter(({ plugin }) => plugin);
      expect(new Set(seen.map(({ variant }) => variant))).toEqual(new Set(samples.map(({ variant }) => variant)));
      for (const { plugin } of seen) {
        expect(plugin?.cpuSeconds).toBeGreaterThan(0);
        expect(plugin?.peakBytes).toBeGreaterThan(20e6);
      }
    }
    expect(targets).toContainEqual({
      target: "__provider in the state, bytes",
      value: own[0]?.state?.provider,
      limit: "<= 2200",
      met: true,
    });
    for (const plot of ["time-over-n.svg", "ratio-over-latency.svg"])
      expect(readFileSync(join(out, plot), "utf8")).toMatch(/^<svg [^]*<\/svg>\s*$/);
  });

  test.each([
    [["--n", "many"], '--n takes whole numbers from 1 on, not "many"'],
    [["--n", "1,,2"], '--n takes whole numbers from 1 on, not ""'],
    [
      ["--variants", "fast"],
      '--variants takes floor, floor-same, own, keys, plugin-floor, plugin-go, plugin-own, plugin-keys, not "fast"',
    ],
    [["--full", "--n", "1"], "--full cannot be combined with --n, --latency or --parallel"],
    [["--large", "10/3"], '--large takes applications/stacks, such as 2000/20, without a remainder, not "10/3"'],
    [["--nope"], "Unknown option '--nope'"],
  ])("refuses %j in a line", (flags, reason) => {
    const out = join(folder, "refused");
    const { status, stdout, stderr } = bench(...flags, "--out", out);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(`bench: ${reason}`);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(existsSync(out)).toBe(false);
  });

  test("explains itself", () => {
    const { status, stdout } = bench("--help");
    expect(status).toBe(0);
    for (const flag of ["--n ", "--latency ", "--parallel ", "--variants", "--out ", "--full"])
      expect(stdout).toContain(flag);
  });
});
