// Authentication for the Users API: a JWT that the stored public key of an application verifies.
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { type Application, type Applications } from "./applications";
import { type Call, Refusal } from "./exchange";
import { isObject, type Json, type JsonObject } from "./json";
import { userProblem } from "./problem";

const DEFAULT_LIFETIME = 15 * 60;
const SHORTEST_LIFETIME = 30;
const LONGEST_LIFETIME = 24 * 60 * 60;
/** How far the clocks of client and service may differ, in seconds. */
const CLOCK_SKEW = 60;

/** Returns the application that the token belongs to. Throws a refusal with 401 if the token is not valid. */
export function authenticate(applications: Applications, call: Call): Application {
  const header = call.headers.authorization;
  if (header === undefined) throw unauthorized("system:error:missing-token");
  const [, token] = /^bearer +(\S+) *$/i.exec(header) ?? [];
  const jwt = token === undefined ? undefined : decode(token);
  if (!jwt) throw unauthorized("system:error:invalid-token");
  const { application_id: id } = jwt.claims;
  const application = typeof id === "string" ? applications.find(id) : undefined;
  const key = application && publicKeyOf(application);
  if (!application || !key || !verify("RSA-SHA256", jwt.signed, key, jwt.signature)) {
    throw unauthorized("system:error:invalid-token");
  }
  checkTimes(jwt.claims);
  if (typeof jwt.claims.jti !== "string" || jwt.claims.jti === "") throw unauthorized("system:error:invalid-token");
  call.caller = { apiKey: application.account.apiKey, applicationId: application.id };
  if (!permits(jwt.claims.acl, call)) throw unauthorized("system:error:permission");
  return application;
}

/** The same for an admin token, which is a token without `sub`. Creating users needs one. */
export function authenticateAdmin(applications: Applications, call: Call): Application {
  const application = authenticate(applications, call);
  const [, token = ""] = /^bearer +(\S+)/i.exec(call.headers.authorization ?? "") ?? [];
  if (decode(token)?.claims.sub !== undefined) throw unauthorized("system:error:permission");
  return application;
}

interface Jwt {
  claims: JsonObject;
  signed: Buffer;
  signature: Buffer;
}

function decode(token: string): Jwt | undefined {
  const [head, payload, signature, ...rest] = token.split(".");
  if (head === undefined || payload === undefined || signature === undefined || rest.length > 0) return undefined;
  const header = decodePart(head);
  const claims = decodePart(payload);
  if (!header || !claims || header.alg !== "RS256") return undefined;
  if (header.typ !== undefined && header.typ !== "JWT") return undefined;
  return { claims, signed: Buffer.from(`${head}.${payload}`), signature: Buffer.from(signature, "base64url") };
}

function decodePart(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function checkTimes(claims: JsonObject): void {
  const now = Date.now() / 1000;
  const { iat, exp, nbf } = claims;
  if (typeof iat !== "number" || iat > now + CLOCK_SKEW) throw unauthorized("system:error:invalid-token");
  if (exp !== undefined && typeof exp !== "number") throw unauthorized("system:error:invalid-token");
  const expiry = exp ?? iat + DEFAULT_LIFETIME;
  if (expiry <= now) throw unauthorized("system:error:expired-token");
  if (expiry - iat < SHORTEST_LIFETIME || expiry - iat > LONGEST_LIFETIME)
    throw unauthorized("system:error:invalid-token");
  if (nbf !== undefined && (typeof nbf !== "number" || nbf > now + CLOCK_SKEW)) {
    throw unauthorized("system:error:invalid-token");
  }
}

/** A token without paths may do everything. Otherwise one of its paths must match, and its methods must include this one. */
function permits(acl: Json | undefined, call: Call): boolean {
  if (!isObject(acl) || !isObject(acl.paths)) return true;
  return Object.entries(acl.paths).some(([pattern, rule]) => {
    const methods = isObject(rule) && Array.isArray(rule.methods) ? rule.methods : [call.method];
    return methods.includes(call.method) && aclPattern(pattern).test(call.path);
  });
}

const aclPattern = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
      .replace(/\/\*\*|\*/g, (star) => (star === "*" ? "[^/]*" : "(?:/.*)?"))}$`,
  );

const keys = new WeakMap<JsonObject, { pem: string; key: KeyObject | undefined }>();

/** Parsed once for each stored object. A key that is not an RSA key verifies no token. */
function publicKeyOf(application: Application): KeyObject | undefined {
  const pem = isObject(application.wire.keys) ? application.wire.keys.public_key : undefined;
  if (typeof pem !== "string") return undefined;
  const known = keys.get(application.wire);
  if (known?.pem === pem) return known.key;
  const key = parseKey(pem);
  keys.set(application.wire, { pem, key });
  return key;
}

function parseKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === "rsa" ? key : undefined;
  } catch {
    return undefined;
  }
}

function unauthorized(code: string): Refusal {
  return new Refusal(userProblem(401, { code, detail: DETAILS[code] }));
}

const DETAILS: Record<string, string> = {
  "system:error:missing-token": "You did not provide a valid token. Please provide a valid token.",
  "system:error:invalid-token": "You did not provide a valid token. Please provide a valid token.",
  "system:error:expired-token": "You provided an expired token. Please provide a valid token.",
  "system:error:permission": "You do not have permission to perform this action.",
};
