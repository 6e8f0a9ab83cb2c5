// A wait that can be cancelled.
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits for this many milliseconds.
 *
 * @throws the reason of the signal if the signal ends the wait
 */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}
