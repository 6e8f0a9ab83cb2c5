// Edits of a text.
import type { Range } from "./module-source";

/** A replacement of a part of a text. */
export interface Edit extends Range {
  readonly text: string;
}

/** The text with all edits, none of which overlaps another. Of several insertions at one place, the last comes first. */
export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((left, { start, end, text: by }) => left.slice(0, start) + by + left.slice(end), text);
}
