import { describe, expect, test } from "vitest";
import { startEmulator } from "vonage-emulator";
import { tries } from "../contract/seed";
import type { Scene } from "../model/run";
import { soak, type Level } from "../model/soak";
import { minutes, path, playsOn, say, seed } from "../model/wish";
import { dynamicPrograms, pluginPrograms, type Programs } from "./model-programs";
import { ModelStack } from "./model-stack";

const RUNS = 10;

const played = (flags: string, programs: (pairs: Scene["pairs"]) => Programs): Level => ({
  flags,
  mostScenes: 3,
  lanes: 2,
  longest: 1_200_000,
  async open(pairs) {
    const emulator = await startEmulator();
    const stack = await ModelStack.create(emulator, programs(pairs));
    const close = async () => {
      stack.remove();
      await emulator.stop();
    };
    return { emulator, stack, close };
  },
});

const levels = [
  { host: "dynamic", level: played("--engine ", dynamicPrograms) },
  { host: "plugin", level: played("--engine --plugin ", pluginPrograms) },
].filter(({ host }) => playsOn(host));

// The histories of test/model, through the real engine.
describe.each(levels)(`${RUNS} random histories on the engine, $host`, ({ host, level }) => {
  test(
    "end with the declared state, and every killed deployment can go on",
    { timeout: 3_600_000 + minutes * 60_000 },
    async () => {
      const tell = say(`model through the engine, ${host}`);
      tell(`SEED=${seed}`);
      const coverage = await soak(level, { seed, runs: minutes > 0 ? 1 : tries(RUNS), minutes, path, say: tell });
      tell(`covered\n${String(coverage)}`);
      if (path !== undefined || minutes > 0) return;
      expect(coverage.of("histories", "played")).toBeGreaterThanOrEqual(tries(RUNS));
    },
  );
});
