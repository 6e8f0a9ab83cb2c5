// Searches for digits in phone numbers.

/** A search for digits, and their place in a number. */
export interface Pattern {
  readonly pattern?: string;
  readonly patternPlace?: "start" | "anywhere" | "end";
}

/** The codes of the Numbers API for the place of a pattern. */
const PLACES = { start: 0, anywhere: 1, end: 2 } as const;

/** The query parameters of the Numbers API for a pattern. */
export function patternQuery({ pattern, patternPlace = "start" }: Pattern): Readonly<Record<string, string | number>> {
  return pattern === undefined ? {} : { pattern, search_pattern: PLACES[patternPlace] };
}
