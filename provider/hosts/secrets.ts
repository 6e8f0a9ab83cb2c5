// Marks secrets for the engine.
import { isObject, propertiesOf, resolve, type Properties, type Schema } from "../schema";

/** Pulumi's mark of a secret among the values of a message. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/**
 * Marks every secret among the properties, at any depth, whether or not the program marked it. The engine encrypts these
 * values and no others.
 */
export function markSecrets(properties: Properties, schema: Schema): Record<string, unknown> {
  const { __answers: answers, ...rest } = marked(properties, schema) as Record<string, unknown>;
  // An attacker could test guessed passwords against a digest.
  return answers === undefined ? rest : { ...rest, __answers: secret(answers) };
}

function marked(value: unknown, schema: Schema): unknown {
  const { secret: isSecret, items } = resolve(schema);
  if (value === undefined) return value;
  if (isSecret) return secret(value);
  if (Array.isArray(value)) return items ? value.map((item) => marked(item, items)) : value;
  const properties = propertiesOf(schema);
  if (!isObject(value) || !properties) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, properties[key] ? marked(item, properties[key]) : item]),
  );
}

function secret(value: unknown): Properties {
  return { [SIGNATURE]: SECRET, value };
}
