const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Does the work, and cleans up if the process is told to end before it is done. */
export async function orOnExit<T>(work: () => Promise<T>, cleanUp: () => void): Promise<T> {
  const leave = () => process.exit(1);
  process.on("exit", cleanUp);
  for (const signal of SIGNALS) process.on(signal, leave);
  try {
    return await work();
  } finally {
    process.off("exit", cleanUp);
    for (const signal of SIGNALS) process.off(signal, leave);
  }
}
