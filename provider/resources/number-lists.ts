// The lists of phone numbers, and the proof that an address is the Numbers API.
import type { Api } from "../http/client";
import { isAbsence, VonageConnectionError, VonageUsageError } from "../http/errors";
import { indexList, walk } from "../http/pages";
import { isObject, type Properties } from "../schema";
import type { Session } from "../session";
import { bodyOf, numberId, sentence } from "./number-wire";

/** The list of the numbers that the account owns. */
export const OWNED = "/account/numbers";
/** The list of the numbers that are for sale. */
const FOR_SALE = "/number/search";
/** A country in which numbers are always for sale. */
const LARGE_COUNTRY = "US";
/** The form of a list in the Numbers API. */
export const shape = indexList("numbers", ["country", "msisdn"]);

/** A number of the account, as the Numbers API lists it. Undefined if the account does not own it. */
export async function owned(api: Api, id: string, signal?: AbortSignal): Promise<Properties | undefined> {
  const [country = "", msisdn = ""] = id.split("/");
  // The pattern matches the begin of a number, so the answer may hold others, too.
  const filter = { country, pattern: msisdn, search_pattern: 0 };
  try {
    for await (const each of walk({ api, path: OWNED, shape, filter, signal })) if (numberId(each) === id) return each;
  } catch (error) {
    throw withoutList(error, id);
  }
  return undefined;
}

/** The numbers of the account that match a filter, in the spelling of this provider's wire bodies. */
export async function* ownedNumbers(
  { account, signal }: Session,
  filter: Readonly<Record<string, string | number>> = {},
): AsyncGenerator<Properties, void> {
  for await (const each of walk({ api: account.client.rest, path: OWNED, shape, filter, signal })) yield bodyOf(each);
}

/** Numbers that are for sale, as the service lists them. */
export function numbersForSale(
  { account, signal }: Session,
  filter: Readonly<Record<string, string | number>>,
): AsyncGenerator<Properties> {
  return walk({ api: account.client.rest, path: FOR_SALE, shape, filter, signal });
}

/** The list of owned numbers with its items as `read` gives them. */
export function asBodies(session: Session): Api {
  return {
    async request(...request) {
      const answer = await session.account.client.rest.request(...request);
      if (!isObject(answer) || !Array.isArray(answer.numbers)) return answer;
      const items = answer.numbers.filter(isObject).map(bodyOf);
      const known = new Map<unknown, Promise<boolean>>();
      return { ...answer, numbers: await Promise.all(items.map((item) => withLiveLink(session, item, known))) };
    },
  };
}

/** A number without its link if the application is gone. The service may still show the link. */
export async function withLiveLink(
  { account, signal }: Session,
  body: Properties,
  known = new Map<unknown, Promise<boolean>>(),
): Promise<Properties> {
  const { app_id: link, ...rest } = body;
  if (typeof link !== "string") return body;
  const exists = known.get(link) ?? account.has("/v2/applications", link, signal);
  known.set(link, exists);
  return (await exists) ? body : rest;
}

/**
 * Makes sure that the address answers as the Numbers API does. Only then a list without a number means that the account does
 * not own it: an empty list is `{}`, and other servers answer that, too. Sends a request or two for a session, when it first
 * misses a number.
 *
 * @throws VonageUsageError where the address shows no numbers at all
 */
export async function requireNumbersApi(session: Session, id: string): Promise<void> {
  try {
    await session.prove("numbers", () => requireForSale(session, id));
  } catch (error) {
    throw new VonageUsageError(
      `${session.account.client.restHost} does not list the number ${id}, but does not answer as the Numbers API either: ${sentence(error)} So nobody knows whether the account owns the number. Nothing was changed. Check vonage:restUrl. If it is right and the number is gone, remove it from the state: pulumi state delete URN.`,
    );
  }
}

async function requireForSale(session: Session, id: string): Promise<void> {
  const countries = [...new Set([id.slice(0, 2), LARGE_COUNTRY])];
  for (const country of countries) {
    const first = await numbersForSale(session, { country, size: 1 }).next();
    if (!first.done) return;
  }
  throw new VonageUsageError(`it has no numbers for sale in ${countries.join(" or ")}`);
}

/** The error of a list that is none: only what a list lists tells that a number is gone. */
function withoutList(error: unknown, id: string): unknown {
  const isUnreadable = error instanceof VonageConnectionError && error.code === "ERR_UNREADABLE";
  if (!isUnreadable && !isAbsence(error)) return error;
  const text = `${sentence(error)} The list of the account's numbers cannot be read, so nobody knows whether the account owns ${id}. Check vonage:restUrl.`;
  if (!isUnreadable) return new VonageUsageError(text);
  const { method, path, code, mayHaveTakenEffect } = error;
  return new VonageConnectionError(method, path, code, text.slice(`${method} ${path}: `.length), mayHaveTakenEffect);
}
