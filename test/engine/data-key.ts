// The key of a stack's secrets, which the keeper wraps. It encrypts and decrypts as Pulumi does.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { unwrapped, wrapped } from "./keeper";

const CIPHER = "aes-256-gcm";
const TAG_LENGTH = 16;

/** The key of a stack's secrets. */
export class DataKey {
  readonly #key: Buffer;

  /** The wrapped key, as Pulumi writes it into settings and states. By default a new key. */
  constructor(readonly wrapped: string = wrap(randomBytes(32))) {
    this.#key = unwrap(wrapped);
  }

  encrypt(text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(CIPHER, this.#key, nonce);
    const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return `v1:${nonce.toString("base64")}:${sealed.toString("base64")}`;
  }

  decrypt(encrypted: string): string {
    const [version, nonce, sealed] = encrypted.split(":");
    if (version !== "v1" || !nonce || !sealed) throw new Error("This is no secret as Pulumi encrypts it");
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv(CIPHER, this.#key, Buffer.from(nonce, "base64"));
    decipher.setAuthTag(bytes.subarray(-TAG_LENGTH));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_LENGTH)), decipher.final()]).toString("utf8");
  }
}

function wrap(key: Buffer): string {
  return Buffer.from(wrapped(key.toString("base64"))).toString("base64");
}

function unwrap(text: string): Buffer {
  return Buffer.from(unwrapped(Buffer.from(text, "base64").toString()), "base64");
}
