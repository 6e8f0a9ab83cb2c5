// The deletion of a resource.
import { isGone } from "./absence";
import type { Kind } from "./definition";
import { mayHaveTakenEffect, VonageUsageError } from "../http/errors";
import type { Remote } from "../remote";
import type { Properties } from "../schema";
import type { Session } from "../session";

/** Deletes an object. Succeeds if it is gone already. */
export async function remove(
  kind: Kind,
  session: Session,
  remoteFor: (properties: Properties) => Remote,
  id: string,
  state: Properties,
): Promise<void> {
  const { noun, type } = kind;
  if (session.holdings.isHeldByAnother(type, id, state.__createdAt)) {
    session.log("info", `The ${noun} ${id} stays: another resource of this program has taken it over.`);
    return;
  }
  const remote = remoteFor(state);
  remote.reads?.forget();
  try {
    await remote.delete(id);
    session.holdings.release(type, id);
  } catch (error) {
    if (await isGone(kind, session, id, state, error)) return session.holdings.release(type, id);
    if (!mayHaveTakenEffect(error)) throw error;
    throw new VonageUsageError(
      `${(error as Error).message.replace(/\.?$/, ".")} The ${noun} ${id} may be gone nevertheless: run "pulumi refresh" before anything else.`,
    );
  }
}
