// The examples in the package schema, as files that each language can compile.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../engine/pulumi";

export const folder = join(root, "docs", "snippets");

/** The resources and functions that have an example. */
export const snippets = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The program of an example, in the language that `fence` names. */
export function programOf(snippet: string, fence: string): string {
  const page = readFileSync(join(folder, `${snippet}.md`), "utf8");
  const program = new RegExp(`^\`\`\`${fence}\n([\\s\\S]*?)^\`\`\``, "m").exec(page)?.[1];
  if (!program) throw new Error(`The example ${snippet} shows no program in ${fence}`);
  return program;
}

/** Writes every example in one language below `target`, at the path that `fileOf` returns. Returns the files. */
export function writeSnippets(
  target: string,
  fence: string,
  fileOf: (snippet: string) => string,
  edit = (program: string, _snippet: string) => program,
): string[] {
  return snippets.map((snippet) => {
    const file = join(target, fileOf(snippet));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, edit(programOf(snippet, fence), snippet));
    return file;
  });
}
