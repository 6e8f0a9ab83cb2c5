// Finds the word that a misspelt one means.
import { distance } from "fastest-levenshtein";

/** The share of a word's letters that may be wrong, missing or added in a misspelling of it: 3 of 8, 2 of 5. */
const MISSPELLED = 0.4;

/** The known word that a misspelt one most likely means. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.replace(/[_-]/g, "").toLowerCase();
  const ranked = known.map((candidate) => {
    const steps = distance(plain(name), plain(candidate));
    return { candidate, steps, share: steps / Math.max(name.length, candidate.length) };
  });
  const best = ranked.sort((a, b) => a.share - b.share)[0];
  return best && (best.share <= MISSPELLED || best.steps === 1) ? best.candidate : undefined;
}
