import { exitCodes, Failure } from "../failure";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The user wants the command to end before it is done. */
export class Interruption extends Failure {
  constructor() {
    super("Interrupted.");
  }
}

/** A program that has been begun. */
export interface Running<T> {
  readonly ended: Promise<T>;
  /** Asks it to end in good order. */
  readonly interrupt: () => void;
}

/** Has work end in good order when the user wants it to end, and not in the middle of anything. */
export class Interruptions {
  readonly #running = new Set<Running<unknown>>();
  #isWanted = false;
  #isPending = false;

  /**
   * Does work in which a signal to end is passed on to the program that runs for it, and fails once that has ended. A
   * second signal ends all at once.
   */
  async inGoodOrder<T>(work: () => Promise<T>): Promise<T> {
    const relay = () => {
      if (this.#isWanted) process.exit(exitCodes.failed);
      for (const { interrupt } of this.#running) interrupt();
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
  async whileItRuns<T>(begin: () => Running<T>): Promise<T> {
    this.#heed();
    const running = begin();
    this.#running.add(running);
    const result = await running.ended.finally(() => this.#running.delete(running));
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
