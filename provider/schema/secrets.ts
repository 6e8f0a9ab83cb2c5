// Finds the secrets in values.
import { isObject, propertiesOf, resolve, type Schema } from ".";

/** The secret values in a value, by its schema. */
export function secretsIn(value: unknown, schema: Schema): string[] {
  const { secret, items } = resolve(schema);
  if (typeof value === "string") return secret ? [value] : [];
  if (Array.isArray(value)) return items ? value.flatMap((item) => secretsIn(item, items)) : [];
  if (!isObject(value)) return [];
  return Object.entries(propertiesOf(schema) ?? {}).flatMap(([key, property]) => secretsIn(value[key], property));
}
