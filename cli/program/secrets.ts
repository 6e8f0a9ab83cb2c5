// Finds the secrets in values, and names them.
import { isObject, propertiesOf, resolve, type Schema } from "../../provider/schema";
import { holdsCredential, namesCredential } from "./credentials";
import { capitalised } from "./names";

/** The path of a secret, such as `channels`, `sip`, `0`, `password`. */
export type Steps = readonly string[];

type Replacement = (secret: string, steps: Steps) => unknown;

/** The values with every secret replaced: those of the schema, and texts in the form of a credential. */
export function replaceSecrets(value: unknown, schema: Schema, replacement: Replacement, steps: Steps = []): unknown {
  const { secret, items } = resolve(schema);
  if (secret && value !== undefined)
    return replacement(typeof value === "string" ? value : JSON.stringify(value), steps);
  if (typeof value === "string") return holdsCredential(value) ? replacement(value, steps) : value;
  if (Array.isArray(value) && items)
    return value.map((item, index) => replaceSecrets(item, items, replacement, [...steps, String(index)]));
  const properties = propertiesOf(schema);
  if (!isObject(value) || !properties) return replaceCredentials(value, replacement, steps);
  const replaced = Object.entries(value).map(([key, item]) => [
    key,
    properties[key] ? replaceSecrets(item, properties[key], replacement, [...steps, key]) : item,
  ]);
  return Object.fromEntries(replaced) as unknown;
}

/** Values without a schema, with every text in the form of a credential replaced. */
function replaceCredentials(value: unknown, replacement: Replacement, steps: Steps): unknown {
  if (typeof value === "string")
    return holdsCredential(value) || (value !== "" && namesCredential(steps.at(-1) ?? ""))
      ? replacement(value, steps)
      : value;
  if (Array.isArray(value))
    return value.map((item, index) => replaceCredentials(item, replacement, [...steps, String(index)]));
  if (!isObject(value)) return value;
  const replaced = Object.entries(value).map(([key, item]) => [
    key,
    replaceCredentials(item, replacement, [...steps, key]),
  ]);
  return Object.fromEntries(replaced) as unknown;
}

/**
 * The name of a secret in the configuration. For `alice`: `aliceSipPassword`, and `aliceSip2Password` for her second
 * SIP channel.
 */
export function settingKey(identifier: string, steps: Steps): string {
  const words = steps
    .filter((step) => !GROUPS.has(step) && step !== "0")
    .flatMap((step) => step.match(/[A-Za-z\d]+/g) ?? []);
  return identifier + words.map((word) => (/^\d+$/.test(word) ? String(Number(word) + 1) : capitalised(word))).join("");
}

/** Steps of a path that only group, and add no meaning to a name. */
const GROUPS = new Set(["capabilities", "webhooks", "channels"]);
