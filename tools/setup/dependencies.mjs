// Installs node_modules as package-lock.json describes it.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npmCommand } from "../npm.mjs";
import { withLock } from "./lock.mjs";
import { SetupProblem } from "./problem.mjs";
import { say, stopwatch, withProgress } from "../progress.mjs";
import { run } from "../run.mjs";

export async function setUpDependencies(root, interrupt) {
  if (!(await whyOutdated(root))) {
    say("  up to date with package-lock.json");
    return;
  }
  // It is outside of node_modules, because `npm ci` empties that folder.
  const lock = join(tmpdir(), `npm-ci-${createHash("sha256").update(root).digest("hex").slice(0, 12)}.lock`);
  const onWait = () => say("  another set-up of this folder is running; waiting for it");
  await withLock(lock, { interrupt, onWait }, async () => {
    const reason = await whyOutdated(root);
    if (!reason) return;
    const elapsed = stopwatch();
    say(`  npm ci, as ${reason}`);
    const [npm, ...args] = npmCommand();
    const { code, stdout, stderr, missing } = await withProgress("npm ci", () =>
      run(npm, [...args, "ci", "--include=dev"], { cwd: root, interrupt }),
    );
    if (missing) throw new SetupProblem("The dependencies cannot be installed, because npm is not on the PATH.");
    if (code !== 0) {
      say([stdout, stderr].join("\n").trim().replace(/^/gm, "    "));
      throw new SetupProblem(
        `The dependencies cannot be installed: npm ci ended with code ${code} (its message is above).`,
      );
    }
    say(`  installed in ${elapsed()}`);
  });
}

/** Says in a few words how node_modules differs from package-lock.json. Undefined where they agree. */
export async function whyOutdated(root) {
  const wanted = await readPackages(join(root, "package-lock.json"));
  if (!wanted) throw new SetupProblem("The dependencies cannot be installed, because package-lock.json is missing.");
  // npm writes this record of the installed packages when an installation is complete.
  const installed = await readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!installed) return "node_modules is missing or unfinished";

  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = installed[path];
    // Packages for other platforms are not installed.
    if (!found && (entry.optional || entry.devOptional)) continue;
    if (!found || !existsSync(join(root, path))) return `${path} is missing`;
    if (found.version !== entry.version || found.integrity !== entry.integrity || found.link !== entry.link)
      return `${path} is another version than package-lock.json says`;
  }
  const extra = Object.keys(installed).find((path) => !(path in wanted));
  return extra && `${extra} is not in package-lock.json`;
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
