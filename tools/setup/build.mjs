// Builds Pulumi's command line and its language hosts from the Go modules pinned under tools/pulumi.
import { mkdir, readdir, statfs } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { goEnvironment } from "../go-environment.mjs";
import { readGoModule } from "./go-module.mjs";
import { SetupProblem } from "./problem.mjs";
import { say, stopwatch, withProgress } from "../progress.mjs";
import { run } from "../run.mjs";

const GB = 1e9;
const ROOM_FROM_SCRATCH = 6 * GB;
const ROOM_WITH_SOURCES = 3 * GB;

/** Builds the tools that `modules` describe into `bin`. `scratch` is a folder for intermediate files. */
export async function buildFromSource(modules, { bin, scratch, interrupt }) {
  const go = await findGo(modules, interrupt);
  const hasSources = modules.every(({ module, version }) => existsSync(join(go.GOMODCACHE, `${module}@v${version}`)));
  await requireRoom([bin, go.GOCACHE, go.GOMODCACHE], hasSources ? ROOM_WITH_SOURCES : ROOM_FROM_SCRATCH);
  const names = modules.map(({ name }) => name).join(", ");
  say(`  building from source with Go ${go.version} (the first time some minutes, later seconds): ${names}`);
  await mkdir(scratch, { recursive: true });
  for (const module of modules) await build(module, { bin, scratch, interrupt });
}

export async function readModules(root) {
  const folder = join(root, "tools", "pulumi");
  const names = (await readdir(folder)).sort();
  return await Promise.all(names.map((name) => readGoModule(join(folder, name))));
}

/** The folder with the sources of the module that a tool is released in. */
export async function sourcesOf({ folder, module, version }, interrupt) {
  const env = { ...process.env, GOTOOLCHAIN: "local", GOWORK: "off" };
  const { code, stdout, stderr } = await run("go", ["mod", "download", "-json", module], {
    cwd: folder,
    env,
    interrupt,
  });
  if (code !== 0) throw new SetupProblem(`the sources of ${module} ${version} could not be downloaded: ${stderr}`);
  return JSON.parse(stdout).Dir;
}

async function build(module, { bin, scratch, interrupt }) {
  const elapsed = stopwatch();
  let fetched = 0;
  let compiled = 0;
  const onErrorLine = (line) => {
    if (line.startsWith("go: downloading")) fetched++;
    else if (/^[\w.-]+(\/[\w.~-]+)*$/.test(line)) compiled++;
  };
  const counts = () =>
    [fetched && `${fetched} modules fetched`, compiled && `${compiled} packages compiled`].filter(Boolean).join(", ");

  const args = ["build", "-v", "-ldflags", `-s -w ${module.versionFlag}`, "-o", bin, module.tool];
  const env = { ...process.env, ...goEnvironment("-mod=readonly"), GOTMPDIR: scratch };
  const { code, stderr } = await withProgress(
    module.name,
    () => run("go", args, { cwd: module.folder, env, interrupt, onErrorLine }),
    { detail: counts },
  );
  if (code !== 0) {
    say(stderr.split("\n").slice(-15).join("\n").replace(/^/gm, "    "));
    throw new SetupProblem(`building ${module.name} ${module.version} from source failed (Go's message is above)`);
  }
  const done = counts();
  say(`  ${module.name} ${module.version}: built in ${elapsed()}${done ? ` (${done})` : ""}`);
}

async function findGo(modules, interrupt) {
  const needed = modules.map(({ go }) => go).reduce((a, b) => (isOlder(a, b) ? b : a));
  const ask = (...args) =>
    // Runs outside of the modules, because inside of them a Go that is too old does not even print its version.
    run("go", args, { cwd: tmpdir(), env: { ...process.env, GOTOOLCHAIN: "local" }, interrupt, limitSeconds: 60 });

  const answer = await ask("version");
  const version = /\bgo(\d+(?:\.\d+)+)/.exec(answer.stdout)?.[1];
  if (answer.missing || !version)
    throw new SetupProblem(`building it from source needs Go ${needed} or newer, which is not on the PATH`);
  if (isOlder(version, needed))
    throw new SetupProblem(
      `building it from source needs Go ${needed} or newer, and the one on the PATH is ${version}`,
    );

  const { stdout } = await ask("env", "-json", "GOCACHE", "GOMODCACHE");
  return { version, ...JSON.parse(stdout) };
}

function isOlder(version, than) {
  return version.localeCompare(than, "en", { numeric: true }) < 0;
}

/** Throws if one of the file systems under `folders` has less than `bytes` of free space. */
export async function requireRoom(folders, bytes) {
  for (const folder of folders) {
    let existing = folder;
    while (!existsSync(existing)) existing = dirname(existing);
    const { bavail, bsize } = await statfs(existing);
    const free = bavail * bsize;
    if (free < bytes) {
      const gb = (n) => `${(n / GB).toFixed(1)} GB`;
      throw new SetupProblem(
        `building it from source needs some ${gb(bytes)} of disk, and ${existing} has ${gb(free)}`,
      );
    }
  }
}
