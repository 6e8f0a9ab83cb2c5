import { isObject, type Schema } from "../schema";
import { branches, childOf, childrenOf, pointer, type Pointer } from "../schema/tree";
import { digest, equal } from "./values";

/**
 * Where the service answered with something else than it was sent: it had normalised the value, or left it out. By
 * place, a digest of its answer. As long as it goes on answering that, it still holds what it was sent.
 */
export type Answers = Record<Pointer, string>;

/**
 * The state after a write: what was sent, and with it what Vonage chose where nothing was sent. What has come about
 * on the service meanwhile is left for the next refresh to show. Notes in `answers` where the answer differs.
 */
export function settle(answer: unknown, sent: unknown, schema: Schema, answers: Answers, place: Pointer = ""): unknown {
  if (schema.local) return sent;
  if (sent === undefined && schema.computed) return answer;
  if (sent === undefined && !schema.group) return undefined;

  if (branches(schema, sent) || sent === undefined) {
    const settled: Record<string, unknown> = {};
    for (const [key, property] of childrenOf(schema, answer, sent)) {
      const value = settle(childOf(answer, key), childOf(sent, key), property, answers, pointer(place, key));
      if (value !== undefined) settled[key] = value;
    }
    return sent === undefined && Object.keys(settled).length === 0 ? undefined : settled;
  }
  if (!equal(answer, sent)) answers[place] = digest(answer);
  return sent;
}

/** The state as the service has it now, with what it never tells, and in the words of the program where it means the same. */
export function refresh(
  live: unknown,
  state: unknown,
  schema: Schema,
  answers: Readonly<Answers>,
  place: Pointer = "",
): unknown {
  if (schema.local) return state;
  if ((isObject(live) || isObject(state)) && branches(schema, live, state)) {
    const refreshed: Record<string, unknown> = {};
    let isLess = false;
    for (const [key, property] of childrenOf(schema, live, state)) {
      const known = childOf(state, key);
      const value = refresh(childOf(live, key), known, property, answers, pointer(place, key));
      if (value !== undefined) refreshed[key] = value;
      else if (!equal(known, undefined)) isLess = true;
    }
    // What the service never shows may be there unseen, but not where it belongs to something that is gone.
    if (live === undefined && isLess) return undefined;
    const isEmpty = Object.keys(refreshed).length === 0;
    return isEmpty && (live === undefined || (schema.group && state === undefined)) ? undefined : refreshed;
  }
  if (equal(live, state)) return state;
  const answer = answers[place];
  return answer !== undefined && answer === digest(live) ? state : live;
}
