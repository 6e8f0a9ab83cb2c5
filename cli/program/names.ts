/** What a resource is called in a program. */
export interface Name {
  /** Its name in Pulumi, such as `shop-eu`. */
  readonly logicalName: string;
  /** Its name in TypeScript, such as `shopEu`. */
  readonly identifier: string;
}

const LONGEST = 60;

/** What a module of TypeScript cannot call its own, in lower case. */
const RESERVED = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return static " +
    "super switch this throw true try typeof var void while with yield arguments eval undefined " +
    "exports module require config pulumi"
  ).split(" "),
);

/** Gives names out, each once. */
export class Names {
  readonly #logicalNames: Set<string>;
  readonly #identifiers: Set<string>;

  constructor(logicalNames: Iterable<string> = [], identifiers: Iterable<string> = []) {
    this.#logicalNames = new Set(logicalNames);
    this.#identifiers = new Set(identifiers);
  }

  /** Keeps a name that is in use. */
  keep({ logicalName, identifier }: Name): void {
    this.#logicalNames.add(logicalName);
    this.#identifiers.add(identifier);
  }

  /** The name for these words, with a number behind it where it is taken. `noun` stands in where they make no name. */
  claim(words: readonly string[], noun: string): Name {
    const stem = stemOf(words, noun);
    for (let number = 1; ; number += 1) {
      const logicalName = number === 1 ? stem : `${stem}-${number}`;
      const identifier = identifierOf(logicalName, noun);
      if (this.#logicalNames.has(logicalName) || this.#identifiers.has(identifier)) continue;
      this.keep({ logicalName, identifier });
      return { logicalName, identifier };
    }
  }
}

/** A logical name as an identifier: `shop-eu` is `shopEu`. */
export function identifierOf(logicalName: string, noun: string): string {
  const [first = "", ...rest] = partsOf(logicalName);
  const identifier = [first, ...rest.map(capitalised)].join("").normalize("NFC");
  const isName = /^\p{ID_Start}/u.test(identifier) && !RESERVED.has(identifier);
  return isName ? identifier : noun + capitalised(identifier);
}

export function capitalised(word: string): string {
  const first = word.charAt(0).toUpperCase();
  return isYoung(first) ? word : first + word.slice(1);
}

/**
 * Whether a sign is beyond the basic plane, or of one of its blocks that still gain letters: not every TypeScript knows
 * all the letters that Node knows.
 */
function isYoung(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return code > 0xffff || GROWING.some(([first, last]) => code >= first && code <= last);
}

const GROWING = [
  [0x0870, 0x089f],
  [0x0c5c, 0x0c5c],
  [0x0cdc, 0x0cdc],
  [0x1ac0, 0x1aff],
  [0x1c80, 0x1c8f],
  [0xa7cb, 0xa7ff],
] as const;

function stemOf(words: readonly string[], noun: string): string {
  const parts = words.flatMap((word) => partsOf(word.normalize("NFC").toLowerCase()));
  const stem = [...parts.join("-")].slice(0, LONGEST).join("").replace(/-$/, "");
  return stem === "" ? noun : stem;
}

/** The parts of a text that can stand in an identifier, in any script of the basic plane. */
function partsOf(text: string): string[] {
  const known = [...text].map((sign) => (sign === "_" || isYoung(sign) ? " " : sign)).join("");
  return known.match(/\p{ID_Continue}+/gu) ?? [];
}
