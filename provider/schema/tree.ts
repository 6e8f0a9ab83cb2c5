// Places in values, and their schemas.
import { isObject, propertiesOf, type Schema } from ".";

/** The schema of a place that this release does not model: any value, to which Vonage may add properties. */
const unmodelledPart: Schema = { computed: true, unmodelled: true };

/** A place below a resource, as a JSON Pointer, because a key may contain any character. */
export type Pointer = string;

export function pointer(parent: Pointer, key: string): Pointer {
  return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** A place in the program's spelling, such as `capabilities.voice.region`. */
export function written(place: Pointer): string {
  const keys = place.split("/").slice(1);
  return keys.map((key, index) => step(key.replaceAll("~1", "/").replaceAll("~0", "~"), index)).join("");
}

function step(key: string, index: number): string {
  if (/^\d+$/.test(key)) return `[${key}]`;
  if (!/^[\w$]+$/.test(key)) return `[${JSON.stringify(key)}]`;
  return index === 0 ? key : `.${key}`;
}

/** Whether values of this schema are compared property by property, and not as a whole. */
export function branches(schema: Schema, ...values: unknown[]): boolean {
  let isGiven = false;
  for (const value of values) {
    if (value === undefined || value === null) continue;
    if (!isObject(value)) return false;
    isGiven = true;
  }
  return propertiesOf(schema) !== undefined || (Boolean(schema.unmodelled) && isGiven);
}

type Child = readonly [key: string, schema: Schema];

const named = new WeakMap<object, readonly Child[]>();

/** The properties below a schema. Where it names none, they are those of the values. */
export function childrenOf(schema: Schema, ...values: unknown[]): readonly Child[] {
  const properties = propertiesOf(schema);
  if (properties) {
    const children = named.get(properties) ?? Object.entries(properties);
    named.set(properties, children);
    return children;
  }
  if (!schema.unmodelled) return [];
  const keys = new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : [])));
  return [...keys].map((key) => [key, unmodelledPart]);
}

/** A property of a value, or undefined if the value is not an object. */
export function childOf(value: unknown, key: string): unknown {
  if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
  return value[key] ?? undefined;
}

/** Whether two places are the same, or one contains the other. */
export function related(one: Pointer, other: Pointer): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
