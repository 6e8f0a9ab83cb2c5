// Makes key pairs for applications that are created without a public key.
import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

const generate = promisify(generateKeyPair);

export interface KeyPair {
  publicKey: string;
  privateKey: string;
}

export async function makeKeyPair(): Promise<KeyPair> {
  return generate("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
}
