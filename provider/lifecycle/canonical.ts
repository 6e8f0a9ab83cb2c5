// The canonical form of inputs.
import { isObject, propertiesOf, resolve, type Schema } from "../schema";
import { canonicalPem } from "../schema/pem";
import { isUnknown } from "../schema/unknown";

/** Inputs in their canonical form: keys in one spelling of PEM, digits as text, and null as absent. */
export function canonicalInputs(value: unknown, schema: Schema): unknown {
  const { items, format, digits } = resolve(schema);
  if (digits && Number.isSafeInteger(value)) return String(value);
  if (typeof value === "string") return isUnknown(value) ? value : canonicalPem(value, format);
  if (Array.isArray(value)) return items ? value.map((item) => canonicalInputs(item, items)) : value;
  const properties = propertiesOf(schema);
  if (!isObject(value) || !properties) return value;
  const present = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(
    present.map(([key, item]) => [key, properties[key] ? canonicalInputs(item, properties[key]) : item]),
  );
}
