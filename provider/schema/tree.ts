import { isObject, propertiesOf, type Schema } from ".";

/** The schema of what this release does not model: any value, which Vonage may add to. */
const unmodelledPart: Schema = { computed: true, unmodelled: true };

/** A place below a resource, as a JSON Pointer, so that keys of any spelling can be told apart. */
export type Pointer = string;

export function pointer(parent: Pointer, key: string): Pointer {
  return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** A place as a program would write it: `capabilities.voice.region`. */
export function written(place: Pointer): string {
  const keys = place.split("/").slice(1);
  return keys.map((key, index) => step(key.replaceAll("~1", "/").replaceAll("~0", "~"), index)).join("");
}

function step(key: string, index: number): string {
  if (/^\d+$/.test(key)) return `[${key}]`;
  if (!/^[\w$]+$/.test(key)) return `[${JSON.stringify(key)}]`;
  return index === 0 ? key : `.${key}`;
}

/** Whether values of this schema are compared property by property, and not as one. */
export function branches(schema: Schema, ...values: unknown[]): boolean {
  const given = values.filter((value) => value !== undefined && value !== null);
  if (!given.every(isObject)) return false;
  return propertiesOf(schema) !== undefined || (Boolean(schema.unmodelled) && given.length > 0);
}

/** The properties below a schema: those that it names, or, where it models none, those that the values have. */
export function childrenOf(schema: Schema, ...values: unknown[]): [key: string, schema: Schema][] {
  const properties = propertiesOf(schema);
  if (properties) return Object.entries(properties);
  if (!schema.unmodelled) return [];
  const keys = new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : [])));
  return [...keys].map((key) => [key, unmodelledPart]);
}

/** The property of a value that may be none. */
export function childOf(value: unknown, key: string): unknown {
  if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
  return value[key] ?? undefined;
}

/** Whether one of two places is the other, or contains it. */
export function related(one: Pointer, other: Pointer): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
