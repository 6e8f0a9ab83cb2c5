// Marks secrets for the engine.
import type { Path } from "../resource";
import { isObject, propertiesOf, resolve, type Properties, type Schema } from "../schema";
import { holdsSecrets } from "../schema/secrets";

/** Pulumi's mark of a secret among the values of a message. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/**
 * Marks every secret among the properties, at any depth, whether or not the program marked it. The engine encrypts these
 * values and no others.
 */
export function markSecrets(properties: Properties, schema: Schema): Properties {
  return markedAt(properties, secretPlaces(properties, schema));
}

/** The places of the secrets among the properties, by their schema. */
export function secretPlaces(properties: Properties, schema: Schema): Path[] {
  const places: Path[] = [];
  find(properties, schema, [], places);
  // An attacker could test guessed passwords against a digest.
  if (properties.__answers !== undefined) places.push(["__answers"]);
  return places;
}

function find(value: unknown, schema: Schema, path: Path, places: Path[]): void {
  if (value === undefined || !holdsSecrets(schema)) return;
  const { secret, items } = resolve(schema);
  if (secret) places.push(path);
  else if (Array.isArray(value)) value.forEach((item, at) => find(item, items ?? {}, [...path, at], places));
  else if (isObject(value))
    for (const [key, property] of Object.entries(propertiesOf(schema) ?? {}))
      if (Object.hasOwn(value, key)) find(value[key], property, [...path, key], places);
}

/** Marks the values at these places as secrets, unless they are absent or already marked. */
export function markedAt(properties: Properties, places: readonly Path[]): Properties {
  return places.reduce<unknown>(withMark, properties) as Properties;
}

function withMark(value: unknown, path: Path): unknown {
  if (value === undefined || value === null || isMarked(value)) return value;
  const [step, ...rest] = path;
  if (step === undefined) return { [SIGNATURE]: SECRET, value: unmarked(value) };
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === step ? withMark(item, rest) : item));
  if (!isObject(value) || !Object.hasOwn(value, step)) return value;
  return { ...value, [step]: withMark(value[step], rest) };
}

/** Removes the marks inside a value, because Pulumi would read a secret within a secret as an object. */
function unmarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unmarked);
  if (!isObject(value)) return value;
  if (isMarked(value)) return unmarked(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unmarked(item)]));
}

function isMarked(value: unknown): value is Properties {
  return isObject(value) && value[SIGNATURE] === SECRET;
}
