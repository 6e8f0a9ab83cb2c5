// A lock for one adoption in a project at a time.
import { createHash } from "node:crypto";
import { linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "../../provider/session/process";
import { Failure } from "../failure";
import { orOnExit } from "./cleanup";

/** Runs work on a project. No other process on this machine can do so at the same time. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const digest = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 16);
  const lock = join(tmpdir(), `pulumi-vonage-adopt-${digest}.lock`);
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid), { mode: 0o600 });
  try {
    take(lock, own);
  } finally {
    rmSync(own, { force: true });
  }
  const release = () => rmSync(lock, { force: true });
  try {
    return await orOnExit(work, release);
  } finally {
    release();
  }
}

/** Takes the lock, also from a process that has died without releasing it. */
function take(lock: string, own: string): void {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (link(own, lock)) return;
    const holder = holderOf(lock);
    if (holder === undefined) continue;
    if (isAlive(holder))
      throw new Failure(
        `Another adopt is at work in this project (process ${holder}). Wait until it has ended, and run adopt again. If there is no such process, delete ${lock}.`,
      );
    moveAside(lock, `${own}.stale`, holder);
  }
  throw new Failure(`The lock ${lock} could not be taken. Run adopt again.`);
}

/** Removes a lock whose holder is dead. Puts it back if somebody else took it in the same moment. */
function moveAside(lock: string, aside: string, holder: number): void {
  try {
    renameSync(lock, aside);
    if (holderOf(aside) !== holder) link(aside, lock);
  } catch {
    // Another process has removed it.
  } finally {
    rmSync(aside, { force: true });
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
