// Interrupts commands at a safe point.
import { exitCodes, Failure } from "../failure";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The user has interrupted the command. */
export class Interruption extends Failure {
  constructor() {
    super("Interrupted.");
  }
}

/** A running program. */
export interface Running<T> {
  readonly ended: Promise<T>;
  /** Asks it to stop at a safe point. */
  readonly interrupt: () => void;
}

/** Stops work at a safe point when the user interrupts it. */
export class Interruptions {
  readonly #running = new Set<Running<unknown>>();
  #isWanted = false;
  #isPending = false;

  /**
   * Runs work, and passes the first signal on to the program that is running. The work fails when that program has
   * ended. A second signal ends this process at once.
   */
  async inGoodOrder<T>(work: () => Promise<T>): Promise<T> {
    const relay = () => {
      if (this.#isWanted) process.exit(exitCodes.failed);
      for (const { interrupt } of this.#running) interrupt();
      this.#isWanted = this.#isPending = true;
      process.stderr.write("\nStopping as soon as it is safe. Interrupt again to stop at once.\n");
    };
    for (const signal of SIGNALS) process.on(signal, relay);
    try {
      return await work();
    } finally {
      for (const signal of SIGNALS) process.off(signal, relay);
    }
  }

  /** Starts a program and waits for its end. */
  async whileItRuns<T>(begin: () => Running<T>): Promise<T> {
    this.#heed();
    const running = begin();
    this.#running.add(running);
    const result = await running.ended.finally(() => this.#running.delete(running));
    this.#heed();
    return result;
  }

  /** Fails once after an interruption. */
  #heed(): void {
    if (!this.#isPending) return;
    this.#isPending = false;
    throw new Interruption();
  }
}
