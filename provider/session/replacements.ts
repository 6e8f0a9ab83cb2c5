// Notes replacements on this machine.
import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Replaced } from "./holdings";

/** A resource that an object was made for. All objects of the resource that were made before `at` are replaced. */
interface Entry {
  readonly account: string;
  readonly type: string;
  readonly urn: string;
  /** In seconds since 1970, and earlier than the time of creation of the object. */
  readonly at: number;
  /** The objects that the new one replaces, if the engine tells them. */
  readonly replaced: Replaced;
}

/** An object that is about to be deleted. */
export interface Doomed {
  readonly account: string;
  readonly type: string;
  readonly id: string;
  readonly urn?: string;
  readonly createdAt: unknown;
}

/**
 * For each resource on this machine, when its newest object was made. A replacement that was interrupted leaves an old object in
 * the state. Another process deletes it, and knows by these files that it is part of a replacement.
 */
export class Replacements {
  constructor(private readonly folder: string) {}

  /**
   * Notes that an object is about to be made. Returns the function that takes the note back. Does nothing if the folder
   * cannot be written.
   */
  async begin(entry: Entry): Promise<() => Promise<void>> {
    const file = this.#fileOf(entry);
    const before = await readFile(file, "utf8").catch(() => undefined);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(file, JSON.stringify(entry), { mode: 0o600 });
    } catch {
      return () => Promise.resolve();
    }
    const back = () => (before === undefined ? rm(file, { force: true }) : writeFile(file, before));
    return () => back().catch(() => undefined);
  }

  /** Whether a newer object took, or was about to take, the place of this one. */
  async isReplaced({ account, type, id, urn, createdAt }: Doomed): Promise<boolean> {
    const files = await readdir(this.folder).catch(() => [] as string[]);
    const entries = await Promise.all(
      files.map(async (file) => parsed(await readFile(join(this.folder, file), "utf8").catch(() => ""))),
    );
    return entries.some(
      (entry) =>
        entry?.account === account &&
        entry.type === type &&
        !(Number(createdAt) > entry.at) &&
        (entry.urn === urn || Object.hasOwn(entry.replaced, id)),
    );
  }

  /** Forgets the note of a resource whose object in the state is older: the newer one never came into the state. */
  settle(account: string, urn: string, createdAt: unknown): void {
    const file = this.#fileOf({ account, urn });
    try {
      const entry = parsed(readFileSync(file, "utf8"));
      if (entry && !(Number(createdAt) > entry.at)) rmSync(file, { force: true });
    } catch {
      // There is no note.
    }
  }

  #fileOf({ account, urn }: Pick<Entry, "account" | "urn">): string {
    const name = createHash("sha256").update(`${account} ${urn}`).digest("base64url");
    return join(this.folder, `${name}.json`);
  }
}

function parsed(text: string): Entry | undefined {
  try {
    return JSON.parse(text) as Entry;
  } catch {
    return undefined; // The file was removed meanwhile, or is incomplete.
  }
}
