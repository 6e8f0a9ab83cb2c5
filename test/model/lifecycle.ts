import { startEmulator, type Emulator } from "vonage-emulator";
import { LifecycleStack } from "./lifecycle-stack";
import type { Level } from "./soak";

/** Emulators that are up and hold nothing. */
const idle: Emulator[] = [];

export const lifecycle: Level = {
  flags: "",
  mostScenes: 4,
  lanes: 12,
  longest: 300_000,
  async open(pairs) {
    const emulator = idle.pop() ?? (await startEmulator({ journalSize: 2_000 }));
    const close = async () => {
      const isClean = emulator.applications().length === 0;
      emulator.reset();
      // What did not come to its end may still be at work there.
      if (isClean) idle.push(emulator);
      else await emulator.stop();
    };
    return { emulator, stack: new LifecycleStack(emulator, pairs), close };
  },
};
