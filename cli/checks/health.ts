// The result of a check of doctor.

/** The result of a check, and the remedy for a problem. */
export interface Health {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  readonly remedy?: string;
}

export function well(check: string, found: string): Health {
  return { check, ok: true, found };
}

export function ill(check: string, found: string, remedy: string): Health {
  return { check, ok: false, found, remedy };
}
