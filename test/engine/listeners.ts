// Removes the listeners for unhandled errors that the Automation API leaves in this process.
const REJECTIONS = ["uncaughtException", "unhandledRejection"] as const;
let running = 0;
let listenersBefore: unknown[] = [];

/**
 * Runs an operation, and removes the listeners that its program has left. A program never ends if the engine refuses
 * one of its resources. Its listeners for unhandled errors would hide the errors of later tests from the test runner.
 */
export async function withoutLeftoverListeners<T>(work: () => Promise<T>): Promise<T> {
  if (running++ === 0) listenersBefore = REJECTIONS.flatMap((event) => process.rawListeners(event));
  try {
    return await work();
  } finally {
    if (--running === 0)
      for (const event of REJECTIONS)
        for (const listener of process.rawListeners(event))
          if (!listenersBefore.includes(listener)) process.off(event, listener as () => void);
  }
}
