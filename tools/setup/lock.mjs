// A lock file that allows one set-up at a time. It expires with its process, and soon after its machine has stopped.
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { setTimeout as sleep } from "node:timers/promises";
import { Interrupted } from "../run.mjs";

const BEAT_SECONDS = 5;
const STALE_SECONDS = 60;

/** Runs `work` with the lock. Calls `onWait` once if another process holds it. */
export async function withLock(file, { interrupt, onWait }, work) {
  await mkdir(dirname(file), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
  let waited = false;
  while (!(await take(file, mine))) {
    if (await isStale(file)) {
      await rm(file, { force: true });
      continue;
    }
    if (!waited) onWait();
    waited = true;
    await sleep(500);
    if (interrupt?.aborted) throw new Interrupted();
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, BEAT_SECONDS * 1000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if ((await readFile(file, "utf8").catch(() => "")) === mine) await rm(file, { force: true });
  }
}

async function take(file, mine) {
  try {
    await writeFile(file, mine, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

async function isStale(file) {
  let text, age;
  try {
    text = await readFile(file, "utf8");
    age = Date.now() - (await stat(file)).mtimeMs;
  } catch {
    return false;
  }
  if (age > STALE_SECONDS * 1000) return true;
  try {
    const { pid, host } = JSON.parse(text);
    return host === hostname() && !isAlive(pid);
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
