// Lists the pages that people read.
import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "../engine/pulumi";

const FOLDERS = ["docs", "examples", "emulator"];
const BUILT = /(^|\/)(node_modules|dist)\//;

/** The pages of the repository, as paths from its root. */
export function pages(): string[] {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/")),
  );
  const all = [...readdirSync(root), ...inFolders];
  return all.filter((path) => path.endsWith(".md") && !BUILT.test(path)).sort();
}
