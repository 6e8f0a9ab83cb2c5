import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits for so many milliseconds.
 *
 * @throws the reason of the signal when it ends the wait: it tells the user why
 */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}
