// Kills a process at a chosen request.
import type { Emulator } from "vonage-emulator";
import type { Kill } from "./stack";

/** The interval between two checks for the moment to kill, in milliseconds. */
const BEAT = 20;
const NAME = "the process is killed";

export interface Killer {
  /** Resolves when the process is killed. */
  readonly death: Promise<"killed">;
  /** Whether the process was killed. */
  readonly end: () => boolean;
}

/**
 * Kills a process at a request that the service never answers. Requests that the process still sends until it is dead
 * do not reach the service. The fault rules for that end with the other faults of the operation.
 */
export function lieInWait({ faults }: Emulator, kill: Kill | undefined, strike: () => Promise<void> | void): Killer {
  if (!kill) return { death: new Promise(() => undefined), end: () => false };
  const { nth, moment } = kill;
  faults.add({ name: NAME, nth, when: moment, hang: true });
  faults.add({ name: `${NAME} already`, nth: nth + 1, count: "forever", when: "before", hang: true });
  let hasStruck = false;
  let die: (end: "killed") => void = () => undefined;
  const death = new Promise<"killed">((resolve) => (die = resolve));
  const timer = setInterval(() => {
    if (!faults.list().some((rule) => rule.name === NAME && rule.fired > 0)) return;
    clearInterval(timer);
    hasStruck = true;
    void Promise.resolve(strike()).then(() => die("killed"));
  }, BEAT);
  const end = () => {
    clearInterval(timer);
    return hasStruck;
  };
  return { death, end };
}
