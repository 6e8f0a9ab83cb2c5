// Reads a folder of private keys.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { privateKeyOf } from "../schema/pem";

export interface PrivateKeyFile {
  readonly file: string;
  readonly pem: string;
}

/** The private keys in a folder, one in each file. Other files are ignored. */
export interface KeyFolder {
  readonly keys: readonly PrivateKeyFile[];
  /** Files with keys that need a passphrase. */
  readonly locked: readonly string[];
}

/** Larger files hold no private key. */
const LARGEST = 64 * 1024;

/** The first lines of the two forms of a private key with a passphrase. */
const LOCKED = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

/** @throws if there is no such folder, or it cannot be read */
export function readKeyFolder(folder: string): KeyFolder {
  const files = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
  const keys = files.flatMap((file) => {
    const pem = privateKeyIn(file);
    return pem ? [{ file, pem }] : [];
  });
  return { keys, locked: files.filter((file) => LOCKED.test(read(file) ?? "")) };
}

/** The private key in a file, in its canonical spelling. Undefined if there is none, or if it needs a passphrase. */
export function privateKeyIn(file: string): string | undefined {
  const text = read(file);
  return text === undefined ? undefined : privateKeyOf(text);
}

function read(file: string): string | undefined {
  try {
    const { size } = statSync(file);
    return size <= LARGEST ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
