// Validates inputs, with messages for the user.
import type { ErrorObject, ValidateFunction } from "ajv";
import { formats } from "./formats";
import { nearest } from "./nearest";
import { propertiesOf, type Schema } from ".";
import { pointer, written, type Pointer } from "./tree";
import { isUnknown } from "./unknown";
import * as compiled from "./validators";

const validators = compiled as object as Readonly<Record<string, ValidateFunction>>;

/**
 * All reasons why the inputs do not match `type`, each with its path. No reason contains a value. An unknown value is
 * always accepted.
 */
export function validate(inputs: unknown, type: string): string[] {
  const accepts = validators[type]!;
  if (accepts(inputs)) return [];
  const reasons = accepts.errors!.filter(({ data }) => !isUnknown(data)).map((error) => reason(error, type));
  return [...new Set(reasons)];
}

/** The places where the inputs do not match `type`. A list is one place, together with its items. */
export function refusedPlaces(inputs: unknown, type: string): Pointer[] {
  const accepts = validators[type]!;
  if (accepts(inputs)) return [];
  return [...new Set(accepts.errors!.map(({ instancePath }) => instancePath.replace(/\/\d+(\/.*)?$/, "")))];
}

function reason(error: ErrorObject, type: string): string {
  const { keyword, instancePath, parentSchema } = error;
  const params = error.params as Readonly<Record<string, unknown>>;
  if (keyword === "required") {
    const name = String(params.missingProperty);
    const { whenMissing } = propertiesOf(parentSchema as Schema)?.[name] ?? {};
    return `${written(pointer(instancePath, name))} is required${whenMissing ? `: ${whenMissing}` : ""}`;
  }
  if (keyword === "additionalProperties")
    return unknownProperty(instancePath, String(params.additionalProperty), parentSchema as Schema);
  const place = instancePath === "" ? `The ${type.replace("Inputs", "").toLowerCase()}` : written(instancePath);
  return `${place} ${words(keyword, params, parentSchema as Schema, error.data)}`;
}

/** Says what is allowed, in the words of a TypeScript program. */
function words(keyword: string, params: Readonly<Record<string, unknown>>, schema: Schema, value: unknown): string {
  switch (keyword) {
    case "enum":
      return `must be one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
    case "type":
      // With a pattern, @refusal describes the form of a text. This value is not a text.
      if (schema.refusal && schema.pattern === undefined) return schema.refusal;
      return `must be ${article(String(params.type))}${range(schema)}${wrapped(schema, value)}`;
    case "minimum":
    case "maximum":
      return `must be ${String(params.comparison)} ${String(params.limit)}${range(schema)}`;
    case "minLength":
      return "must not be empty";
    case "format":
      return formats[String(params.format)]!.reason;
    case "pattern":
      return schema.refusal ?? "does not have the form that it must have";
    default:
      return `is not valid (${keyword})`;
  }
}

/** The advice if the program gives the only required property of an object in place of the object. */
function wrapped(schema: Schema, value: unknown): string {
  const [name, another] = schema.required ?? [];
  const isItsValue = typeof value === "string" || typeof value === "number";
  return name !== undefined && another === undefined && isItsValue ? `: write { ${name}: … }` : "";
}

function range({ minimum, maximum }: Schema): string {
  return minimum !== undefined && maximum !== undefined ? ` (allowed: ${minimum} to ${maximum})` : "";
}

function article(type: string): string {
  const noun =
    { object: "object", array: "list", integer: "whole number", boolean: "boolean (true or false)" }[type] ?? type;
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

function unknownProperty(parent: Pointer, name: string, schema: Schema): string {
  const known = Object.keys(propertiesOf(schema) ?? {});
  const meant = nearest(name, known);
  const way = meant
    ? `did you mean ${meant}?`
    : known.length > 0
      ? `it takes ${known.join(", ")}`
      : "it takes no properties";
  return `${written(pointer(parent, name))} is not a property here: ${way}`;
}
