// Makes `npx pulumi` work: finds the pinned Pulumi, else downloads it, else builds it into the same place.
import { constants } from "node:fs";
import { access, chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join, resolve } from "node:path";
import { buildFromSource, readModules, sourcesOf } from "./build.mjs";
import { withLock } from "./lock.mjs";
import { SetupProblem } from "./problem.mjs";
import { say, stopwatch, withProgress } from "../progress.mjs";
import { run } from "../run.mjs";

const DOWNLOAD_LIMIT_SECONDS = 300;
const STAGING = ".pulumi-vonage-setup-";
const WINDOWS = process.platform === "win32";
const ENGINE = WINDOWS ? "pulumi.exe" : "pulumi";
/** The tools that every set-up installs. Programs in TypeScript and YAML need them. */
const BASIC_HOSTS = ["pulumi-language-nodejs", "pulumi-language-yaml"];
const PYTHON_HOST = "pulumi-language-python";

/** Scripts that stand beside the engine. They are copied if the download fails. */
const DYNAMIC_SHIM = WINDOWS ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs";
const PYTHON_SCRIPT = "pulumi-language-python-exec";
const SCRIPTS = [DYNAMIC_SHIM, PYTHON_SCRIPT];

/** The version that package.json pins, and the folder where npm's `pulumi` package looks for it. */
export async function locateEngine(root) {
  const { devDependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const version = devDependencies.pulumi;
  const versions = join(resolve(process.env.PULUMI_HOME || join(homedir(), ".pulumi")), "versions");
  return { root, version, versions, bin: join(versions, version, "bin") };
}

/** Makes `npx pulumi` work. `hosts` are additional language hosts. */
export async function setUpEngine(located, hosts, interrupt) {
  const engine = { ...located, hosts: [...BASIC_HOSTS, ...hosts] };
  if ((await whatIsMissing(engine, interrupt)).length === 0) {
    say(`  already in ${engine.bin}`);
    return;
  }
  const onWait = () => say("  another set-up is installing it; waiting for it");
  await withLock(join(engine.versions, `${STAGING}lock`), { interrupt, onWait }, async () => {
    await removeLeftovers(engine.versions);
    const missing = await whatIsMissing(engine, interrupt);
    if (missing.length > 0) await bring(engine, missing, interrupt);
  });
}

/** The answer of `npx pulumi version`. */
export async function askVersion({ root, version }, home, interrupt, limitSeconds) {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_VERSION: version };
  if (home) env.PULUMI_HOME = home;
  const npmsPulumi = join(root, "node_modules", "pulumi", "run.js");
  const { stdout, stderr, timedOut } = await run(process.execPath, [npmsPulumi, "version"], {
    env,
    interrupt,
    limitSeconds,
  });
  const problem = timedOut
    ? "time is up"
    : stderr
        .split("\n")
        .at(-1)
        .replace(/^pulumi: /, "");
  return { works: stdout.trim().split("\n").at(-1) === `v${version}`, problem };
}

async function bring(engine, missing, interrupt) {
  // It is on the file system of the target, so that the move into place is a rename.
  const staging = await mkdtemp(join(engine.versions, STAGING));
  try {
    let bin = join(staging, "versions", engine.version, "bin");
    const onlyScripts = missing.every((file) => SCRIPTS.includes(file));
    const whyNot = onlyScripts ? "" : await download(engine, staging, interrupt);
    if (onlyScripts || whyNot) {
      bin = join(staging, "built", "bin");
      await mkdir(bin, { recursive: true });
      await build(engine, missing, { bin, scratch: join(staging, "scratch"), interrupt }, whyNot);
    }
    await mkdir(engine.bin, { recursive: true });
    // The engine is moved last. Where it is present, everything is present.
    const files = (await readdir(bin)).sort((a, b) => Number(a === ENGINE) - Number(b === ENGINE));
    for (const file of files) {
      const target = join(engine.bin, file);
      if ((await stat(target).catch(() => undefined))?.isDirectory()) await rm(target, { recursive: true });
      await rename(join(bin, file), target);
    }
    say(`  installed in ${engine.bin}`);
  } finally {
    await rm(staging, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Lets npm's `pulumi` package download into a separate home. Returns the reason if it could not. */
async function download(engine, home, interrupt) {
  const elapsed = stopwatch();
  say(`  letting npx pulumi download it (for at most ${DOWNLOAD_LIMIT_SECONDS / 60} minutes)`);
  const { works, problem } = await withProgress("download", () =>
    askVersion(engine, home, interrupt, DOWNLOAD_LIMIT_SECONDS),
  );
  if (!works) {
    say(`  no download: ${problem} (after ${elapsed()})`);
    return problem;
  }
  say(`  downloaded in ${elapsed()}`);
  return undefined;
}

/** Builds the missing tools, and copies the missing scripts. */
async function build(engine, missing, options, whyNot) {
  const modules = await readModules(engine.root);
  const wanted = modules.filter(({ name }) => missing.some((file) => basename(file, ".exe") === name));
  try {
    if (wanted.length > 0) await buildFromSource(wanted, options);
    if (missing.includes(PYTHON_SCRIPT)) {
      const sources = await sourcesOf(
        modules.find(({ name }) => name === PYTHON_HOST),
        options.interrupt,
      );
      await copyFile(join(sources, "python", "cmd", PYTHON_SCRIPT), join(options.bin, PYTHON_SCRIPT));
      await chmod(join(options.bin, PYTHON_SCRIPT), 0o755);
    }
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    throw new SetupProblem(
      `Pulumi ${engine.version} could not be downloaded (${whyNot}), and ${error.message}` +
        ` (the official release may also be put into ${engine.bin}).`,
    );
  }
  if (missing.includes(DYNAMIC_SHIM))
    await copyFile(
      join(engine.root, "node_modules", "@pulumi", "pulumi", DYNAMIC_SHIM),
      join(options.bin, DYNAMIC_SHIM),
    );
}

/** The missing or broken files among those that `up` needs for the programs of `hosts`. */
async function whatIsMissing({ bin, version, hosts }, interrupt) {
  const missing = [];
  const files = [...hosts.map((host) => (WINDOWS ? `${host}.exe` : host)), DYNAMIC_SHIM];
  if (hosts.includes(PYTHON_HOST)) files.push(PYTHON_SCRIPT);
  for (const file of files) if (!(await isProgram(join(bin, file)))) missing.push(file);
  const engine = join(bin, ENGINE);
  const answers = async () => {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const { stdout } = await run(engine, ["version"], { env, interrupt, limitSeconds: 60 });
    return stdout.trim() === `v${version}`;
  };
  if (!(await isProgram(engine)) || !(await answers())) missing.push(ENGINE);
  return missing;
}

async function isProgram(file) {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).size > 0;
  } catch {
    return false;
  }
}

/** Removes the files of set-ups that were killed. */
async function removeLeftovers(versions) {
  for (const name of await readdir(versions))
    if (name.startsWith(STAGING) && name !== `${STAGING}lock`)
      await rm(join(versions, name), { recursive: true, force: true, maxRetries: 5 });
}
