// The machine in general terms, so that a reader can judge the figures.
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg, platform, totalmem } from "node:os";
import { join } from "node:path";

export function describeMachine(root) {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return {
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 1e9),
    platform: platform(),
    node: process.version,
    pulumi: devDependencies.pulumi,
    loadAtStart: Number(loadavg()[0].toFixed(1)),
  };
}
