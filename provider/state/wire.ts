// Converts between the program's and the wire spelling.
import { isObject, propertiesOf, resolve, type Properties, type Schema } from "../schema";
import { branches, childOf, childrenOf, pointer, related, type Pointer } from "../schema/tree";
import { canonicalPem } from "../schema/pem";
import { ALL_DECLARED, isSame, type Known } from "./diff";
import { equal, same } from "./values";

/** Turns a value into the wire spelling. Keys of free-form maps are the user's own and stay as they are. */
export function toWire(value: unknown, schema: Schema): unknown {
  const { items } = resolve(schema);
  if (Array.isArray(value)) return items ? value.map((item) => toWire(item, items)) : value;
  if (!isObject(value) || !branches(schema, value)) return value;

  const wire: Record<string, unknown> = {};
  for (const [key, property] of childrenOf(schema, value)) {
    if (property.local) continue;
    const child = childOf(value, key);
    if (isBeside(property, schema)) Object.assign(wire, child);
    else put(wire, wirePath(key, property), toWire(child, property));
  }
  return wire;
}

/**
 * Turns a wire body into the program's spelling. `like` is a known value in that spelling. Properties that the schema
 * does not name are left out, unless `like` has them in the wire spelling. Properties that the body does not mention
 * come from `like`.
 */
export function fromWire(value: unknown, schema: Schema, like?: unknown): unknown {
  const { items, format } = resolve(schema);
  if (Array.isArray(value)) return items ? value.map((item) => fromWire(item, items)) : value;
  if (typeof value === "string") return value === like ? value : canonicalPem(value, format);
  if (!isObject(value) || !propertiesOf(schema)) return value;

  const ours: Record<string, unknown> = {};
  for (const [key, property] of childrenOf(schema)) {
    if (property.local) continue;
    const path = wirePath(key, property);
    const known = childOf(like, key);
    const child = isBeside(property, schema)
      ? named(value, known)
      : tells(value, path)
        ? fromWire(take(value, path), property, known)
        : known;
    if (child !== undefined) ours[key] = child;
  }
  return ours;
}

/**
 * The body of an update, by a three-way merge. The state is the base, the inputs are ours, and `live` is theirs. An
 * input is written if it differs from the state, or if an earlier update without an answer may have written it.
 * Everything else goes back unchanged: values that are not modelled, values that Vonage chose, and changes by others.
 */
export function overlay(
  live: unknown,
  inputs: unknown,
  state: unknown,
  schema: Schema,
  known: Known,
  place: Pointer = "",
): unknown {
  if (inputs === undefined) {
    if (state === undefined) return isUnsettled(place, known) ? undefined : live;
    if (schema.computed && !known.declared.has(place)) return live;
    // Leaving out an empty list changes and removes nothing.
    if (!branches(schema, state) && isSame(state, undefined, schema) && !isUnsettled(place, known)) return live;
    if (!schema.group) return undefined;
  }
  const isReplaced = live !== undefined && !isObject(live);
  if (isReplaced || !branches(schema, inputs, state)) return mergedLeaf(live, inputs, state, schema, known, place);

  const merged: Record<string, unknown> = isObject(live) ? { ...live } : {};
  for (const [key, property] of childrenOf(schema, inputs, state)) {
    if (property.local) continue;
    const below = [childOf(inputs, key), childOf(state, key)] as const;
    const child = pointer(place, key);
    if (isBeside(property, schema)) {
      for (const [name, part] of childrenOf(property, ...below)) {
        const [input, old] = below.map((value) => childOf(value, name));
        put(merged, [name], overlay(childOf(merged, name), input, old, part, known, pointer(child, name)));
      }
    } else {
      const path = wirePath(key, property);
      put(merged, path, overlay(take(merged, path), ...below, property, known, child));
    }
  }
  if (live !== undefined || Object.keys(merged).length > 0) return merged;
  // There is nothing to write. An object that others have removed stays removed until a refresh shows it.
  const isUnchanged = state !== undefined && !isUnsettled(place, known);
  return inputs === undefined || isUnchanged ? undefined : merged;
}

function mergedLeaf(
  live: unknown,
  inputs: unknown,
  state: unknown,
  schema: Schema,
  known: Known,
  place: Pointer,
): unknown {
  if (isUnsettled(place, known)) return toWire(inputs, schema);
  if (isSame(state, inputs, schema)) return live;
  if (live !== undefined && equal(fromWire(live, schema, inputs), inputs)) return live;
  if (Array.isArray(live) && Array.isArray(inputs) && Array.isArray(state))
    return mergedList(live, inputs, state, resolve(schema).items ?? {});
  if (isObject(live) && isObject(inputs) && isObject(state)) return mergedMap(live, inputs, state);
  return toWire(inputs, schema);
}

