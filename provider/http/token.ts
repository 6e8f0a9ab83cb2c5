// Makes tokens for the Users API.
import { randomUUID } from "node:crypto";
import jwt from "jsonwebtoken";
import { signerOf } from "../schema/pem";

/** How long a token is valid, in seconds. Vonage accepts 30 seconds to one day. */
const LIFETIME = 15 * 60;

/** A token that lets its bearer manage the users of one application, signed with the application's private key. */
export function applicationToken(applicationId: string, privateKey: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { application_id: applicationId, iat: now, exp: now + LIFETIME, jti: randomUUID() };
  return jwt.sign(claims, signerOf(privateKey) ?? privateKey, { algorithm: "RS256" });
}
