// Creates an object exactly once.
import { pause } from "../http/pause";
import { mayHaveTakenEffect, VonageUsageError } from "../http/errors";
import type { Properties } from "../schema";

/** One create that must happen exactly once, even when answers are lost. */
export interface Creation {
  /** Sends the request once. Returns the body of the answer, which names an id. */
  send(): Promise<Properties>;
  /** Objects that an earlier request may have made. */
  readonly candidates: () => AsyncIterable<Properties>;
  /** Whether a refusal means that the object exists already. */
  isTaken(error: unknown): boolean;
  /** Whether a found object is certainly the one that was sent. */
  readonly isOurs: (found: Properties) => boolean;
  /** Whether to take over an object that exists already. */
  readonly takeOver: boolean;
  readonly noun: string;
  /** The advice for the user when the outcome stays unknown. */
  readonly unsettled: string;
  /** How often to send at most. */
  readonly attempts: number;
  /** How long the service may take to show what it has accepted, in milliseconds. */
  readonly window: number;
  readonly signal?: AbortSignal;
}

export interface Created {
  readonly body: Properties;
  /** Whether the object was found on the service. It can differ from what was sent. */
  readonly found: boolean;
}

/** Whether there is an object stays unknown. The message has the way out. */
export class UnsettledError extends VonageUsageError {}

/**
 * Creates an object once. Vonage has no idempotency keys. When an answer is lost, this looks for the object that the
 * request may have made. It sends again only when no such object shows up within the time that the service may take.
 */
export async function createOnce(creation: Creation): Promise<Created> {
  let uncertain = false;
  for (let attempt = 1; ; attempt += 1) {
    const failure = await attempted(creation);
    if ("body" in failure) return failure;
    const { error } = failure;
    if (creation.isTaken(error)) return await takeOver(creation, uncertain, error);
    if (!mayHaveTakenEffect(error)) throw uncertain ? withWayOut(error, creation) : error;
    uncertain = true;
    const left = await look(creation, creation.isOurs).catch((reason: unknown) => {
      throw withWayOut(attempt < creation.attempts ? reason : error, creation);
    });
    if (left) return { body: left, found: true };
    if (attempt >= creation.attempts) throw withWayOut(error, creation);
  }
}

async function attempted(creation: Creation): Promise<Created | { readonly error: unknown }> {
  try {
    return { body: await creation.send(), found: false };
  } catch (error) {
    return { error };
  }
}

/** Looks until the service must have shown what it has accepted. The last look begins when that time is over. */
async function look(
  { candidates, window, signal }: Creation,
  accepts: (found: Properties) => boolean,
): Promise<Properties | undefined> {
  const until = Date.now() + window;
  for (let wait = 250; ; wait *= 2) {
    const isLast = Date.now() >= until;
    for await (const found of candidates()) if (accepts(found)) return found;
    if (isLast) return undefined;
    await pause(Math.max(0, Math.min(wait, until - Date.now())), signal);
  }
}

async function takeOver(creation: Creation, uncertain: boolean, refusal: unknown): Promise<Created> {
  const accepts = creation.takeOver ? () => true : creation.isOurs;
  const found = creation.takeOver || uncertain ? await look(creation, accepts) : undefined;
  if (found) return { body: found, found: true };
  const message = refusal instanceof Error ? refusal.message : String(refusal);
  throw new VonageUsageError(
    `${message} If the resource was renamed in the program, give it its old name as an alias: aliases: [{ name: "OLD-NAME" }]. If the ${creation.noun} was made elsewhere, adopt: true takes it over, and it is deleted with the stack. Otherwise choose another name.`,
  );
}

function withWayOut(error: unknown, { unsettled }: Creation): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new UnsettledError(`${message.replace(/\.?$/, ".")} ${unsettled}`);
}
