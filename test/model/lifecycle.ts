// The levels without the engine.
import { startEmulator, type Emulator } from "vonage-emulator";
import "../quick-keys";
import { LifecycleStack } from "./lifecycle-stack";
import { startPluginAt } from "./plugin-process";
import { startLifecycle, type Start } from "./process";
import type { Level } from "./soak";

/** Empty emulators that are ready for the next history. */
const idle: Emulator[] = [];

const played = (flags: string, start: (emulator: Emulator) => Start): Level => ({
  flags,
  mostScenes: 4,
  lanes: 32,
  longest: 300_000,
  async open(pairs) {
    const emulator = idle.pop() ?? (await startEmulator({ journalSize: 2_000 }));
    const close = async () => {
      const isClean = emulator.applications().length === 0;
      emulator.reset();
      // An operation that did not end may still send requests to this emulator.
      if (isClean) idle.push(emulator);
      else await emulator.stop();
    };
    return { emulator, stack: new LifecycleStack(emulator, pairs, start(emulator)), close };
  },
});

/** Histories on the lifecycle, without an engine. */
export const lifecycle = played("", () => startLifecycle);

/** Histories on the packaged plugin, over gRPC. */
export const plugin = played("--plugin ", startPluginAt);
