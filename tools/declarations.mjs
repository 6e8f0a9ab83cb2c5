// The declarations of packages that programs of the guides use. They are not installed: one of them is 84 MB, and another
// downloads a plugin when it is installed. Only their declaration files are kept.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmCommand } from "./npm.mjs";
import { run } from "./run.mjs";
import { withLock } from "./setup/lock.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const CACHE = join(root, "node_modules/.cache/declarations");

const packages = [
  {
    name: "@pulumi/aws",
    version: "7.48.0",
    integrity: "sha512-roKXYZ2EyjvapKYacvRQNUeW2UBI8MKwzO2338XwdXtCf75TabY4DVy56zY2HbnEU0H1fbBXct8oAx9ynQeMrA==",
  },
  {
    name: "@pulumi/kubernetes",
    version: "4.34.2",
    integrity: "sha512-OcIe8OUwivkEngmjinrmke54INbJ0L6u/CWm8mLh6F7pmIDXyHGTM8PzcZsg5QbSm24HnNUHLl2tEUoOBxDo3w==",
  },
];

/** Fetches each package once, and resolves with the folder of each by its name. `interrupt` ends it. */
export async function setUpDeclarations(interrupt) {
  await mkdir(CACHE, { recursive: true });
  const folders = {};
  for (const each of packages) {
    const folder = join(CACHE, `${each.name}-${each.version}`);
    await withLock(`${folder}.lock`, { interrupt, onWait: () => {} }, async () => {
      if (!existsSync(folder)) await fetchInto(folder, each, interrupt);
    });
    folders[each.name] = folder;
  }
  return folders;
}

async function fetchInto(folder, { name, version, integrity }, interrupt) {
  const unfinished = await mkdtemp(join(CACHE, "unfinished-"));
  try {
    const [npm, ...args] = npmCommand();
    const pack = ["pack", `${name}@${version}`, "--ignore-scripts", "--pack-destination", unfinished];
    await done(npm, [...args, ...pack], interrupt);
    const [archiveName = "no archive"] = await readdir(unfinished);
    const archive = join(unfinished, archiveName);
    const digest = createHash("sha512").update(await readFile(archive));
    if (`sha512-${digest.digest("base64")}` !== integrity)
      throw new Error(
        `${name} ${version} is not what it was: its integrity differs from that in tools/declarations.mjs.`,
      );
    await done("tar", ["-xzf", archive, "-C", unfinished, "--exclude=*.js", "--exclude=*.map"], interrupt);
    await mkdir(dirname(folder), { recursive: true });
    await rename(join(unfinished, "package"), folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function done(command, args, interrupt) {
  const { code, stderr } = await run(command, args, { cwd: root, interrupt, limitSeconds: 300 });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with code ${code}: ${stderr}`);
}
