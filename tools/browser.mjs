// A headless Chromium for tests and screenshots: the one that an npm package ships, or the one that BROWSER_PATH names.
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./setup/lock.mjs";
import { run } from "./run.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const PACKAGE = join(root, "node_modules/@sparticuz/chromium");
const CACHE = join(root, "node_modules/.cache/chromium");

/** Inside a container there is no user to sandbox away from, and often only a small /dev/shm. */
const ARGUMENTS = ["--headless=shell", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

/** Resolves with `{ options }` for `launch` of playwright-core, or with `{ why }` if this machine has no browser. */
export async function findBrowser() {
  const executablePath = process.env.BROWSER_PATH ?? (await unpack());
  if (!executablePath)
    return { why: "the browser that npm brings is for Linux; BROWSER_PATH can name another Chromium" };
  const { code, stderr, missing } = await run(executablePath, [...ARGUMENTS, "--version"], { limitSeconds: 120 });
  if (missing) return { why: `there is no program ${executablePath}` };
  if (code !== 0) return { why: `Chromium does not start: ${stderr.split("\n")[0] || `code ${code}`}` };
  return { options: { executablePath, args: ARGUMENTS } };
}

/** The package unpacks into the system's folder for temporary files, and not in one step. */
async function unpack() {
  if (process.platform !== "linux" || !existsSync(PACKAGE)) return undefined;
  const { version } = JSON.parse(await readFile(join(PACKAGE, "package.json"), "utf8"));
  const folder = join(CACHE, `${version}-${process.arch}`);
  const program = join(folder, "chromium");
  await withLock(`${folder}.lock`, { onWait: () => {} }, async () => {
    if (existsSync(program)) return;
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    const script = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';
    const { code, stderr } = await run(process.execPath, ["-e", script], {
      cwd: root,
      env: { ...process.env, TMPDIR: unfinished },
      limitSeconds: 600,
    });
    if (code !== 0) throw new Error(`Chromium cannot be unpacked: ${stderr}`);
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  });
  return program;
}
