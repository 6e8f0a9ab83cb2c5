// The refresh and the import of a resource.
import { isGone } from "./absence";
import { adopted } from "./adopted";
import type { Kind } from "./definition";
import { isAbsence, VonageUsageError } from "../http/errors";
import { pause } from "../http/pause";
import type { Remote } from "../remote";
import type { Found } from "../resource";
import type { Properties } from "../schema";
import type { Session } from "../session";
import { declaredIn, inputsOf } from "../state/declared";
import { answersOf, declaredOf, hiddenOf, visible } from "../state/hidden";
import { refresh } from "../state/refresh";
import { compact, equal } from "../state/values";
import { fromWire, tellsAll } from "../state/wire";

/** The wait between two reads of an object that the service may not show yet, in milliseconds. */
const PAUSE = 500;

/**
 * The object as the service has it. Shortly after a write of ours, the service may still show the old object. During
 * that time, reads that do not agree with the state are repeated.
 *
 * @throws an error for which `isAbsence` holds if there is no such object
 */
export async function fetch(
  kind: Kind,
  session: Session,
  remote: Remote,
  id: string,
  state: Properties,
): Promise<Properties> {
  const window = session.account.client.consistencyWindow;
  const written = Math.max(Number(state.__createdAt ?? 0), Number(state.__updatedAt ?? 0));
  // A clock that was ahead must not make this wait for longer than the window.
  const until = Math.min(written * 1000, Date.now()) + window;
  for (;;) {
    // An answer can be slow. It shows the state at the time of the request.
    const isProof = Date.now() >= until;
    try {
      const live = await remote.read(id);
      if (isProof || agrees(kind, live, state)) return live;
    } catch (error) {
      if (!isAbsence(error) || isProof) throw error;
    }
    await pause(PAUSE, session.signal);
  }
}

/** Reads a resource that is managed: a refresh. */
export async function readManaged(
  kind: Kind,
  session: Session,
  remote: Remote,
  id: string,
  state: Properties,
): Promise<Found | undefined> {
  const found = (live: Properties) => foundFor(kind, session, id, live, state, declaredOf(state));
  const alone = async () => found(await fetch(kind, session, remote, id, state));
  const unchanged = (listed: Properties) => {
    if (!tellsAll(listed, state, kind.stateSchema)) return undefined;
    const seen = found(listed);
    return equal(visible(seen.state), visible(state)) ? seen : undefined;
  };
  try {
    return remote.reads ? await remote.reads.read(id, unchanged, alone, session.signal) : await alone();
  } catch (error) {
    if (await isGone(kind, session, id, state, error)) return undefined;
    throw error;
  }
}

/** Reads an object that is managed elsewhere, for a program that knows its id. */
export async function readKnown(
  kind: Kind,
  session: Session,
  remote: Remote,
  id: string,
  inputs: Properties,
): Promise<Found> {
  const live = await existing(kind, session, remote, id, inputs);
  return foundFor(kind, session, id, live, inputs, new Set(declaredIn(inputs, kind.inputsSchema)));
}

/** Reads an object to take it under management. Returns the inputs that a program must declare, and the state. */
export async function readForImport(
  kind: Kind,
  resource: Parameters<typeof adopted>[0],
  session: Session,
  remote: Remote,
  id: string,
  given: Properties,
): Promise<Found> {
  const live = await existing(kind, session, remote, id, given);
  const taken = adopted(resource, live, given, session.account.mark);
  if ("reasons" in taken)
    throw new VonageUsageError(
      `The ${kind.noun} ${id} cannot be imported, because the service holds what cannot be declared: ${taken.reasons.join("; ")}.`,
    );
  return { id, state: compact(taken.state), inputs: compact(taken.inputs) };
}

function missing({ noun }: Kind, session: Session, id: string): VonageUsageError {
  return new VonageUsageError(
    `There is no ${noun} ${id} in this account (${session.account.name}), or the credentials have no access to it.`,
  );
}

async function existing(
  kind: Kind,
  session: Session,
  remote: Remote,
  id: string,
  inputs: Properties,
): Promise<Properties> {
  try {
    return await remote.read(id);
  } catch (error) {
    const isMissing = isAbsence(error) || (await kind.definition.isOrphan?.(session, inputs, error));
    throw isMissing ? missing(kind, session, id) : error;
  }
}

/** The state and the inputs of a live object, in the spelling of what was known before. */
function foundFor(
  { definition, inputsSchema, stateSchema }: Kind,
  session: Session,
  id: string,
  live: Properties,
  known: Properties,
  declared: ReadonlySet<string>,
): Found {
  const ours = fromWire(live, stateSchema, known);
  const state = refresh(ours, known, stateSchema, answersOf(known)) as Properties;
  const inputs = { ...(inputsOf(state, inputsSchema, declared) as Properties), ...definition.reveal?.(state) };
  const hidden = {
    ...hiddenOf(known),
    __declared: [...declared],
    __unsettled: undefined,
    __account: session.account.mark,
  };
  return { id, state: compact({ ...state, ...hidden }), inputs: compact(inputs) };
}

function agrees({ stateSchema }: Kind, live: Properties, state: Properties): boolean {
  const seen = refresh(fromWire(live, stateSchema, state), state, stateSchema, answersOf(state)) as Properties;
  return equal(visible(compact(seen)), visible(state));
}
