// The create of a resource.
import { createOnce, UnsettledError } from "./create-once";
import type { Kind } from "./definition";
import { foundState, stateAfter } from "./keeping";
import { write } from "./update";
import { PartialStateError } from "../http/errors";
import type { Remote } from "../remote";
import type { Properties } from "../schema";
import { fingerprintOf, type Abandoned } from "../session/pending-creates";
import type { Session } from "../session";
import { changesOf } from "./changes";
import { originOf } from "../state/hidden";
import { toWire } from "../state/wire";

/** Creates an object exactly once, and answers with its state. */
export async function create(
  kind: Kind,
  session: Session,
  remoteFor: (properties: Properties) => Remote,
  inputs: Properties,
): Promise<{ id: string; state: Properties }> {
  const { definition, inputsSchema, noun, type } = kind;
  const sent = await kind.make(inputs);
  const remote = remoteFor(sent);
  remote.reads?.forget();

  const written = await noteDown(kind, session, remote, sent, inputs);
  const takeBack = await noteReplacement(kind, session, inputs);
  const created = written.left
    ? { body: written.left, found: true }
    : await createOnce({
        send: () => remote.create(toWire(sent, inputsSchema) as Properties),
        candidates: () => remote.find(sent),
        isTaken: (error) => definition.isTaken?.(error) ?? false,
        isOurs: (found) => definition.isOurs(found, sent, inputs),
        takeOver: inputs.adopt === true,
        noun,
        unsettled: definition.unsettled(sent),
        attempts: 3,
        window: session.account.client.consistencyWindow,
        signal: session.signal,
      }).catch(async (error: unknown) => {
        if (error instanceof UnsettledError) throw error;
        await Promise.all([written.done(), takeBack()]);
        throw error;
      });

  const createdAt = session.holdings.stamp();
  const id = remote.identify(created.body)!;
  session.holdings.hold(type, id, createdAt);
  const origin = originOf({ __createdAt: createdAt, __replaced: session.holdings.replacedBy(type, id) });
  const finish = async (): Promise<Properties> => {
    if (!created.found) return stateAfter(kind, session, id, { answer: created.body, sent, news: inputs, origin });
    // The found object is ours, but it can differ from what was sent.
    const known = foundState(kind, session, created.body, sent, inputs, origin);
    try {
      const places = changesOf(kind, known, sent, inputs).map(({ place }) => place);
      const answered = await write(kind, session, remote, id, known, sent, places, created.body);
      return stateAfter(kind, session, id, { ...answered, sent, news: inputs, written: places, origin });
    } catch (error) {
      throw new PartialStateError(error instanceof Error ? error.message : String(error), id, known);
    }
  };
  const state = await finish().finally(() => written.done());
  definition.remember?.(session, id, state);
  return { id, state };
}

/** Notes on this machine that the resource gets another object. Returns the function that takes the note back. */
async function noteReplacement(
  { definition, type }: Kind,
  { account, holdings, replacements, urn }: Session,
  inputs: Properties,
): Promise<() => Promise<void>> {
  const id = definition.idOf?.(inputs);
  if (!replacements || id === undefined || urn === undefined) return () => Promise.resolve();
  const replaced = holdings.replacedBy(type, id);
  return await replacements.begin({ account: account.mark, type, urn, at: holdings.stamp(), replaced });
}

interface NotedDown {
  /** The object that an earlier create of this name made before its process was killed. */
  readonly left?: Properties;
  /** Removes the note, once the stack has the object or there is none. */
  done(): Promise<void>;
}

/** Notes the create on this machine. Before that, looks for an object that a killed process may have made. */
async function noteDown(
  { definition, noun, type }: Kind,
  session: Session,
  remote: Remote,
  sent: Properties,
  inputs: Properties,
): Promise<NotedDown> {
  const { pendingCreates, account } = session;
  const fingerprint = definition.fingerprint?.(sent, inputs);
  const nothing = { done: () => Promise.resolve() };
  if (!pendingCreates || fingerprint === undefined) return nothing;

  const name = String(sent.name);
  const abandoned = await pendingCreates.abandoned(account.mark, type, name);
  const left: { readonly found: Properties; readonly entry: Abandoned }[] = [];
  if (abandoned.length > 0)
    for await (const found of remote.list()) {
      const theirs = definition.fingerprintOf?.(found);
      const entry = abandoned.find((one) => theirs !== undefined && one.fingerprint === fingerprintOf(theirs));
      if (entry && found.name === name) left.push({ found, entry });
    }
  await Promise.all(abandoned.filter((one) => left.every(({ entry }) => entry !== one)).map((one) => one.settle()));

  const own = { account: account.mark, type, name, fingerprint: fingerprintOf(fingerprint) };
  const done = await pendingCreates.begin(own);
  const [first] = left;
  if (!first) return { done };
  const id = remote.identify(first.found)!;
  session.log(
    "warning",
    `Took over the ${noun} ${id}: an earlier create of ${JSON.stringify(name)} made it, and did not end.`,
  );
  const settle = async () => void (await Promise.all([first.entry.settle(), done()]));
  return { left: await remote.read(id), done: settle };
}
