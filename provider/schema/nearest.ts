import { distance } from "fastest-levenshtein";

/** The part of a word's letters that may be wrong, missing or too many, for it still to be that word: 3 of 8, 2 of 5. */
const MISSPELLED = 0.4;

/** The word of those that are known that a misspelled one most likely is. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.replace(/[_-]/g, "").toLowerCase();
  const ranked = known.map((candidate) => {
    const steps = distance(plain(name), plain(candidate));
    return { candidate, steps, share: steps / Math.max(name.length, candidate.length) };
  });
  const best = ranked.sort((a, b) => a.share - b.share)[0];
  return best && (best.share <= MISSPELLED || best.steps === 1) ? best.candidate : undefined;
}
