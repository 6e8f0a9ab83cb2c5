/** Replaces secrets in what the journal keeps. */
import { isObject, type Json } from "./json";

const MASK = "***";

const SECRET_NAME = /secret|password|passwd|private_?key|token|authorization|credential/i;

/** Private keys, tokens and SIP addresses with a password are recognised by their form, whatever their field is called. */
const SECRET_TEXT =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[\w-]{8,}\.[\w-]+\.[\w-]+|^[Ss][Ii][Pp][Ss]?:[^:@]*:[^@]*@/;

export function masked(value: Json): Json {
  if (typeof value === "string") return SECRET_TEXT.test(value) ? MASK : value;
  if (Array.isArray(value)) return value.map(masked);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, SECRET_NAME.test(key) && each !== null ? MASK : masked(each)]),
  );
}
