// Unknown values in previews.
import { isObject } from ".";

/** The text that the engine sends in a preview in place of a value that only the deployment determines. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}

/** Whether an unknown value stands anywhere in a value. */
export function holdsUnknown(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsUnknown);
  return isObject(value) ? Object.values(value).some(holdsUnknown) : isUnknown(value);
}
