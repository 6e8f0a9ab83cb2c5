import { VonageUsageError } from "./errors";

/** The path of one object in a collection. An id may hold anything, but it never leads elsewhere. */
export function memberPath(collection: string, id: string): string {
  if (["", ".", ".."].includes(id)) throw new VonageUsageError(`${JSON.stringify(id)} is not an id of ${collection}.`);
  return `${collection}/${encodeURIComponent(id)}`;
}
