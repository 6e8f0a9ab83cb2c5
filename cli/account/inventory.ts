// Reads the objects of an account.
import type { Session } from "../../provider/session";
import type { Properties } from "../../provider/schema";
import { Failure } from "../failure";
import { literal } from "../program/literal";
import { kindNames, kinds } from "../resources";
import { listApplications, wholeApplications } from "../resources/application";
import { sorted, type Item, type NumberSelection, type Reading } from "../resources/kind";
import { matches } from "./glob";
import { matchKeys, type KeyFiles } from "./key-files";

/** The objects to read. By default all applications, and the numbers that are linked to them. */
export interface Selection {
  readonly ids: readonly string[];
  /** Patterns of names, with `*` and `?`. */
  readonly names: readonly string[];
  readonly numbers: NumberSelection;
}

/** The objects of an account, as the service returns them. */
export interface Inventory {
  /** The mark of the account, as in a state. */
  readonly account: string;
  /** The objects, by kind and in the order of their ids. */
  readonly items: readonly Item[];
  /** Private keys by application. */
  readonly keys: ReadonlyMap<string, string>;
  /** Notes on selections that matched nothing, and on keys that were not used. */
  readonly notes: readonly string[];
}

/** Reads the selected objects of an account. */
export async function readInventory(session: Session, selection: Selection, files: KeyFiles): Promise<Inventory> {
  const { client } = session.account;
  const listed = await listApplications(client);
  expectAll(selection.ids, listed);
  const wanted = sorted(listed.filter((item) => isSelected(item, selection)));
  const applications = await wholeApplications(client, wanted);
  const { keys, notes } = matchKeys(files, applications, (id) => session.signingKeys.newest(id));
  const existing = new Set(listed.map(({ id }) => String(id)));
  const reading: Reading = { session, numbers: selection.numbers, existing, applications, keys };
  const items: Item[] = [];
  for (const type of kindNames) items.push(...(await kinds[type].read(reading)));

  const idle = selection.names.filter((pattern) => !listed.some(({ name }) => matches(String(name), pattern)));
  const unmatched = idle.map((pattern) => `There is no application whose name matches ${literal(pattern)}.`);
  return { account: session.account.mark, items, keys, notes: [...notes, ...unmatched] };
}

function expectAll(ids: readonly string[], listed: readonly Properties[]): void {
  const unknown = ids.filter((wanted) => !listed.some(({ id }) => id === wanted));
  if (unknown.length > 0) throw new Failure(`There is no application ${unknown.join(", nor ")} in this account.`);
}

function isSelected({ id, name }: Properties, { ids, names }: Selection): boolean {
  if (ids.length === 0 && names.length === 0) return true;
  return ids.includes(String(id)) || names.some((pattern) => matches(String(name), pattern));
}
