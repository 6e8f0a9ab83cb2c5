// Gives resources their names in a program.

/** The names of a resource in a program. */
export interface Name {
  /** Its name in Pulumi, such as `shop-eu`. */
  readonly logicalName: string;
  /** Its name in TypeScript, such as `shopEu`. */
  readonly identifier: string;
}

const LONGEST = 60;

/** Words that cannot name a constant in a TypeScript module. */
const RESERVED = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return static " +
    "super switch this throw true try typeof var void while with yield arguments eval undefined " +
    "exports module require config pulumi"
  ).split(" "),
);

/** Gives unique names. */
export class Names {
  readonly #logicalNames: Set<string>;
  readonly #identifiers: Set<string>;

  constructor(logicalNames: Iterable<string> = [], identifiers: Iterable<string> = []) {
    this.#logicalNames = new Set(logicalNames);
    this.#identifiers = new Set(identifiers);
  }

  /** Marks a name as taken. */
  keep({ logicalName, identifier }: Name): void {
    this.#logicalNames.add(logicalName);
    this.#identifiers.add(identifier);
  }

  /** A free identifier that begins with this one, numbered if necessary. */
  claimIdentifier(wanted: string): string {
    for (let number = 1; ; number += 1) {
      const identifier = number === 1 ? wanted : `${wanted}${number}`;
      if (this.#identifiers.has(identifier)) continue;
      this.#identifiers.add(identifier);
      return identifier;
    }
  }

  /** A free name from these words, numbered if necessary. If the words give no name, `noun` is used. */
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

/** Turns a logical name into an identifier: `shop-eu` becomes `shopEu`. */
export function identifierOf(logicalName: string, noun: string): string {
  const [first = "", ...rest] = partsOf(logicalName);
  const identifier = [first, ...rest.map(capitalised)].join("").normalize("NFC");
  const isName = /^\p{ID_Start}/u.test(identifier) && !RESERVED.has(identifier);
  return isName ? identifier : noun + capitalised(identifier);
}

export function capitalised(word: string): string {
  const first = word.charAt(0).toUpperCase();
  return first.search(UNSAFE) < 0 ? first + word.slice(1) : word;
}

function stemOf(words: readonly string[], noun: string): string {
  const parts = words.flatMap((word) => partsOf(word.normalize("NFC").toLowerCase()));
  const stem = [...parts.join("-")].slice(0, LONGEST).join("").replace(/-$/, "");
  return stem === "" ? noun : stem;
}

/**
 * Characters that Node may treat as letters and TypeScript may not: those of growing Unicode blocks, and beyond the
 * BMP.
 */
const UNSAFE = /[\u0870-\u089f]|\u0c5c|\u0cdc|[\u1ac0-\u1aff]|[\u1c80-\u1c8f]|[\ua7cb-\ua7ff]|[\u{10000}-\u{10ffff}]/gu;

/** The parts of a text that can stand in an identifier, in any script. */
function partsOf(text: string): string[] {
  return (
    text
      .replace(UNSAFE, " ")
      .replaceAll("_", " ")
      .match(/\p{ID_Continue}+/gu) ?? []
  );
}
