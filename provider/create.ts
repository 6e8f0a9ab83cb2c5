import { mayHaveTakenEffect, VonageUsageError } from "./http/errors";
import type { Properties } from "./schema";

/** What a create needs to know in order to be made once, whatever happens to its answer. */
export interface Creation {
  /** Sends the request, once. */
  send(): Promise<Properties>;
  /** What an earlier request may have left on the service. */
  readonly candidates: () => AsyncIterable<Properties>;
  /** Whether a refusal means that such an object is there already. */
  isTaken(error: unknown): boolean;
  /** Whether what was found is beyond doubt what was sent. */
  readonly isOurs: (found: Properties) => boolean;
  /** Whether to take an object over that is there already. */
  readonly takeOver: boolean;
  readonly noun: string;
  /** What to tell whoever must clear up when the end is not known. */
  readonly unsettled: string;
  /** How often to send at the most. */
  readonly attempts: number;
  /** How long to look before it is certain that nothing was left, in milliseconds. */
  readonly window: number;
}

export interface Created {
  readonly body: Properties;
  /** Whether it was found on the service, and may differ from what was sent. */
  readonly found: boolean;
}

/**
 * Creates an object, and never two. Vonage has no idempotency keys: when an answer is lost, the object is looked for
 * by what tells it from others, until it is found or it is certain that there is none; only then is it sent again.
 */
export async function createOnce(creation: Creation): Promise<Created> {
  let uncertain = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const body = await creation.send();
      if (typeof body.id === "string" && body.id !== "") return { body, found: false };
      uncertain = true;
    } catch (error) {
      if (creation.isTaken(error)) return await takeOver(creation, uncertain, error);
      if (!mayHaveTakenEffect(error)) throw uncertain ? withWayOut(error, creation) : error;
      uncertain = true;
      if (attempt >= creation.attempts) {
        const left = await look(creation, creation.isOurs).catch(() => undefined);
        if (left) return { body: left, found: true };
        throw withWayOut(error, creation);
      }
    }
    const left = await look(creation, creation.isOurs).catch((error: unknown) => {
      throw withWayOut(error, creation);
    });
    if (left) return { body: left, found: true };
    if (attempt >= creation.attempts)
      throw withWayOut(new VonageUsageError("The service accepted it without naming its id"), creation);
  }
}

/** Looks again and again for as long as the service may take to show what it has accepted. */
async function look(
  { candidates, window }: Creation,
  accepts: (found: Properties) => boolean,
): Promise<Properties | undefined> {
  const until = Date.now() + window;
  for (let wait = 250; ; wait *= 2) {
    for await (const found of candidates()) if (accepts(found)) return found;
    if (Date.now() + wait > until) return undefined;
    await new Promise((resume) => setTimeout(resume, wait));
  }
}

async function takeOver(creation: Creation, uncertain: boolean, refusal: unknown): Promise<Created> {
  const accepts = creation.takeOver ? () => true : creation.isOurs;
  const found = creation.takeOver || uncertain ? await look(creation, accepts) : undefined;
  if (found) return { body: found, found: true };
  const message = refusal instanceof Error ? refusal.message : String(refusal);
  throw new VonageUsageError(
    `${message} To manage the ${creation.noun} that is there, set adopt: true in the program (it will then be deleted with the stack, too); else choose another name.`,
  );
}

function withWayOut(error: unknown, { unsettled }: Creation): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new VonageUsageError(`${message.replace(/\.?$/, ".")} ${unsettled}`);
}
