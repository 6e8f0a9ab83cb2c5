import type { ChildProcess } from "node:child_process";
import { exitCodes, Failure } from "./failure";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The user wants the command to end before it is done. */
export class Interruption extends Failure {
  constructor() {
    super("Interrupted.");
  }
}

/** Has work end in good order when the user wants it to end, and not in the middle of anything. */
export class Interruptions {
  readonly #running = new Set<ChildProcess>();
  #isWanted = false;
  #isPending = false;

  /**
   * Does work in which a signal to end is passed on to the program that runs for it, and fails once that has ended. A
   * second signal ends all at once.
   */
  async inGoodOrder<T>(work: () => Promise<T>): Promise<T> {
    const relay = () => {
      for (const child of this.#running) child.kill("SIGINT");
      if (this.#isWanted) process.exit(exitCodes.failed);
      this.#isWanted = this.#isPending = true;
      process.stderr.write("\nEnding in good order. Interrupt once more to end at once.\n");
    };
    for (const signal of SIGNALS) process.on(signal, relay);
    try {
      return await work();
    } finally {
      for (const signal of SIGNALS) process.off(signal, relay);
    }
  }

  /** Waits for a program that is begun by `begin`. */
  async whileItRuns<T>(begin: () => { readonly child: ChildProcess; readonly ended: Promise<T> }): Promise<T> {
    this.#heed();
    const { child, ended } = begin();
    this.#running.add(child);
    const result = await ended.finally(() => this.#running.delete(child));
    this.#heed();
    return result;
  }

  /** Fails, once, where an end is wanted. */
  #heed(): void {
    if (!this.#isPending) return;
    this.#isPending = false;
    throw new Interruption();
  }
}
