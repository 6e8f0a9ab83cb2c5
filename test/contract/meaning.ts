// The meaning of a value on the service.
import { propertiesOf, resolve, type Schema } from "../../provider/schema";

/** The meaning of a value: without empty parts that mean the same as absent ones. */
export function meaningOf(value: unknown, schema: Schema): unknown {
  const { items, group } = resolve(schema);
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    return value.map((item: unknown) => (items ? (meaningOf(item, items) ?? item) : item));
  }
  if (typeof value !== "object" || value === null) return value ?? undefined;
  const properties = propertiesOf(schema);
  const entries = Object.entries(value)
    .map(([key, item]) => [key, properties?.[key] ? meaningOf(item, properties[key]) : (item as unknown)] as const)
    .filter(([, item]) => item !== undefined);
  const isSwitch = properties && !group;
  return entries.length === 0 && !isSwitch ? undefined : Object.fromEntries(entries);
}
