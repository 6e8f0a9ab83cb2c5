// A file that keeps the state over restarts.
import { existsSync, readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { parseJson, type Json } from "./json";

export class DataFile {
  #queued: Promise<void> | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly dump: () => Json,
  ) {}

  /** Returns the state that an earlier run has saved, or undefined if there is no file. */
  load(): Json | undefined {
    return existsSync(this.file) ? readJsonFile(this.file) : undefined;
  }

  /** Resolves when the current state is in the file. Calls at the same time share one write. */
  save(): Promise<void> {
    this.#queued ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#queued = undefined;
        this.#running = this.#write();
        return this.#running;
      });
    return this.#queued;
  }

  /** Writes to a second file and renames it, so that the file is complete at any moment. */
  async #write(): Promise<void> {
    const beside = `${this.file}.${process.pid}.tmp`;
    const handle = await open(beside, "w", 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(this.dump(), undefined, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, this.file);
  }
}

export function readJsonFile(file: string): Json {
  try {
    return parseJson(readFileSync(file));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