/**
 * Merges a list item by item. Lists of the same length pair their items by position, others by value. Items that others
 * have removed stay removed, and items that others have added stay, until a refresh shows them.
 */
function mergedList(
  live: readonly unknown[],
  inputs: readonly unknown[],
  state: readonly unknown[],
  items: Schema,
): unknown[] {
  const theirs = paired(
    state,
    live.map((item) => fromWire(item, items)),
  );
  const base = paired(inputs, state);
  const merged = inputs.flatMap((item, at) => {
    const from = base[at];
    if (from === undefined) return [toWire(item, items)];
    const to = theirs[from];
    if (to !== undefined) return [overlay(live[to], item, state[from], items, ALL_DECLARED)];
    return equal(item, state[from]) ? [] : [toWire(item, items)];
  });
  return [...merged, ...live.filter((_, at) => !theirs.includes(at))];
}

/** For each item of a list, the index of its counterpart in another list, where it has one. */
function paired(list: readonly unknown[], other: readonly unknown[]): (number | undefined)[] {
  if (list.length === other.length) return list.map((_, at) => at);
  const free = new Set(other.keys());
  return list.map((item) => {
    const at = [...free].find((index) => equal(other[index], item));
    if (at !== undefined) free.delete(at);
    return at;
  });
}

/** Merges a map with keys of the user's own, key by key. */
function mergedMap(live: Properties, inputs: Properties, state: Properties): Properties {
  const keys = new Set([...Object.keys(live), ...Object.keys(inputs), ...Object.keys(state)]);
  const entries = [...keys].map((key): [string, unknown] => {
    const [theirs, ours, base] = [live, inputs, state].map((map) => (Object.hasOwn(map, key) ? map[key] : undefined));
    if (same(ours, base)) return [key, theirs];
    if (isObject(theirs) && isObject(ours) && isObject(base)) return [key, mergedMap(theirs, ours, base)];
    const areLists = Array.isArray(theirs) && Array.isArray(ours) && Array.isArray(base);
    return [key, areLists ? mergedList(theirs, ours, base, {}) : ours];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function isUnsettled(place: Pointer, { unsettled = [] }: Known): boolean {
  return unsettled.some((one) => related(one, place));
}

/** Turns a wire path into the program's spelling. Unknown names stay as they are. */
export function ourSpelling(wire: string, schema: Schema): string {
  const keys = wire.split(".");
  for (const [key, property] of childrenOf(schema)) {
    const path = wirePath(key, property);
    if (!path.every((step, index) => step === keys[index])) continue;
    const rest = keys.slice(path.length);
    if (rest.length === 0) return key;
    const { items } = resolve(property);
    const [index, ...below] = rest;
    if (items && /^\d+$/.test(index!))
      return [`${key}[${index}]`, ...(below.length ? [ourSpelling(below.join("."), items)] : [])].join(".");
    return `${key}.${ourSpelling(rest.join("."), property)}`;
  }
  return wire;
}

/** The wire names of properties that were asked for. */
const paths = new WeakMap<Schema, readonly string[]>();

/** The wire name of a property: `answer_url` for `answerUrl`, unless the schema says otherwise. */
export function wirePath(key: string, schema: Schema): readonly string[] {
  if (schema.unmodelled) return [key]; // This schema serves many keys.
  const path = paths.get(schema) ??
    schema.wireName?.split(".") ?? [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
  paths.set(schema, path);
  return path;
}

/** Whether the properties of this object stand beside it on the wire, and not inside it. */
function isBeside(schema: Schema, parent: Schema): boolean {
  return Boolean(schema.unmodelled) && !parent.unmodelled;
}

function named(value: Properties, like: unknown): Properties | undefined {
  if (!isObject(like)) return undefined;
  const present = Object.keys(like).filter((key) => value[key] !== undefined);
  return Object.fromEntries(present.map((key) => [key, value[key]]));
}

/** Whether a body says something about each known property. An item of a list may leave some out. */
export function tellsAll(body: Properties, known: Properties, schema: Schema): boolean {
  return childrenOf(schema).every(
    ([key, property]) => childOf(known, key) === undefined || tells(body, wirePath(key, property)),
  );
}

/** Whether a body mentions a place at all. A body without `keys`, for example, says nothing about the public key. */
function tells(value: Properties, path: readonly string[]): boolean {
  return path.length === 1 || take(value, path.slice(0, -1)) !== undefined;
}

function take(value: unknown, path: readonly string[]): unknown {
  return path.reduce(childOf, value);
}

function put(target: Record<string, unknown>, [key, ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    const inner: Record<string, unknown> = { ...(isObject(target[key!]) ? (target[key!] as Properties) : {}) };
    put(inner, rest, value);
    if (value !== undefined || target[key!] !== undefined) target[key!] = inner;
  } else if (value === undefined) delete target[key!];
  else target[key!] = value;
}
