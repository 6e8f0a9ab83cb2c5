// The state after a write.
import { withLocal } from "./changes";
import type { Kind } from "./definition";
import type { Properties } from "../schema";
import { written, type Pointer } from "../schema/tree";
import type { Session } from "../session";
import { declaredIn } from "../state/declared";
import { hiddenOf, unsettledOf, type Hidden, type Origin } from "../state/hidden";
import { settle, type Answers } from "../state/refresh";
import { compact } from "../state/values";
import { fromWire } from "../state/wire";

/** A write that the service has answered. */
export interface Answered {
  readonly answer: Properties;
  /** The completed inputs. */
  readonly sent: Properties;
  /** The inputs of the program. */
  readonly news: Properties;
  /** The places that were written; absent if everything was. */
  readonly written?: readonly Pointer[];
  readonly origin: Origin;
  /** Absent if nothing had to be written. */
  readonly updatedAt?: unknown;
  readonly before?: Readonly<Answers>;
  /** The state before an update. */
  readonly old?: Properties;
}

/** The state after a write. Warns of values that the answer lacks, or holds otherwise. */
export function stateAfter(kind: Kind, session: Session, id: string, write: Answered): Properties {
  const { inputsSchema, stateSchema, noun } = kind;
  const answers: Answers = {};
  const [missing, others]: [Pointer[], Pointer[]] = [[], []];
  const settlement = { written: write.written, before: write.before ?? {}, answers, missing, others };
  const ours = fromWire(write.answer, stateSchema, write.sent);
  const settled = settle(ours, write.sent, stateSchema, settlement, write.old) as Properties;
  const warn = (what: string, places: readonly Pointer[]) => {
    if (places.length === 0) return;
    const text = `The service accepted the ${noun} ${id}, but its answer ${what}: ${places.map(written).join(", ")}. Run "pulumi refresh" to see whether it holds them.`;
    session.log("warning", text);
  };
  warn("lacks values that were sent", missing);
  warn("does not hold the values that were sent", others);
  const hidden: Hidden = {
    __declared: declaredIn(write.news, inputsSchema),
    ...(Object.keys(answers).length > 0 ? { __answers: answers } : {}),
    ...write.origin,
    ...(typeof write.updatedAt === "number" ? { __updatedAt: write.updatedAt } : {}),
    __account: session.account.mark,
  };
  return compact({ ...settled, ...hidden });
}

/** The state after a change of properties that Vonage never sees. */
export function stateWithLocal(kind: Kind, state: Properties, sent: Properties, news: Properties): Properties {
  const declared = { __declared: declaredIn(news, kind.inputsSchema) };
  return compact({ ...withLocal(state, sent, kind.stateSchema), ...hiddenOf(state), ...declared });
}

/**
 * The state after an update whose outcome is unknown. A key pair that was generated for it may be in force by now, and
 * nobody else holds it. The state keeps the places that were written, and the next update writes them again.
 */
export function unfinishedState(
  kind: Kind,
  session: Session,
  state: Properties,
  sent: Properties,
  places: readonly Pointer[],
): Properties {
  const unsettled = [...new Set([...unsettledOf(state), ...places])];
  return compact({
    ...withLocal(state, sent, kind.stateSchema),
    ...hiddenOf(state),
    __updatedAt: now(),
    __unsettled: unsettled,
    __account: session.account.mark,
  });
}

/** The state of an object that exists, but could not be changed to what the program declares. */
export function foundState(
  kind: Kind,
  session: Session,
  body: Properties,
  sent: Properties,
  news: Properties,
  origin: Origin,
): Properties {
  const { inputsSchema, stateSchema } = kind;
  const seen = withLocal(fromWire(body, stateSchema, sent) as Properties, sent, stateSchema);
  const hidden = {
    __declared: declaredIn(news, inputsSchema),
    ...origin,
    __account: session.account.mark,
  };
  return compact({ ...seen, ...hidden });
}

/** Now, in seconds since 1970. */
export function now(): number {
  return Date.now() / 1000;
}
