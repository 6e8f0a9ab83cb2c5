// The whole state as one JSON document: what `--seed` and the data file load, and what `GET /_emulator/state` shows.
import { randomUUID } from "node:crypto";
import { isObject, type Json, type JsonObject, type Wire } from "./json";
import { masked } from "./mask";
import { dumpNumbers, NumberError, readNumber, readStockNumber } from "./numbers-store";
import { type Account, storable, type Store } from "./store";

export class SeedError extends Error {
  override readonly name = "SeedError";
}

/**
 * Takes a dump (`{ applications, users, numbers, stock, accounts }`), the body of a v2 list response, or an array of v2
 * applications. Objects outside of `accounts` go to the first account. Everything is checked before anything is stored.
 */
export function loadSeed(store: Store, seed: Json): void {
  const [first] = store.allAccounts();
  if (!first) throw new SeedError("seed: there is no account to put it in");
  const parts: Part[] = [];
  if (Array.isArray(seed)) parts.push({ account: first, part: { applications: seed }, at: "" });
  else if (!isObject(seed)) throw new SeedError("seed: must be an object or an array of applications");
  else if (isObject(seed._embedded)) parts.push({ account: first, part: seed._embedded, at: "_embedded." });
  else {
    parts.push({ account: first, part: seed, at: "" });
    const { accounts = {} } = seed;
    if (!isObject(accounts)) throw new SeedError("seed: accounts must be an object of API keys");
    for (const [apiKey, part] of Object.entries(accounts)) {
      const account = store.account(apiKey);
      if (!account) throw new SeedError(`seed: accounts.${apiKey} is not one of the emulator's accounts`);
      if (!isObject(part)) throw new SeedError(`seed: accounts.${apiKey} must be an object`);
      parts.push({ account, part, at: `accounts.${apiKey}.` });
    }
  }
  const ids = new Set(store.allAccounts().flatMap(({ applications }) => [...applications.keys()]));
  const loads = parts.flatMap(({ account, part, at }) => readPart(account, part, at, ids));
  const numbers = readNumbers(store, parts);
  for (const { account, wire, users } of loads) {
    const application = store.putApplication(account, wire.id, wire);
    for (const user of users) application.users.put(user.id, user);
  }
  for (const number of numbers.stock) store.numbers.offer(number);
  for (const { account, wire } of numbers.owned) store.numbers.put(account.apiKey, wire);
}

interface Part {
  account: Account;
  part: JsonObject;
  at: string;
}

/** Numbers for sale beyond the usual stock, and the objects of the accounts. */
function readNumbers({ numbers }: Store, parts: Part[]) {
  const taken = new Set(numbers.owned().map(({ wire }) => wire.id));
  const read = <Value>(value: Json, at: string, reader: (value: unknown) => Value): Value => {
    try {
      return reader(value);
    } catch (error) {
      if (error instanceof NumberError) throw new SeedError(`seed: ${at}: ${error.message}`);
      throw error;
    }
  };
  const list = (value: Json, at: string): Json[] => {
    if (!Array.isArray(value)) throw new SeedError(`seed: ${at} must be an array`);
    return value;
  };
  const { stock = [] } = parts[0]?.part ?? {};
  return {
    stock: list(stock, "stock").map((each, index) =>
      read(each, `stock[${index}]`, (value) => readStockNumber(value, numbers)),
    ),
    owned: parts.flatMap(({ account, part, at }) =>
      list(part.numbers ?? [], `${at}numbers`).map((each, index) => {
        const where = `${at}numbers[${index}]`;
        const wire = read(each, where, (value) => readNumber(value, numbers));
        if (taken.has(wire.id)) throw new SeedError(`seed: ${where}: ${wire.id} is there twice`);
        taken.add(wire.id);
        return { account, wire };
      }),
    ),
  };
}

interface Load {
  account: Account;
  wire: Wire;
  users: Wire[];
}

