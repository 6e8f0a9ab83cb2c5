// Prints values as TypeScript.
import { isObject } from "../../provider/schema";
import { literal } from "./literal";

/** The longest line with more than one value. */
const LINE = 100;

/** Code that is printed unchanged. */
export class Code {
  constructor(readonly text: string) {}
}

/** A value as TypeScript, on one line if it is simple and short. `before` is the text before it on its line. */
export function print(value: unknown, indent = "", before = ""): string {
  const short = inline(value);
  if (isSimple(value) && indent.length + before.length + short.length < LINE) return short;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${deeper}${print(item, deeper)},\n`);
    return `[\n${items.join("")}${indent}]`;
  }
  if (!isObject(value) || value instanceof Code) return short;
  const properties = Object.entries(value).map(([key, item]) => {
    const name = `${propertyName(key)}: `;
    return `${deeper}${name}${print(item, deeper, name)},\n`;
  });
  return properties.length === 0 ? "{}" : `{\n${properties.join("")}${indent}}`;
}

function inline(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value === "string") return literal(value);
  if (!isObject(value)) return JSON.stringify(value);
  const properties = Object.entries(value).map(([key, item]) => `${propertyName(key)}: ${inline(item)}`);
  return properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;
}

/** Whether a value is readable on one line: without nested values, except in a list of one. */
function isSimple(value: unknown): boolean {
  if (value instanceof Code) return true;
  if (Array.isArray(value)) return value.length === 1 ? isSimple(value[0]) : value.every(isScalar);
  return !isObject(value) || Object.values(value).every(isScalar);
}

function isScalar(value: unknown): boolean {
  if (value instanceof Code) return true;
  if (Array.isArray(value)) return value.length === 0;
  return !isObject(value) || Object.keys(value).length === 0;
}

/** `__proto__` needs a computed name. Otherwise it sets the prototype. */
function propertyName(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key);
}
