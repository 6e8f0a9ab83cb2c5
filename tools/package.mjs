// Makes the files of a release, in dist/release/ or the given folder: the archives of the plugin, the npm packages, the
// SDKs, and the checksums of all. With --standalone also the executables that need no Node.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { missingTools } from "./languages.mjs";
import { npmCommand } from "./npm.mjs";
import { makeArchive } from "./plugin-archive.mjs";
import { say, stopwatch } from "./progress.mjs";
import { checksums } from "./release/checksums.mjs";
import { sdks } from "./release/sdks.mjs";
import { machines, makeStandalone } from "./release/standalone.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const { positionals, values } = parseArgs({ allowPositionals: true, options: { standalone: { type: "boolean" } } });
const release = resolve(positionals[0] ?? join(root, "dist/release"));
const targets = ["linux", "darwin", "windows"].flatMap((os) => ["amd64", "arm64"].map((arch) => ({ os, arch })));
/** Only the launcher for Windows is compiled. */
const toolsFor = ({ os }) => (os === "windows" ? ["go"] : []);

rmSync(release, { recursive: true, force: true });
mkdirSync(release, { recursive: true });

const parts = [
  ...targets.map((target) => ({
    title: `the plugin for ${target.os}-${target.arch}`,
    tools: toolsFor(target),
    pack: () => makeArchive(target, release),
  })),
  { title: "the npm packages", tools: [], pack: packNpm },
  ...sdks,
  ...(values.standalone ? machines : []).map((machine) => ({
    title: `the executable for ${machine.os}-${machine.arch}${machine.isTested ? "" : " (untested)"}`,
    tools: [],
    pack: () => makeStandalone(root, machine, release),
  })),
];
const left = [];
for (const { title, tools, pack } of parts) {
  const missing = await missingTools({ tools });
  if (missing.length > 0) {
    left.push(`${title} (not on the PATH: ${missing.join(", ")})`);
    continue;
  }
  const elapsed = stopwatch();
  await pack(root, release);
  say(`${title}: packed in ${elapsed()}`);
}

checksums.write(release);
process.stdout.write(readFileSync(checksums.file(release), "utf8"));
if (left.length > 0) {
  console.error(`Left out: ${left.join("; ")}.`);
  process.exitCode = 1;
}

function packNpm() {
  const [npm, ...args] = npmCommand();
  const pack = ["pack", "--loglevel=error", "--workspaces", "--include-workspace-root", "--pack-destination", release];
  execFileSync(npm, [...args, ...pack], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}
