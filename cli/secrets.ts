import { isObject, propertiesOf, resolve, type Schema } from "../provider/schema";
import { capitalised } from "./names";

/** The way to a secret, such as `channels`, `sip`, `0`, `password`. */
export type Steps = readonly string[];

/** The values with every secret in them replaced. */
export function replaceSecrets(
  value: unknown,
  schema: Schema,
  replacement: (secret: string, steps: Steps) => unknown,
  steps: Steps = [],
): unknown {
  const { secret, items } = resolve(schema);
  if (secret && value !== undefined)
    return replacement(typeof value === "string" ? value : JSON.stringify(value), steps);
  if (Array.isArray(value) && items)
    return value.map((item, index) => replaceSecrets(item, items, replacement, [...steps, String(index)]));
  const properties = propertiesOf(schema);
  if (!isObject(value) || !properties) return value;
  const replaced = Object.entries(value).map(([key, item]) => [
    key,
    properties[key] ? replaceSecrets(item, properties[key], replacement, [...steps, key]) : item,
  ]);
  return Object.fromEntries(replaced) as unknown;
}

/** What a secret is called in the configuration: of `alice`, `aliceSipPassword`, and `aliceSip2Password` of her second. */
export function settingKey(identifier: string, steps: Steps): string {
  const words = steps.filter((step) => !GROUPS.has(step) && step !== "0");
  return identifier + words.map((word) => (/^\d+$/.test(word) ? String(Number(word) + 1) : capitalised(word))).join("");
}

/** What only groups, and tells nobody anything. */
const GROUPS = new Set(["capabilities", "webhooks", "channels"]);
