// Rejections that nobody handles. In this way Pulumi lets a program fail whose outputs or inputs throw.
import { setImmediate } from "node:timers/promises";

const EVENT = "unhandledRejection";

/**
 * Does the work, and returns its result with what was rejected meanwhile and handled by nobody. For this time it takes
 * the place of the test runner's own listeners, because a test may expect the failure.
 */
export async function withRejections<T>(work: () => Promise<T>): Promise<{ result: T; rejections: unknown[] }> {
  const rejections: unknown[] = [];
  const listen = (reason: unknown) => void rejections.push(reason);
  const others = process.listeners(EVENT);
  process.removeAllListeners(EVENT).on(EVENT, listen);
  try {
    const result = await work();
    return { result, rejections };
  } finally {
    // Node tells of rejections once the tasks of the moment are done.
    await setImmediate();
    process.off(EVENT, listen);
    for (const other of others) process.on(EVENT, other);
  }
}
