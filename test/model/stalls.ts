/** How often to look whether this process runs, in milliseconds. */
const BEAT = 100;

/**
 * How long this process has stood still: on a busy machine it does, and with it the service that it plays. A request that
 * was given up meanwhile may then arrive after whoever has looked for what it did.
 */
export class Stalls {
  #last = performance.now();
  readonly #found: { readonly until: number; readonly milliseconds: number }[] = [];
  readonly #timer = setInterval(() => {
    const now = performance.now();
    this.#found.push({ until: now, milliseconds: now - this.#last - BEAT });
    this.#last = now;
  }, BEAT).unref();

  /** The longest one since a time of `performance.now()`, in milliseconds. */
  longestSince(begin: number): number {
    const since = this.#found.filter(({ until }) => until >= begin).map(({ milliseconds }) => milliseconds);
    return Math.max(0, ...since);
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
