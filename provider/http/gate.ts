import PQueue from "p-queue";

/** How many requests of one account are under way at once. */
const CONCURRENCY = 16;

/** Lets the requests of one account through: so many at once, so many a second, and none while the service asks for a rest. */
export class Gate {
  readonly #queue: PQueue;
  #closedUntil = 0;
  #opening?: NodeJS.Timeout;

  constructor(requestsPerSecond: number) {
    const slow = requestsPerSecond < 1;
    this.#queue = new PQueue({
      concurrency: CONCURRENCY,
      interval: slow ? 1000 / requestsPerSecond : 1000,
      intervalCap: slow ? 1 : Math.floor(requestsPerSecond),
    });
  }

  pass<T>(task: () => Promise<T>): Promise<T> {
    return this.#queue.add(task);
  }

  /** Lets nothing more begin for so many milliseconds from now. */
  rest(milliseconds: number): void {
    const until = Date.now() + milliseconds;
    if (until <= this.#closedUntil) return;
    this.#closedUntil = until;
    this.#queue.pause();
    clearTimeout(this.#opening);
    this.#opening = setTimeout(() => this.#queue.start(), milliseconds);
    this.#opening.unref();
  }
}
