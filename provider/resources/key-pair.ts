// Generates key pairs.
import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

/** The two halves of a key pair, in PEM. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Generates a key pair in Vonage's format, RSA with 2048 bits, off the main thread. The private half stays on this machine. */
export function makeKeyPair(): Promise<KeyPair> {
  return promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
}
