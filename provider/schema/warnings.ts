// Warnings about inputs.
import { propertiesOf, type Properties, type Schema } from ".";
import { isUnknown } from "./unknown";

/** The warnings about the inputs of a resource, from the declarations of its fields. */
export function warningsOf(inputs: Properties, schema: Schema): string[] {
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_all, key: string) => (isUnknown(inputs[key]) ? "?" : String(inputs[key])));
  return Object.entries(propertiesOf(schema) ?? {}).flatMap(([key, { warning }]) =>
    warning !== undefined && inputs[key] === true ? [`${key}: ${filled(warning)}`] : [],
  );
}
