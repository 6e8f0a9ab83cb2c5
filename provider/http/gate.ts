// Limits the rate of requests.
import PQueue, { type Queue, type QueueAddOptions } from "p-queue";

/** The largest number of concurrent requests of one account. */
const CONCURRENCY = 16;

type Run = () => Promise<unknown>;
interface Options extends QueueAddOptions {
  readonly signal?: AbortSignal;
}

/** Limits the requests of one account: how many at once and how many a second. It stops them all after a 429. */
export class Gate {
  readonly #queue: PQueue<Waiting, Options>;
  #closedUntil = 0;
  #opening?: NodeJS.Timeout;

  constructor(requestsPerSecond: number) {
    const slow = requestsPerSecond < 1;
    this.#queue = new PQueue<Waiting, Options>({
      concurrency: CONCURRENCY,
      interval: slow ? 1000 / requestsPerSecond : 1000,
      intervalCap: slow ? 1 : Math.floor(requestsPerSecond),
      queueClass: Waiting,
    });
  }

  /** Runs the task in its turn. Rejects with the signal's reason if the signal aborts before the task begins. */
  async pass<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    return await new Promise<T>((resolve, reject) => {
      const leave = () => reject(reasonOf(signal));
      signal?.addEventListener("abort", leave, { once: true });
      const begin = async () => {
        signal?.removeEventListener("abort", leave);
        return await task();
      };
      this.#queue.add(begin, { signal }).then(resolve, reject);
    });
  }

  /** Lets no task begin for this time, in milliseconds. */
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

/** The queue of waiting tasks, first in, first out. It drops cancelled tasks. */
class Waiting implements Queue<Run, Options> {
  readonly #tasks: { readonly run: Run; readonly signal?: AbortSignal }[] = [];

  get size(): number {
    while (this.#tasks[0]?.signal?.aborted) this.#tasks.shift();
    return this.#tasks.length;
  }

  enqueue(run: Run, options?: Partial<Options>): void {
    this.#tasks.push({ run, signal: options?.signal });
  }

  dequeue(): Run | undefined {
    return this.size > 0 ? this.#tasks.shift()?.run : undefined;
  }

  filter(): Run[] {
    return this.#tasks.map(({ run }) => run);
  }
}

function reasonOf(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error(String(signal?.reason));
}
