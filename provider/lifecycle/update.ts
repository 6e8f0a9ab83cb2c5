// The update of a resource.
import { isGone } from "./absence";
import { changesOf } from "./changes";
import type { Kind } from "./definition";
import { now, stateAfter, stateWithLocal, unfinishedState } from "./keeping";
import { fetch } from "./read";
import { explained } from "./wording";
import { failLook, mayHaveTakenEffect, PartialStateError, VonageUsageError } from "../http/errors";
import type { Remote } from "../remote";
import type { Properties } from "../schema";
import type { Pointer } from "../schema/tree";
import type { Session } from "../session";
import { isLocal } from "../state/diff";
import { answersOf, declaredOf, originOf, unsettledOf } from "../state/hidden";
import { overlay } from "../state/wire";

/** Changes an object to what the program declares, and returns its state. */
export async function update(
  kind: Kind,
  session: Session,
  remoteFor: (properties: Properties) => Remote,
  id: string,
  state: Properties,
  news: Properties,
): Promise<Properties> {
  const { definition, noun } = kind;
  const sent = await kind.make(news, state);
  const changes = changesOf(kind, state, sent, news);
  if (changes.every(isLocal)) {
    const kept = stateWithLocal(kind, state, sent, news);
    definition.remember?.(session, id, kept);
    return kept;
  }
  const places = changes.filter((change) => !isLocal(change)).map(({ place }) => place);
  const remote = remoteFor(sent);
  remote.reads?.forget();
  try {
    const answered = await write(kind, session, remote, id, state, sent, places);
    const written = {
      ...answered,
      sent,
      news,
      written: places,
      origin: originOf(state),
      before: answersOf(state),
      old: state,
    };
    const kept = stateAfter(kind, session, id, written);
    definition.remember?.(session, id, kept);
    return kept;
  } catch (error) {
    if (await isGone(kind, session, id, state, error))
      throw new VonageUsageError(
        `The ${noun} ${id} does not exist any more: it was deleted elsewhere. ${definition.whenGone ?? 'Run "pulumi refresh", and the next "pulumi up" creates it anew.'}`,
      );
    if (!mayHaveTakenEffect(error)) throw error;
    throw new PartialStateError((error as Error).message, id, unfinishedState(kind, session, state, sent, places));
  }
}

/** Writes the places of an object that change, and nothing else. Sends nothing if the service holds the values already. */
export async function write(
  kind: Kind,
  session: Session,
  remote: Remote,
  id: string,
  state: Properties,
  sent: Properties,
  places: readonly Pointer[],
  found?: Properties,
): Promise<{ answer: Properties; updatedAt?: number }> {
  const live = found ?? (await fetch(kind, session, remote, id, state).catch(failLook));
  const known = { declared: declaredOf(state), unsettled: unsettledOf(state) };
  const merged = overlay(live, sent, state, kind.inputsSchema, known) as Properties;
  const window = session.account.client.consistencyWindow / 1000;
  const always = Number(state.__updatedAt ?? 0) + window > now();
  try {
    const answer = await remote.update(id, { live, merged, always });
    return answer ? { answer, updatedAt: now() } : { answer: live, updatedAt: state.__updatedAt as number | undefined };
  } catch (error) {
    throw explained(error, kind, live, merged, places);
  }
}
