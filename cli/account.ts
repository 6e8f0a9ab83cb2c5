import type { VonageClient } from "../provider/client";
import { isNotFound } from "../provider/errors";
import { pagesOf, usersOf } from "../provider/pages";
import { isObject, type Properties } from "../provider/schema";
import { resources } from "../provider/resources";
import { matches } from "./glob";
import { matchKeys, type KeyFiles } from "./key-files";
import { eachWithProgress } from "./progress";

/** Which applications a command is about: all, unless told. */
export interface Selection {
  readonly ids: readonly string[];
  /** Patterns of names, with `*` and `?`. */
  readonly names: readonly string[];
}

/** What an account holds, as the service tells it, in the order of ids. */
export interface Account {
  readonly applications: readonly Properties[];
  /** The users of those applications whose private key is at hand. */
  readonly users: ReadonlyMap<string, readonly Properties[]>;
  /** Private keys by application. */
  readonly keys: ReadonlyMap<string, string>;
  /** Files with keys of no application here. */
  readonly strays: readonly string[];
}

/** Reads what is selected of an account: the lists, and of single objects only what the lists do not tell. */
export async function readAccount(client: VonageClient, selection: Selection, files: KeyFiles): Promise<Account> {
  const listed: Properties[] = [];
  for await (const item of pagesOf(client, resources.Application.path))
    if (typeof item.id === "string") listed.push(item);
  const wanted = sorted(listed.filter((item) => isSelected(item, selection)));
  const applications = await eachWithProgress("Applications", wanted, async (item) =>
    isWhole(item) ? item : ((await read(client, resources.Application.path, item)) ?? item),
  );

  const { keys, strays } = matchKeys(files, applications);
  const users = new Map<string, readonly Properties[]>();
  for (const [id, key] of keys) {
    const api = client.as(id, key);
    const items: Properties[] = [];
    for await (const item of usersOf(api)) items.push(item);
    const found = await eachWithProgress("Users", items, (item) => read(api, resources.User.path, item));
    users.set(id, sorted(found.filter((user) => user !== undefined)));
  }
  return { applications, users, keys, strays };
}

/** Whether a list shows all that a look at the application itself would. */
function isWhole({ keys, capabilities }: Properties): boolean {
  return isObject(keys) && isObject(capabilities);
}

/** The object itself; nothing when it has gone meanwhile. */
async function read(
  api: Pick<VonageClient, "request">,
  path: string,
  { id }: Properties,
): Promise<Properties | undefined> {
  try {
    return (await api.request("GET", `${path}/${encodeURIComponent(String(id))}`)) as Properties;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function isSelected({ id, name }: Properties, { ids, names }: Selection): boolean {
  if (ids.length === 0 && names.length === 0) return true;
  return ids.includes(String(id)) || names.some((pattern) => matches(String(name), pattern));
}

function sorted(bodies: readonly Properties[]): Properties[] {
  const order = (a: Properties, b: Properties) => (String(a.id) < String(b.id) ? -1 : 1);
  return [...bodies].sort(order);
}
