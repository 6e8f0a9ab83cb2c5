// Replaces a file in one step.
import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** Replaces a file in one step, so that a reader finds the old text or the new one. */
export function writeAtomically(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  const mode = existsSync(path) ? statSync(path).mode & 0o777 : 0o666;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { mode });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
