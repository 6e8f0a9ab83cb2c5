// A limit on the number of requests in a span of time.

export interface RequestBudget {
  requests: number;
  perSeconds: number;
}

/** A fixed window. The first request after its end opens the next one. */
export class Budget {
  #opened = -Infinity;
  #spent = 0;

  constructor(private readonly budget: RequestBudget) {}

  /** Counts one request. Returns undefined within the budget, otherwise the seconds until the window ends. */
  spend(): number | undefined {
    const now = performance.now();
    const span = this.budget.perSeconds * 1000;
    if (now - this.#opened >= span) {
      this.#opened = now;
      this.#spent = 0;
    }
    this.#spent += 1;
    return this.#spent <= this.budget.requests ? undefined : Math.max(1, Math.ceil((this.#opened + span - now) / 1000));
  }
}
