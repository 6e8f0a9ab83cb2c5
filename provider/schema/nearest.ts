import { distance } from "fastest-levenshtein";

/** The known name that a misspelt name most likely stands for; nothing where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.replace(/[_-]/g, "").toLowerCase();
  const ranked = known.map((candidate) => ({ candidate, steps: distance(plain(name), plain(candidate)) }));
  const best = ranked.sort((a, b) => a.steps - b.steps)[0];
  return best && best.steps <= Math.max(1, Math.floor(name.length / 3)) ? best.candidate : undefined;
}
