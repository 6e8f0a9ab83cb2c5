// Finds the secrets in values.
import { isObject, propertiesOf, resolve, type Schema } from ".";

/** The secret values in a value, by its schema. */
export function secretsIn(value: unknown, schema: Schema): string[] {
  if (value === undefined || !holdsSecrets(schema)) return [];
  const { secret, items } = resolve(schema);
  if (typeof value === "string") return secret ? [value] : [];
  if (Array.isArray(value)) return items ? value.flatMap((item) => secretsIn(item, items)) : [];
  if (!isObject(value)) return [];
  return Object.entries(propertiesOf(schema) ?? {}).flatMap(([key, property]) => secretsIn(value[key], property));
}

const known = new WeakMap<Schema, boolean>();

/** Whether values of this schema can hold secrets. Most parts of a resource cannot. */
export function holdsSecrets(schema: Schema): boolean {
  const { secret, items } = resolve(schema);
  const parts = () => [...(items ? [items] : []), ...Object.values(propertiesOf(schema) ?? {})];
  const holds = known.get(schema) ?? (Boolean(secret) || parts().some(holdsSecrets));
  known.set(schema, holds);
  return holds;
}
