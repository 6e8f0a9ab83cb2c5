// The part of a seed that belongs to one account, and the checks that all kinds of objects share.
import { isObject, type Json, type JsonObject, storable, type Wire } from "./json";
import { type Account } from "./service";

export class SeedError extends Error {
  override readonly name = "SeedError";
}

export interface SeedPart {
  account: Account;
  content: JsonObject;
  /** Its path in the seed, with a dot at the end; empty for the whole seed. */
  at: string;
}

/** A list in a part of a seed, each element with its path. An absent list is empty. */
export const listIn = ({ content, at }: SeedPart, name: string): { value: Json; at: string }[] =>
  elements(content[name] ?? [], `${at}${name}`);

export function elements(list: Json, at: string): { value: Json; at: string }[] {
  if (!Array.isArray(list)) throw new SeedError(`seed: ${at} must be an array`);
  return list.map((value, index) => ({ value, at: `${at}[${index}]` }));
}

/** A copy of an object, with an id. */
export function readWire(value: Json, at: string, makeId: () => string): Wire {
  if (!isObject(value)) throw new SeedError(`seed: ${at} must be an object`);
  const { id = makeId() } = value;
  if (typeof id !== "string") throw new SeedError(`seed: ${at}.id must be a string`);
  return storable(id, structuredClone(value));
}
