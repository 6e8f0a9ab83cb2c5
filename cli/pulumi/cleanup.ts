// Cleans up when the process ends early.

/** Runs work, and cleans up if the process ends before the work does. */
export async function orOnExit<T>(work: () => Promise<T>, cleanUp: () => void): Promise<T> {
  process.on("exit", cleanUp);
  try {
    return await work();
  } finally {
    process.off("exit", cleanUp);
  }
}
