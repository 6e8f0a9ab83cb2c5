// Finds the commands of Pulumi, npm and this repository's packages in a text.

/** A command: its name, and its words with quotes resolved. */
export interface Command {
  readonly name: string;
  readonly words: readonly string[];
}

const NAMES = ["pulumi", "pulumi-vonage", "vonage-emulator", "npm"];
const WORD = /"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'|&;<>()]+/.source;

/** The commands in lines of a shell. Other programs are left out. */
export function commandsIn(script: string): Command[] {
  return statements(script).flatMap((statement) => {
    const words = (statement.match(new RegExp(`(?:${WORD})+`, "g")) ?? []).map(unquoted);
    const start = words.findIndex((word) => !/^[A-Z_]+=|^(npx|then|do|!)$/.test(word));
    const [name = "", ...rest] = words.slice(Math.max(start, 0));
    return NAMES.includes(name) ? [{ name, words: rest }] : [];
  });
}

/** Splits a script at the ends of its lines and at its operators, outside of quotes. Drops comments and redirections. */
function statements(script: string): string[] {
  const parts =
    script.replaceAll("\\\n", " ").match(/"(?:[^"\\]|\\.)*"|'[^']*'|[ \t]#.*|^#.*|\d?>>?\s*\S+|<\s*\S+|[\s\S]/gm) ?? [];
  const text = parts
    .filter((part) => !/^[ \t]?#|^\d?>|^</.test(part))
    .map((part) => (/^[|&;()\n]$/.test(part) ? "\0" : part));
  return text.join("").split("\0");
}

function unquoted(word: string): string {
  return word.replace(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'/g,
    (_whole, double?: string, single?: string) => double ?? single ?? "",
  );
}
