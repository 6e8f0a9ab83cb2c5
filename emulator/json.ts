// The types of JSON, and a parser for bytes that may be anything.

export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

/** A stored application, user or number. */
export interface Wire extends JsonObject {
  id: string;
}

/** More than any documented body needs, and few enough for recursive functions. */
const MAX_DEPTH = 64;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export class JsonSyntaxError extends Error {}

export function parseJson(bytes: Buffer): Json {
  const text = bytes.toString("utf8");
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new JsonSyntaxError("The request body is not valid JSON");
  }
  if (depth(value) > MAX_DEPTH) throw new JsonSyntaxError(`The request body is nested deeper than ${MAX_DEPTH} levels`);
  return value;
}

/** Counts level by level, because a recursive function would overflow the stack on hostile input. */
function depth(value: Json): number {
  let levels = 0;
  let level: Json[] = [value];
  while (level.length > 0 && levels <= MAX_DEPTH) {
    const next: Json[] = [];
    for (const each of level) {
      if (typeof each !== "object" || each === null) continue;
      for (const child of Array.isArray(each) ? each : Object.values(each)) next.push(child);
    }
    level = next;
    levels += 1;
  }
  return levels;
}

/** A JSON merge patch (RFC 7396): null removes, objects merge, anything else replaces. */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged = new Map<string, Json>(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

/** Removes what is never stored from an object that a user gave: links, and the private key. */
export function storable(id: string, { _links, ...wire }: JsonObject): Wire {
  if (!isObject(wire.keys)) return { ...wire, id };
  const { private_key, ...keys } = wire.keys;
  return { ...wire, id, keys };
}

/** Removes null values at every depth: in the body of an application, null means absent. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .map(([key, each]) => [key, withoutNulls(each)]),
  );
}
