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
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function stemOf(words: readonly string[], noun: string): string {
  const parts = words.flatMap((word) => partsOf(word.normalize("NFC").toLowerCase()));
  const stem = [...parts.join("-")].slice(0, LONGEST).join("").replace(/-$/, "");
  return stem === "" ? noun : stem;
}

/** The parts of a text that can stand in an identifier, in any script of the basic plane. */
function partsOf(text: string): string[] {
  return (text.match(/\p{ID_Continue}+/gu) ?? [])
    .flatMap((part) => part.split(/[\u{10000}-\u{10FFFF}]+|_+/u))
    .filter(Boolean);
}
