// The state after a write or a refresh.
import { isObject, propertiesOf, resolve, type Properties, type Schema } from "../schema";
import { branches, childOf, childrenOf, pointer, related, type Pointer } from "../schema/tree";
import { alike, digest, equal } from "./values";

/**
 * Digests of answers by place, where the service answered with another spelling of a value that it was sent. While the
 * answer stays the same, the service still holds that value.
 */
export type Answers = Record<Pointer, string>;

/** The context of one write. `stateAfter` adds what it finds in the answer. */
export interface Settlement {
  /** The places that were written. Absent if the whole object was written. */
  readonly written?: readonly Pointer[];
  /** The findings in answers to earlier writes. */
  readonly before: Readonly<Answers>;
  /** Receives the places where the answer spells a value in another way. */
  readonly answers: Answers;
  /** Receives the places that were written and that the answer lacks. */
  readonly missing: Pointer[];
  /** Receives the places that were written and where the answer holds another value, not another spelling. */
  readonly others: Pointer[];
}

/**
 * The state after a write: the values that were sent, and the values that Vonage chose if nothing was sent. It leaves
 * other changes on the service to the next refresh. `old` is the state before an update.
 */
export function settle(
  answer: unknown,
  sent: unknown,
  schema: Schema,
  settlement: Settlement,
  old?: unknown,
  place: Pointer = "",
): unknown {
  if (schema.local) return sent;
  if (sent === undefined && (answer === undefined || schema.computed)) return answer;
  if (sent === undefined && !schema.group) return undefined;
  if (sent !== undefined && !branches(schema, sent)) {
    note(answer, sent, schema, settlement, old, place);
    return sent;
  }
  if (answer === undefined && !schema.group) {
    if (isWritten(place, settlement)) settlement.missing.push(place);
    else keep(place, settlement.answers, settlement.before);
    return sent;
  }
  const settled: Record<string, unknown> = {};
  for (const [key, property] of childrenOf(schema, answer, sent)) {
    const [theirs, ours, base] = [answer, sent, old].map((whole) => childOf(whole, key));
    const value = settle(theirs, ours, property, settlement, base, pointer(place, key));
    if (value !== undefined) settled[key] = value;
  }
  return sent === undefined && Object.keys(settled).length === 0 ? undefined : settled;
}

/**
 * Notes how the answer spells one value, item by item and key by key. Another spelling is fine. An absent value is
 * reported as missing, and another value as such.
 */
function note(
  answer: unknown,
  sent: unknown,
  schema: Schema,
  settlement: Settlement,
  old: unknown,
  place: Pointer,
): void {
  const { answers, before, missing, others } = settlement;
  if (equal(answer, sent)) return;
  if (isMap(sent, schema) && isMap(answer, schema)) {
    for (const key of Object.keys({ ...sent, ...answer })) {
      if (sent[key] === undefined) keep(pointer(place, key), answers, before);
      else note(answer[key], sent[key], {}, settlement, childOf(old, key), pointer(place, key));
    }
  } else if (Array.isArray(answer) && Array.isArray(sent) && answer.length === sent.length) {
    for (const [at, item] of sent.entries()) {
      const base: unknown = Array.isArray(old) ? old[at] : undefined;
      note(answer[at], item, resolve(schema).items ?? {}, settlement, base, pointer(place, String(at)));
    }
  } else if (isObject(answer) && isObject(sent)) {
    for (const [key, property] of childrenOf(schema)) {
      const [theirs, ours, base] = [answer, sent, old].map((whole) => childOf(whole, key));
      note(theirs, ours, property, settlement, base, pointer(place, key));
    }
  } else if (!isWritten(place, settlement)) keep(place, answers, before);
  else if (lacks(answer, sent)) {
    if (!schema.unechoed) missing.push(place);
  } else if (isOther(answer, sent, old, schema)) others.push(place);
  else answers[place] = digest(answer);
}

/**
 * The current state on the service. Values that mean the same keep the spelling of the program. Values that the service
 * never returns are kept.
 */
export function refresh(
  live: unknown,
  state: unknown,
  schema: Schema,
  answers: Readonly<Answers>,
  place: Pointer = "",
): unknown {
  if (schema.local || (live === undefined && (state === undefined || schema.unechoed))) return state;
  if (branches(schema, live, state)) {
    const refreshed: Record<string, unknown> = {};
    let isLess = false;
    for (const [key, property] of childrenOf(schema, live, state)) {
      const known = childOf(state, key);
      const value = refresh(childOf(live, key), known, property, answers, pointer(place, key));
      if (value !== undefined) refreshed[key] = value;
      else if (!equal(known, undefined)) isLess = true;
    }
    // A value that the service never returns may still be there, but not inside an object that is gone.
    if (live === undefined && isLess) return undefined;
    const keys = Object.keys(refreshed);
    if (keys.length === 0 && (live === undefined || (schema.group && state === undefined))) return undefined;
    // One object for both makes later comparisons short.
    const isSame = isObject(state) && keys.length === Object.keys(state).length;
    return isSame && keys.every((key) => refreshed[key] === state[key]) ? state : refreshed;
  }
  if (equal(live, state) || isSpelled(live, place, answers)) return state;
  if (Array.isArray(live) && Array.isArray(state) && live.length === state.length) {
    const { items = {} } = resolve(schema);
    return live.map(
      (item: unknown, at) => refresh(item, state[at], items, answers, pointer(place, String(at))) ?? item,
    );
  }
  if (!isMap(live, schema) || !isMap(state, schema)) return live;
  const seen = (key: string) => refresh(live[key], state[key], {}, answers, pointer(place, key)) ?? live[key];
  return Object.fromEntries(Object.keys(live).map((key) => [key, seen(key)]));
}

/** Whether the service answered with this spelling before. Always false for an absent value. */
function isSpelled(live: unknown, place: Pointer, answers: Readonly<Answers>): boolean {
  return live !== undefined && answers[place] === digest(live);
}

function isMap(value: unknown, schema: Schema): value is Properties {
  return isObject(value) && propertiesOf(schema) === undefined;
}

function isWritten(place: Pointer, { written }: Settlement): boolean {
  return written === undefined || written.some((one) => related(one, place));
}

function keep(place: Pointer, answers: Answers, before: Readonly<Answers>): void {
  for (const [noted, answer] of Object.entries(before)) if (related(noted, place)) answers[noted] = answer;
}

/** Whether the answer lacks the sent value, or items of a list. */
function lacks(answer: unknown, sent: unknown): boolean {
  if (answer === undefined || answer === null) return true;
  return Array.isArray(answer) && Array.isArray(sent) && answer.length < sent.length;
}

/**
 * Whether the answer holds another value than was sent. A text may come back in another spelling, as a URL does. A choice,
 * a number and a key may not, and neither may a text come back as it was before the write.
 */
function isOther(answer: unknown, sent: unknown, old: unknown, schema: Schema): boolean {
  if (sent === undefined || alike(answer, sent)) return false;
  const { enum: choices, format } = resolve(schema);
  const isText = typeof answer === "string" && typeof sent === "string";
  return !isText || choices !== undefined || format === "public-key" || equal(answer, old);
}
