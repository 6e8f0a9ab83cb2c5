// The histories of test/model, through the real engine.
import { expect, test } from "vitest";
import { startEmulator } from "vonage-emulator";
import { effort } from "../contract/seed";
import { soak, type Level } from "../model/soak";
import { minutes, path, say, seed } from "../model/wish";
import { ModelStack } from "./model-stack";

const RUNS = 20;

const engine: Level = {
  flags: "--engine ",
  mostScenes: 3,
  lanes: 2,
  longest: 1_200_000,
  async open(pairs) {
    const emulator = await startEmulator();
    const stack = await ModelStack.create(emulator, pairs);
    const close = async () => {
      stack.remove();
      await emulator.stop();
    };
    return { emulator, stack, close };
  },
};

test(
  `${RUNS} random histories end with the declared state, and every killed deployment can go on`,
  { timeout: 3_600_000 + minutes * 60_000 },
  async () => {
    const tell = say("model through the engine");
    tell(`SEED=${seed}`);
    const coverage = await soak(engine, { seed, runs: minutes > 0 ? 1 : RUNS * effort, minutes, path, say: tell });
    tell(`covered\n${String(coverage)}`);
    if (path !== undefined || minutes > 0) return;
    expect(coverage.of("histories", "played")).toBeGreaterThanOrEqual(RUNS * effort);
  },
);
