/** Digits to look for, and where in a number. */
export interface Pattern {
  readonly pattern?: string;
  readonly patternPlace?: "start" | "anywhere" | "end";
}

/** How the Numbers API spells the place of a pattern. */
const PLACES = { start: 0, anywhere: 1, end: 2 } as const;

/** The part of a query of the Numbers API that looks for digits. */
export function patternQuery({ pattern, patternPlace = "start" }: Pattern): Readonly<Record<string, string | number>> {
  return pattern === undefined ? {} : { pattern, search_pattern: PLACES[patternPlace] };
}
