// Compares a folder of generated files with the committed files, and writes files into such a folder.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";

/** Files and folders that a build leaves in the folder of an SDK. They are not committed. */
const BUILT = /(^|\/)(node_modules|bin|target|build|dist|__pycache__|[^/]+\.egg-info)(\/|$)/;

/** The files that differ between the folders, or that only one of them has. */
export async function differences(committed, made) {
  const [ours, theirs] = await Promise.all([filesIn(committed), filesIn(made)]);
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  return names.filter((name) => ours[name] !== theirs[name]);
}

/** `files` are texts by their paths in the folder. */
export async function writeFiles(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => !BUILT.test(name));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")])),
  );
}
