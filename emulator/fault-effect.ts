// The effects of a fault rule on the stored object and on the answer.
import { type Answer, type Call, type Dialect } from "./exchange";
import { type FaultRule, type Normalisation } from "./fault-rule";
import { type Hit } from "./faults";
import { isObject, type Json, type JsonObject } from "./json";
import { outgoing, type Outgoing } from "./outgoing";
import { place, rewrite } from "./paths";
import { type Shadows } from "./shadows";

/** Returns the answer that the fault gives instead of the API, or undefined if the API answers. */
export function answerInstead({ rule, retryAfter }: Hit, call: Call, problem: Dialect): Answer | undefined {
  const status = rule.status ?? (retryAfter === undefined && rule.retryAfter === undefined ? undefined : 429);
  if (rule.echo) return echo(call, problem(status ?? 500));
  if (status === undefined) return undefined;
  const answer = status < 400 ? { status, body: rule.body ?? {} } : problem(status);
  return rule.body === undefined ? answer : { status: answer.status, body: rule.body };
}

function echo(call: Call, answer: Answer): Answer {
  const body = isObject(answer.body) ? answer.body : {};
  const authorization = call.headers.authorization ?? "";
  const sent = call.body.toString("utf8");
  return {
    ...answer,
    body: {
      ...body,
      detail: `${call.method} ${call.path} failed. Authorization: ${authorization} Body: ${sent}`,
      request: { headers: { authorization }, query: Object.fromEntries(call.query), body: sent },
    },
  };
}

/** Changes an answer as the rule says. */
export function disturb({ rule, retryAfter }: Hit, answer: Answer): Outgoing {
  const body = structuredClone(answer.body);
  for (const path of rule.omit ?? []) {
    if (body !== undefined) rewrite(body, path, () => undefined);
  }
  for (const [path, value] of Object.entries(rule.show ?? {})) put(body, path, value);
  const out = outgoing({ ...answer, ...(body === undefined ? {} : { body: rule.body ?? body }) });
  if (rule.text !== undefined) out.payload = Buffer.from(rule.text);
  if (rule.empty) delete out.payload;
  const wait = retryAfterHeader(rule, retryAfter);
  out.headers = {
    ...out.headers,
    ...(wait === undefined ? {} : { "retry-after": wait }),
    ...(rule.contentType === undefined ? {} : { "content-type": rule.contentType }),
    ...lowerCased(rule.headers),
  };
  if (rule.truncate) out.delivery = "truncated";
  if (rule.slowBody !== undefined) Object.assign(out, { delivery: "slow", milliseconds: rule.slowBody });
  if (rule.hang) out.delivery = "hanging";
  if (rule.reset) out.delivery = "reset";
  return out;
}

/** A path with `*` changes existing values only. Any other path also adds what is missing. */
function put(body: Json | undefined, path: string, value: Json): void {
  if (path.split(".").includes("*") && body !== undefined) rewrite(body, path, () => structuredClone(value));
  else if (isObject(body)) place(body, path, structuredClone(value));
}

function retryAfterHeader({ retryAfter }: FaultRule, ofBudget: number | undefined): string | undefined {
  if (retryAfter === undefined) return ofBudget?.toString();
  if (typeof retryAfter !== "object") return String(retryAfter);
  return new Date(Date.now() + retryAfter.date * 1000).toUTCString();
}

const lowerCased = (headers: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Returns the change that the rule makes to an object before it is stored, or undefined if it makes none. */
export function alteration({ drop, set, normalise }: FaultRule): ((wire: JsonObject) => void) | undefined {
  if (!drop && !set && !normalise) return undefined;
  return (wire) => {
    const { id } = wire;
    for (const path of drop ?? []) rewrite(wire, path, () => undefined);
    for (const [path, value] of Object.entries(set ?? {})) place(wire, path, structuredClone(value));
    for (const [path, how] of Object.entries(normalise ?? {})) {
      rewrite(wire, path, (value) => (typeof value === "string" ? NORMALISE[how](value) : value));
    }
    if (id !== undefined) wire.id = id;
  };
}

const NORMALISE: Record<Normalisation, (text: string) => string> = {
  lowercase: (text) => text.toLowerCase(),
  uppercase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  "add-trailing-slash": (text) => (text.endsWith("/") ? text : `${text}/`),
  "remove-trailing-slash": (text) => text.replace(/\/+$/, ""),
};

/** Makes reads show an older state for a while after the write. */
export function castShadow(rule: FaultRule, { change }: Answer, { caller }: Call, shadows: Shadows): void {
  if (!change || !caller) return;
  const owner = change.owner ?? caller.applicationId ?? caller.apiKey;
  const { staleFor, staleReads, listsStaleFor, notFoundFor } = rule;
  const past = { owner, shown: change.before };
  if (staleFor !== undefined || staleReads !== undefined) {
    shadows.cast(change.id, { ...past, covers: ["reads", "lists"] }, { milliseconds: staleFor, reads: staleReads });
  } else if (listsStaleFor !== undefined) {
    shadows.cast(change.id, { ...past, covers: ["lists"] }, { milliseconds: listsStaleFor });
  } else if (notFoundFor !== undefined) {
    shadows.cast(change.id, { owner, shown: undefined, covers: ["reads"] }, { milliseconds: notFoundFor });
  }
}
