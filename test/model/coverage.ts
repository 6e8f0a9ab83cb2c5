// Counts the events of random histories.

/** Counts what a run has met, by kind and name. */
export class Coverage {
  readonly #counts = new Map<string, Map<string, number>>();

  count(kind: string, name: string, times = 1): void {
    const names = this.#counts.get(kind) ?? new Map<string, number>();
    this.#counts.set(kind, names.set(name, (names.get(name) ?? 0) + times));
  }

  of(kind: string, name: string): number {
    return this.#counts.get(kind)?.get(name) ?? 0;
  }

  names(kind: string): string[] {
    return [...(this.#counts.get(kind)?.keys() ?? [])];
  }

  toString(): string {
    const lines = [...this.#counts].map(([kind, names]) => {
      const sorted = [...names].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
      return `  ${kind}: ${sorted.join(", ")}\n`;
    });
    return lines.join("");
  }
}
