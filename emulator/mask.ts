// Replaces secrets in what the journal keeps and the page shows, and puts them back into what comes from the page.
import { isDeepStrictEqual } from "node:util";
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

/**
 * A patch with the stored secret wherever it repeats the mask. Elements of a list are matched by the values that the
 * page shows, otherwise by their place.
 */
export const unmasked = (patch: Json, stored: Json): Json => restored(patch, stored, masked(stored));

function restored(patch: Json, stored: Json | undefined, shown: Json | undefined): Json {
  if (patch === MASK) return shown === MASK && stored !== undefined ? stored : patch;
  if (Array.isArray(patch)) {
    if (!Array.isArray(stored) || !Array.isArray(shown)) return patch;
    return patch.map((each, index) => {
      const same = shown.findIndex((one) => isDeepStrictEqual(one, each));
      return same < 0 ? restored(each, stored[index], shown[index]) : (stored[same] ?? each);
    });
  }
  if (!isObject(patch) || !isObject(stored) || !isObject(shown)) return patch;
  return Object.fromEntries(Object.entries(patch).map(([key, each]) => [key, restored(each, stored[key], shown[key])]));
}
