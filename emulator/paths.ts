// Changes JSON at dotted paths such as `capabilities.voice.region`; `*` stands for every element or property.
import { isObject, type Json, type JsonObject } from "./json";

/** Changes the values at the path, in place; undefined removes a value. Nothing happens if the path does not exist. */
export function rewrite(target: Json, path: string, change: (value: Json) => Json | undefined): void {
  const [step = "", ...rest] = path.split(".");
  if (!isObject(target) && !Array.isArray(target)) return;
  const container = target as JsonObject;
  const keys = step === "*" ? Object.keys(container) : Object.hasOwn(container, step) ? [step] : [];
  for (const key of keys.reverse()) {
    const value = container[key] ?? null;
    if (rest.length > 0) {
      rewrite(value, rest.join("."), change);
      continue;
    }
    const changed = change(value);
    if (changed !== undefined) container[key] = changed;
    else if (Array.isArray(target)) target.splice(Number(key), 1);
    else delete container[key];
  }
}

/** Sets the value at the path, in place, and makes missing objects on the way. */
export function place(target: JsonObject, path: string, value: Json): void {
  const [step = "", ...rest] = path.split(".");
  if (step === "__proto__") return;
  if (rest.length === 0) {
    target[step] = value;
    return;
  }
  const next = target[step];
  const container: JsonObject = isObject(next) ? next : {};
  target[step] = container;
  place(container, rest.join("."), value);
}
