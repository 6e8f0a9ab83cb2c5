// A temporary file that only this user can read.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { orOnExit } from "./cleanup";

/** Runs work on a file that only this user can read. The file is deleted afterwards in every case. */
export async function withPrivateFile<T>(name: string, text: string, work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return await orOnExit(() => work(file), remove);
  } finally {
    remove();
  }
}
