// The path of one object.
import { VonageUsageError } from "./errors";

/**
 * The path of one object in a collection. Any id is escaped, so it cannot leave the collection.
 * @throws VonageUsageError for an id that no escape can make safe: "", "." and ".."
 */
export function memberPath(collection: string, id: string): string {
  if (["", ".", ".."].includes(id)) throw new VonageUsageError(`${JSON.stringify(id)} is not an id of ${collection}.`);
  return `${collection}/${encodeURIComponent(id)}`;
}
