import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../engine/pulumi";

/** The files that a page shows: each code block whose first line is a comment with nothing but the file's name. */
export function filesIn(page: string): Record<string, string> {
  const blocks = [
    ...readFileSync(join(root, page), "utf8").matchAll(/^```\w+\n(?:\/\/|#) ([\w.-]+\.\w+)\n([\s\S]*?)^```/gm),
  ];
  return Object.fromEntries(blocks.map(([, name = "", text = ""]) => [name, text]));
}
