import { accountMark } from "../../provider/http/account";
import type { VonageClient } from "../../provider/http/client";
import { isNotFound } from "../../provider/http/errors";
import { memberPath } from "../../provider/http/member";
import { listAll, shapes } from "../../provider/http/pages";
import { isObject, type Properties } from "../../provider/schema";
import { Failure } from "../failure";
import { matches } from "./glob";
import { matchKeys, type KeyFiles } from "./key-files";
import { literal } from "../program/literal";
import { eachWithProgress } from "../terminal/progress";

/** Which applications a command is about: all, unless told. */
export interface Selection {
  readonly ids: readonly string[];
  /** Patterns of names, with `*` and `?`. */
  readonly names: readonly string[];
}

/** What an account holds, as the service tells it, in the order of ids. */
export interface Inventory {
  /** The account, as a state remembers it. */
  readonly account: string;
  readonly applications: readonly Properties[];
  /** The users of those applications whose private key is at hand. */
  readonly users: ReadonlyMap<string, readonly Properties[]>;
  /** Private keys by application. */
  readonly keys: ReadonlyMap<string, string>;
  /** What was asked for and not found, or not used. */
  readonly notes: readonly string[];
}

/** Reads what is selected of an account: the lists, and of single objects only what the lists do not tell. */
export async function readInventory(client: VonageClient, selection: Selection, files: KeyFiles): Promise<Inventory> {
  const listed = await list(client);
  expectAll(selection.ids, listed);
  const wanted = sorted(listed.filter((item) => isSelected(item, selection)));
  const found = await eachWithProgress("Applications", wanted, async (item) =>
    isWhole(item) ? item : await read(client, "/v2/applications", item),
  );
  const applications = found.filter((body) => body !== undefined);

  const { keys, notes } = matchKeys(files, applications);
  const users = new Map<string, readonly Properties[]>();
  for (const [id, key] of keys) {
    const api = client.as(id, key);
    const items = await listAll({ api, path: "/v1/users", shape: shapes.users });
    const bodies = await eachWithProgress("Users", items, (item) => read(api, "/v1/users", item));
    users.set(id, sorted(bodies.filter((body) => body !== undefined)));
  }
  const idle = selection.names.filter((pattern) => !listed.some(({ name }) => matches(String(name), pattern)));
  const unmatched = idle.map((pattern) => `There is no application whose name matches ${literal(pattern)}.`);
  const account = accountMark(client.apiKey);
  return { account, applications, users, keys, notes: [...notes, ...unmatched] };
}

/** All applications, each once, and none left out, even where one moves to another page meanwhile. */
async function list(client: VonageClient): Promise<Properties[]> {
  const all = { api: client, path: "/v2/applications", shape: shapes.applications };
  return await listAll(all, (numbers, read) => eachWithProgress("Pages", numbers, read));
}

function expectAll(ids: readonly string[], listed: readonly Properties[]): void {
  const unknown = ids.filter((wanted) => !listed.some(({ id }) => id === wanted));
  if (unknown.length > 0) throw new Failure(`There is no application ${unknown.join(", nor ")} in this account.`);
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
    return (await api.request("GET", memberPath(path, String(id)))) as Properties;
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