function readPart(
  account: Account,
  { applications = [], users = {} }: JsonObject,
  at: string,
  ids: Set<string>,
): Load[] {
  if (!Array.isArray(applications)) throw new SeedError(`seed: ${at}applications must be an array`);
  if (!isObject(users)) throw new SeedError(`seed: ${at}users must be an object of application ids`);
  const loads = applications.map((application, index): Load => {
    const where = `${at}applications[${index}]`;
    const wire = readObject(application, where, randomUUID);
    if (ids.has(wire.id)) throw new SeedError(`seed: ${where}.id ${wire.id} appears twice`);
    ids.add(wire.id);
    if (wire.name !== undefined && typeof wire.name !== "string")
      throw new SeedError(`seed: ${where}.name must be a string`);
    wire.capabilities ??= {};
    if (!isObject(wire.capabilities)) throw new SeedError(`seed: ${where}.capabilities must be an object`);
    return { account, wire, users: [] };
  });
  for (const [id, list] of Object.entries(users)) {
    const load = loads.find(({ wire }) => wire.id === id);
    if (!load) throw new SeedError(`seed: ${at}users.${id} belongs to no application of this seed`);
    if (!Array.isArray(list)) throw new SeedError(`seed: ${at}users.${id} must be an array`);
    load.users = readUsers(list, `${at}users.${id}`);
  }
  return loads;
}

function readUsers(list: Json[], at: string): Wire[] {
  const taken = new Set<string>();
  return list.map((each, index) => {
    const user = readObject(each, `${at}[${index}]`, () => `USR-${randomUUID()}`);
    user.name ??= `NAM-${randomUUID()}`;
    if (typeof user.name !== "string") throw new SeedError(`seed: ${at}[${index}].name must be a string`);
    for (const unique of [user.id, `name ${user.name}`]) {
      if (taken.has(unique)) throw new SeedError(`seed: ${at}[${index}]: ${unique} appears twice`);
      taken.add(unique);
    }
    user.properties ??= { custom_data: {} };
    user.channels ??= {};
    return user;
  });
}

function readObject(value: Json, at: string, makeId: () => string): Wire {
  if (!isObject(value)) throw new SeedError(`seed: ${at} must be an object`);
  const { id = makeId() } = value;
  if (typeof id !== "string") throw new SeedError(`seed: ${at}.id must be a string`);
  return storable(id, structuredClone(value));
}

/** Everything in the store, in the form that `loadSeed` takes. No API secret and no private key is in it. */
export function dumpState(store: Store): JsonObject {
  const [first, ...others] = store.allAccounts();
  const dump: JsonObject = first ? dumpAccount(first, store) : {};
  const stock = store.numbers.unusualStock();
  if (stock.length > 0) dump.stock = stock;
  if (others.length > 0) {
    dump.accounts = Object.fromEntries(others.map((account) => [account.apiKey, dumpAccount(account, store)]));
  }
  return structuredClone(dump);
}

function dumpAccount({ apiKey, applications }: Account, store: Store): JsonObject {
  const all = [...applications.values()];
  const users = all.map(({ id, users }) => [id, users.all()] as const).filter(([, list]) => list.length > 0);
  const numbers = dumpNumbers(store.numbers, apiKey);
  return {
    applications: all.map(({ wire }) => wire),
    users: Object.fromEntries(users),
    ...(numbers.length > 0 ? { numbers } : {}),
  };
}

/** The accounts with everything that they own, as the page shows them: every secret is masked. */
export const shownAccounts = (store: Store): JsonObject[] =>
  store.allAccounts().map((account) => {
    const { applications = [], users = {}, numbers = [] } = dumpAccount(account, store);
    const ofUsers = Object.entries(users as JsonObject).map(([id, list]) => [id, masked(list)]);
    return {
      apiKey: account.apiKey,
      applications: masked(applications),
      users: Object.fromEntries(ofUsers) as JsonObject,
      numbers: masked(numbers),
    };
  });
