/** What clients of the Numbers API have done that the service may forgive, and a careful client does not do. */

export interface NumberFindings {
  /** Requests that were let in. */
  requests: number;
  /** Requests that the limit of their key has refused. */
  limited: number;
  /** Parameters that the operation does not know, such as misspelled fields of a form: how often each came. */
  unknownParameters: Record<string, number>;
  /** Parameters whose value is the text of no value, such as `undefined`: how often each came. */
  emptyTexts: Record<string, number>;
  /** Answers to a look-up by `pattern` that held more, or something else, than the one number with these digits. */
  inexactLookups: number;
  /** Refusals that said 420. */
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
