// Counts mistakes of clients of the Numbers API that the service may accept.

export interface NumberFindings {
  /** Requests with accepted credentials. */
  requests: number;
  /** Requests that were refused because their API key has sent too many. */
  limited: number;
  /** How often each unknown parameter was sent, such as a misspelled field of a form. */
  unknownParameters: Record<string, number>;
  /** How often each parameter was sent with a text such as `undefined` as its value. */
  emptyTexts: Record<string, number>;
  /** Answers to a search by `pattern` that contained other numbers than the one with exactly these digits. */
  inexactLookups: number;
  /** Refusals with the code 420. */
  refusals: number;
}

export class NumberReport {
  #findings = nothing();

  count(what: "requests" | "limited" | "inexactLookups" | "refusals"): void {
    this.#findings[what] += 1;
  }

  note(what: "unknownParameters" | "emptyTexts", name: string): void {
    const counts = this.#findings[what];
    counts[name] = (counts[name] ?? 0) + 1;
  }

  read(): NumberFindings {
    return structuredClone(this.#findings);
  }

  clear(): void {
    this.#findings = nothing();
  }
}

const nothing = (): NumberFindings => ({
  requests: 0,
  limited: 0,
  unknownParameters: Object.create(null) as Record<string, number>,
  emptyTexts: Object.create(null) as Record<string, number>,
  inexactLookups: 0,
  refusals: 0,
});
