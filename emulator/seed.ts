// The whole state as one JSON document: what `--seed` and the data file load, and what `GET /_emulator/state` shows.
import { isObject, type Json, type JsonObject } from "./json";
import { type Kinds, listed } from "./kinds";
import { SeedError, type SeedPart } from "./seed-part";
import { type Account, type Service } from "./service";

/**
 * Takes a dump (the kinds of objects by their names, and `accounts`), the body of a v2 list response, or an array of v2
 * applications. Objects outside of `accounts` go to the first account. Everything is checked before anything is stored.
 */
export function loadSeed(service: Service, kinds: Kinds, seed: Json): void {
  const parts = partsOf(service, seed);
  const stores = listed(kinds).map((kind) => kind.load(parts));
  for (const store of stores) store();
}

function partsOf(service: Service, seed: Json): SeedPart[] {
  const [first] = service.accounts();
  if (!first) throw new SeedError("seed: there is no account to put it in");
  if (Array.isArray(seed)) return [{ account: first, content: { applications: seed }, at: "" }];
  if (!isObject(seed)) throw new SeedError("seed: must be an object or an array of applications");
  if (isObject(seed._embedded)) return [{ account: first, content: seed._embedded, at: "_embedded." }];
  const { accounts = {} } = seed;
  if (!isObject(accounts)) throw new SeedError("seed: accounts must be an object of API keys");
  const others = Object.entries(accounts).map(([apiKey, content]): SeedPart => {
    const account = service.account(apiKey);
    if (!account) throw new SeedError(`seed: accounts.${apiKey} is not one of the emulator's accounts`);
    if (!isObject(content)) throw new SeedError(`seed: accounts.${apiKey} must be an object`);
    return { account, content, at: `accounts.${apiKey}.` };
  });
  return [{ account: first, content: seed, at: "" }, ...others];
}

/** Everything that the service holds, in the form that `loadSeed` takes. No API secret and no private key is in it. */
export function dumpState(service: Service, kinds: Kinds): JsonObject {
  const dumpOf = (account: Account): JsonObject => merged(listed(kinds).map((kind) => kind.dump(account)));
  const [first, ...others] = service.accounts();
  return structuredClone({
    ...(first ? dumpOf(first) : {}),
    ...(others.length > 0
      ? { accounts: Object.fromEntries(others.map((account) => [account.apiKey, dumpOf(account)])) }
      : {}),
  });
}

/** The accounts with everything that they own, as the page shows them: every secret is masked. */
export const shownAccounts = (service: Service, kinds: Kinds): JsonObject[] =>
  service.accounts().map((account) => ({
    apiKey: account.apiKey,
    ...merged(listed(kinds).map((kind) => kind.shown(account))),
  }));

const merged = (objects: JsonObject[]): JsonObject => Object.assign({}, ...objects) as JsonObject;
