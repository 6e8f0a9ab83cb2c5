// Authentication for the Application API: API key and secret, in a Basic header or in the query.
import { timingSafeEqual, createHash } from "node:crypto";
import { type Call, type Dialect, Refusal } from "./exchange";
import { type Account, type Service } from "./service";

export interface Credentials {
  apiKey: string;
  apiSecret: string;
}

/** Returns the account that the credentials belong to. Throws a refusal in the API's own words if there is none. */
export function authorize(service: Service, call: Call, given: Credentials | undefined, problem: Dialect): Account {
  const account = given && service.account(given.apiKey);
  if (!account || !same(account.apiSecret, given.apiSecret)) throw new Refusal(problem(401));
  call.caller = { apiKey: account.apiKey };
  return account;
}

export function basicCredentials(call: Call): Credentials | undefined {
  const [, encoded] = /^basic +([A-Za-z0-9+/_-]+=*) *$/i.exec(call.headers.authorization ?? "") ?? [];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  return colon < 0 ? undefined : { apiKey: decoded.slice(0, colon), apiSecret: decoded.slice(colon + 1) };
}

export function queryCredentials(call: Call): Credentials | undefined {
  const apiKey = call.query.get("api_key");
  const apiSecret = call.query.get("api_secret");
  return apiKey === null || apiSecret === null ? undefined : { apiKey, apiSecret };
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(digest(a), digest(b));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
