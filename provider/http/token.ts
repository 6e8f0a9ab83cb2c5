// Makes tokens for the Users API.
import { createPrivateKey, randomUUID, type KeyObject } from "node:crypto";
import jwt from "jsonwebtoken";

/** How long a token is valid, in seconds. Vonage accepts 30 seconds to one day. */
const LIFETIME = 15 * 60;

/** A token that lets its bearer manage the users of one application, signed with the application's private key. */
export function applicationToken(applicationId: string, privateKey: KeyObject | string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { application_id: applicationId, iat: now, exp: now + LIFETIME, jti: randomUUID() };
  return jwt.sign(claims, privateKey, { algorithm: "RS256" });
}

/** A private key to sign with. To parse it takes as long as to sign. A text that is no key stays a text. */
export function signerOf(privateKey: string): KeyObject | string {
  try {
    return createPrivateKey(privateKey);
  } catch {
    return privateKey;
  }
}
