// Text literals of TypeScript and JSON.

/** Invisible characters: controls, marks for the direction of text, and line separators. */
const UNSEEN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text as a literal of TypeScript and JSON, on one line and without invisible characters. */
export function literal(text: string): string {
  return visibly(JSON.stringify(text));
}

/** A text with escapes in place of invisible characters. */
export function visibly(text: string): string {
  return text.replace(UNSEEN, (sign) => short[sign] ?? inUnits(sign));
}

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function inUnits(sign: string): string {
  return sign
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
