// Finds the places below a type of inputs.
import { propertiesOf, resolve, schemaOf, type Schema } from "../../provider/schema";

/** A key, or the index of a list item. */
export type Step = string | number;

/** One place that a program may declare, with everything that its type says. */
export interface Field {
  readonly path: readonly Step[];
  readonly schema: Schema;
  /** The schemas on the path, from the first step to this place. */
  readonly way: readonly Schema[];
  /** Whether the object around it requires it. */
  readonly required: boolean;
}

/**
 * Every place below a type of inputs: scalars, free-form maps, whole lists, and objects whose presence has a meaning.
 * Inside a list, the places of its first item.
 */
export function fieldsOf(type: string): Field[] {
  return below(schemaOf(type), [], []);
}

function below(parent: Schema, path: readonly Step[], way: readonly Schema[]): Field[] {
  const required = resolve(parent).required ?? [];
  return Object.entries(propertiesOf(parent) ?? {}).flatMap(([key, property]) => {
    const schema = resolve(property);
    const field: Field = { path: [...path, key], schema, way: [...way, schema], required: required.includes(key) };
    const properties = propertiesOf(schema);
    if (properties) return [...(schema.group ? [] : [field]), ...below(schema, field.path, field.way)];
    const item = schema.items && resolve(schema.items);
    return [field, ...(item ? below(item, [...field.path, 0], [...field.way, item]) : [])];
  });
}

/** Every place in a value, including objects and lists. */
export function placesIn(value: unknown, path: readonly Step[] = []): Step[][] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Array.isArray(value) ? [...(value as unknown[]).entries()] : Object.entries(value);
  return entries.flatMap(([step, inner]) => [[...path, step], ...placesIn(inner, [...path, step])]);
}

/** The place in the spelling of a program. */
export function written(path: readonly Step[]): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${step}`))
    .join("");
}

/** The value at a place, or undefined. */
export function at(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<Step, unknown>)[step]
        : undefined,
    value,
  );
}

/**
 * A copy with another value at a place, and with the objects and lists that lead there. Undefined removes the value.
 */
export function replaced<T>(value: T, path: readonly Step[], replacement: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return replacement as T;
  if (Array.isArray(value) || typeof step === "number") {
    const list: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
    const item = replaced(list[Number(step)], rest, replacement);
    if (item === undefined) list.splice(Number(step), 1);
    else list[Number(step)] = item;
    return list as T;
  }
  const object: Record<string, unknown> = { ...(value as Record<string, unknown>) };
  const item = replaced(object[step], rest, replacement);
  if (item === undefined) delete object[step];
  else object[step] = item;
  return object as T;
}
