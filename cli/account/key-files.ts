// Reads private keys from files.
import { publicHalfOf, publicKeyOf } from "../../provider/schema/pem";
import { isObject, type Properties } from "../../provider/schema";
import { privateKeyIn, readKeyFolder, type PrivateKeyFile } from "../../provider/session/key-folder";
import { Failure } from "../failure";

/** The private keys from the user: each for a named application, or to be matched by its public half. */
export interface KeyFiles {
  readonly byApplication: ReadonlyMap<string, PrivateKeyFile>;
  readonly unmatched: readonly PrivateKeyFile[];
  /** Files with keys that need a passphrase. */
  readonly locked: readonly string[];
}

/** Reads `APP_ID=FILE` for each of `named`, and every private key in a folder. Reports all problems at once. */
export function readKeyFiles(named: readonly string[] = [], folder?: string): KeyFiles {
  const wrong: string[] = [];
  const byApplication = new Map<string, PrivateKeyFile>();
  for (const text of named) {
    const [, id, file] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (!id || !file) {
      wrong.push("--key must be APP_ID=FILE, such as --key 680754a2-86b9-11e9-8729-3200110428a7=shop.key");
      continue;
    }
    const pem = privateKeyIn(file);
    if (pem) byApplication.set(id, { file, pem });
    else wrong.push(`${file} contains no private key in PEM without a passphrase, or cannot be read`);
  }
  if (wrong.length > 0) throw new Failure(`${wrong.join("; ")}.`);
  return { byApplication, ...(folder === undefined ? { unmatched: [], locked: [] } : keysIn(folder)) };
}

/**
 * The keys by application id, and notes on unused keys. `ofSettings` returns the key of an application in
 * `vonage:privateKeys`.
 */
export function matchKeys(
  { byApplication, unmatched, locked }: KeyFiles,
  applications: readonly Properties[],
  ofSettings: (applicationId: string) => string | undefined,
): { keys: Map<string, string>; notes: string[] } {
  const publicKeys = new Map(applications.map((body) => [String(body.id), publicKeyIn(body)]));
  const wrong: string[] = [];
  const keys = new Map<string, string>();
  for (const [id, { file, pem }] of byApplication) {
    if (!publicKeys.has(id)) wrong.push(`--key ${id}=${file}: this account has no such application`);
    else if (publicKeys.get(id) !== publicHalfOf(pem))
      wrong.push(`--key ${id}=${file}: the key is not the private half of the public key that the application has now`);
    else keys.set(id, pem);
  }
  if (wrong.length > 0) throw new Failure(`${wrong.join("; ")}.`);

  const strays = unmatched.filter(({ pem }) => {
    const half = publicHalfOf(pem);
    const owners = [...publicKeys].filter(([, publicKey]) => publicKey === half).map(([id]) => id);
    for (const id of owners) if (!keys.has(id)) keys.set(id, pem);
    return owners.length === 0;
  });
  const outdated: string[] = [];
  for (const [id, publicKey] of publicKeys) {
    const pem = keys.has(id) ? undefined : ofSettings(id);
    if (pem !== undefined && publicHalfOf(pem) === publicKey) keys.set(id, pem);
    else if (pem !== undefined) outdated.push(id);
  }
  const notes = [
    ...outdated.map(
      (id) => `The key in vonage:privateKeys.${id} is not the one that this application has now, so it was not used.`,
    ),
    ...strays.map(({ file }) => `The key in ${file} belongs to no application here.`),
    ...locked.map(
      (file) => `The key in ${file} has a passphrase, so it was not used. "openssl pkey" removes the passphrase.`,
    ),
  ];
  return { keys, notes };
}

function publicKeyIn({ keys }: Properties): string | undefined {
  const pem = isObject(keys) ? keys.public_key : undefined;
  return typeof pem === "string" ? publicKeyOf(pem) : undefined;
}

function keysIn(folder: string): Pick<KeyFiles, "unmatched" | "locked"> {
  try {
    const { keys, locked } = readKeyFolder(folder);
    return { unmatched: keys, locked };
  } catch {
    throw new Failure(`--keys ${folder}: there is no such folder, or it cannot be read.`);
  }
}
