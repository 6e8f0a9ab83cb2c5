// The wire spelling of values, independent of the provider.
import { propertiesOf, resolve, type Schema } from "../../provider/schema";
import type { Field, Step } from "./fields";

/*
 * Vonage's spelling of a program's values. The rule is written here a second time, so that the provider's rule is not
 * tested by itself. Names are in snake_case, unless the field names another spelling. Unmodelled values stay as they
 * are, beside the rest.
 */

export function spelledPath({ path, way }: Field): Step[] {
  return path.flatMap((step, index) => spelledStep(step, way[index]!, way[index - 1]));
}

/** A field's value in Vonage's spelling. */
export function spelled(value: unknown, schema: Schema): unknown {
  const { items, unmodelled } = resolve(schema);
  const properties = propertiesOf(schema);
  if (Array.isArray(value)) return value.map((item: unknown) => (items ? spelled(item, items) : item));
  if (typeof value !== "object" || value === null || !properties || unmodelled) return value;
  const wire: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const property = resolve(properties[key]!);
    if (property.unmodelled) Object.assign(wire, item);
    else if (!property.local) {
      const steps = spelledStep(key, property, resolve(schema));
      const last = steps.pop()!;
      const holder = steps.reduce<Record<string, unknown>>(
        (inner, step) => (inner[step] ??= {}) as Record<string, unknown>,
        wire,
      );
      holder[last] = spelled(item, property);
    }
  }
  return wire;
}

function spelledStep(step: Step, { wireName, unmodelled }: Schema, parent?: Schema): Step[] {
  if (unmodelled) return parent?.unmodelled ? [step] : [];
  if (typeof step === "number") return [step];
  return wireName?.split(".") ?? [step.replaceAll(/([A-Z])/g, (capital) => `_${capital.toLowerCase()}`)];
}
