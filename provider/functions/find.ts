// Finds objects by id or by name.
import { VonageUsageError } from "../http/errors";
import { resources, type ResourceName } from "../resources";
import type { Properties } from "../schema";
import type { Session } from "../session";
import { refresh } from "../state/refresh";
import { fromWire } from "../state/wire";

/** The state of an object in a list. It lacks fields that only a read returns. */
export interface InList {
  readonly id: string;
  readonly state: Properties;
}

/** Yields the objects of the account, or those that `query` selects. Reads each page when it is needed. */
export async function* inList(type: ResourceName, session: Session, query: Properties): AsyncGenerator<InList, void> {
  const { definition, stateSchema } = resources[type].kind;
  const remote = definition.remote(session, query);
  try {
    for await (const body of remote.list()) {
      const state = refresh(fromWire(body, stateSchema), {}, stateSchema, {}) as Properties;
      yield { id: remote.identify(body) ?? "", state };
    }
  } catch (error) {
    if (!(await definition.isOrphan?.(session, query, error))) throw error;
    throw new VonageUsageError(
      `There is no application ${String(query.applicationId)} in this account (${session.account.name}).`,
    );
  }
}

/** Reads the state of one object. `inputs` hold the values that the request needs beside the id. */
export async function stateOf(
  type: ResourceName,
  session: Session,
  id: string,
  inputs: Properties,
): Promise<Properties> {
  const found = await resources[type].read(session, { id, inputs });
  if (!found) throw new VonageUsageError(`There is no ${resources[type].noun} ${id}.`);
  return found.state;
}

/** The only object that was found. Throws if there is none, or more than one. */
export function only(found: readonly InList[], what: string): InList {
  const [one, another] = found;
  if (one && !another) return one;
  if (!one) throw new VonageUsageError(`There is no ${what}.`);
  const ids = found.map(({ id }) => id).join(", ");
  throw new VonageUsageError(`There is more than one ${what}: look it up by its id (${ids}).`);
}
