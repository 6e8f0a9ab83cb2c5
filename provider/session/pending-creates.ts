// Notes creates on this machine until they end.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { isAlive } from "./process";

/** One create, written down before its request is sent. It holds no secret. */
interface Entry {
  readonly account: string;
  readonly type: string;
  readonly name: string;
  /** Identifies the object on the service: the digest of a public key that was generated for this create. */
  readonly fingerprint: string;
  readonly host: string;
  readonly pid: number;
}

/**
 * Creates that are under way on this machine, each in its own file. When a process is killed during a create, its file
 * stays. The next create of that name then finds the object instead of making a second one.
 */
export class PendingCreates {
  constructor(private readonly folder: string) {}

  /** Notes a create. Returns the function that removes the entry. Does nothing if the folder cannot be written. */
  async begin(create: Pick<Entry, "account" | "type" | "name" | "fingerprint">): Promise<() => Promise<void>> {
    const file = join(this.folder, `${randomUUID()}.json`);
    const entry: Entry = { ...create, host: hostname(), pid: process.pid };
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(file, JSON.stringify(entry), { mode: 0o600 });
    } catch {
      return () => Promise.resolve();
    }
    return () => rm(file, { force: true }).catch(() => undefined);
  }

  /** The creates of this name whose process is gone. */
  async abandoned(account: string, type: string, name: string): Promise<Abandoned[]> {
    const files = await readdir(this.folder).catch(() => [] as string[]);
    const found = await Promise.all(
      files.filter((file) => file.endsWith(".json")).map((file) => this.#read(join(this.folder, file))),
    );
    return found.flatMap((one) =>
      one?.entry.account === account &&
      one.entry.type === type &&
      one.entry.name === name &&
      one.entry.host === hostname() &&
      !isAlive(one.entry.pid)
        ? [{ fingerprint: one.entry.fingerprint, settle: () => rm(one.file, { force: true }).catch(() => undefined) }]
        : [],
    );
  }

  async #read(file: string): Promise<{ file: string; entry: Entry } | undefined> {
    try {
      return { file, entry: JSON.parse(await readFile(file, "utf8")) as Entry };
    } catch {
      return undefined; // The file was removed meanwhile, or is incomplete.
    }
  }
}

export interface Abandoned {
  readonly fingerprint: string;
  /** Removes the entry. */
  settle(): Promise<void>;
}

export function fingerprintOf(publicKey: string): string {
  return createHash("sha256").update(publicKey).digest("base64url");
}
