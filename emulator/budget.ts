/** How many requests may come within a span of time. */

export interface RequestBudget {
  requests: number;
  perSeconds: number;
}

/** A fixed window that opens with the first request after the last one has closed. */
export class Budget {
  private opened = -Infinity;
  private spent = 0;

  constructor(private readonly budget: RequestBudget) {}

  /** Spends one request. Beyond the budget: the whole seconds until the window closes. */
  spend(): number | undefined {
    const now = performance.now();
    const span = this.budget.perSeconds * 1000;
    if (now - this.opened >= span) {
      this.opened = now;
      this.spent = 0;
    }
    this.spent += 1;
    return this.spent <= this.budget.requests ? undefined : Math.max(1, Math.ceil((this.opened + span - now) / 1000));
  }
}
