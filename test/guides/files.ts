// Reads the files in a guide.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../engine/pulumi";

/** The files that a page shows. The first line of such a code block is a comment with only the file's name. */
export function filesIn(page: string): Record<string, string> {
  const blocks = [
    ...readFileSync(join(root, page), "utf8").matchAll(/^```\w+\n(?:\/\/|#) ([\w.-]+\.\w+)\n([\s\S]*?)^```/gm),
  ];
  return Object.fromEntries(blocks.map(([, name = "", text = ""]) => [name, text]));
}
