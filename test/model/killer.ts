import type { Emulator } from "vonage-emulator";
import type { Kill } from "./stack";

/** How often to look whether the moment has come, in milliseconds. */
const BEAT = 20;
const NAME = "the process is killed";

export interface Killer {
  /** Resolves when the process is killed. */
  readonly death: Promise<"killed">;
  /** Whether it was. */
  readonly end: () => boolean;
}

/**
 * Has a process killed at a request that the service never answers. What the process may still ask for until it is dead
 * does not reach the service. The rules that see to that end with the other faults of the operation.
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
