// Prepared key pairs for tests, because generating a pair takes long.
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

const folder = join(__dirname, "fixtures/keys");
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".pem"))
  .sort();
const prepared = [...files];
const read = (file: string) => readFileSync(join(folder, file), "utf8");

/** The private halves of all prepared key pairs, taken or not. */
export function preparedKeys(): string[] {
  return files.map(read);
}

/** A key pair that this process has not taken yet. */
export function takeKeyPair(): KeyPair {
  const file = prepared.shift();
  if (file === undefined) return makeKeyPair();
  const privateKey = read(file);
  return { privateKey, publicKey: createPublicKey(privateKey).export({ type: "spki", format: "pem" }) as string };
}

export function takeKeyPairs(count: number): KeyPair[] {
  return Array.from({ length: count }, takeKeyPair);
}

function makeKeyPair(): KeyPair {
  return generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
}
