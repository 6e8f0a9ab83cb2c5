// Measures stalls of this process.

/** The interval of the measurement, in milliseconds. */
const BEAT = 100;

/**
 * Measures stalls of this process, which happen on a busy machine. The emulator in this process stands still, too. So
 * an abandoned request may arrive after the provider has looked for its effect.
 */
export class Stalls {
  #last = performance.now();
  readonly #found: { readonly until: number; readonly milliseconds: number }[] = [];
  readonly #timer = setInterval(() => {
    const now = performance.now();
    this.#found.push({ until: now, milliseconds: now - this.#last - BEAT });
    this.#last = now;
  }, BEAT).unref();

  /** The longest stall since a time of `performance.now()`, in milliseconds. */
  longestSince(begin: number): number {
    const since = this.#found.filter(({ until }) => until >= begin).map(({ milliseconds }) => milliseconds);
    return Math.max(0, ...since);
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
