// Comparisons and digests of plain values.
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { isObject } from "../schema";

/** Whether two values mean the same. The order of keys does not matter, and an empty value equals an absent one. */
export function equal(a: unknown, b: unknown): boolean {
  return a === b || isDeepStrictEqual(a, b) || canonical(a) === canonical(b);
}

/** Whether two values are the same JSON, in any order of keys. Unlike `equal`, an empty value differs from an absent one. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

/** Whether two values differ in their spelling at most: in letter case, outer blanks, a final slash, or quotes. */
export function alike(a: unknown, b: unknown): boolean {
  const [one, other] = [a, b].map((value) =>
    ["string", "number", "boolean"].includes(typeof value)
      ? String(value).trim().toLowerCase().replace(/\/+$/, "")
      : undefined,
  );
  return one !== undefined && one === other;
}

/** A short digest that identifies a value without showing it. */
export function digest(value: unknown): string {
  return createHash("sha256").update(canonical(value)).digest("base64url").slice(0, 16);
}

/** The value without `undefined`, at any depth. Pulumi cannot store it. */
export function compact<T>(value: T): T {
  if (isCompact(value)) return value;
  if (Array.isArray(value))
    return value.filter((item) => item !== undefined).map((item: unknown) => compact(item)) as T;
  if (!isObject(value)) return value;
  const present = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(present.map(([key, item]) => [key, compact(item)])) as T;
}

function isCompact(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isCompact);
  return isObject(value) ? Object.values(value).every(isCompact) : value !== undefined;
}

function canonical(value: unknown): string {
  const text = JSON.stringify(ordered(value)) ?? "null";
  return text === "{}" || text === "[]" ? "null" : text;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, ordered(value[key])]));
}
