import type { ResourceName } from "../../provider/resources";
import { kindNames } from "../resources";
import { literal } from "./literal";

/** What the comment above a declaration says: the kind of the object, and its id on the service. */
export function mark(type: ResourceName, id: string): string {
  const plain = /^[\w.:/-]+$/.test(id) ? id : literal(id);
  return `${type.toLowerCase()} ${plain}`;
}

/** The source of a pattern for such a mark. Its one group is the id, as `parsedId` takes it. */
export const NAMED_ID = `(?:${kindNames.map((type) => type.toLowerCase()).join("|")}) (\\S.*)`;

/** The id that a mark shows. */
export function parsedId(shown: string): string {
  if (!shown.startsWith('"')) return shown;
  try {
    return String(JSON.parse(shown));
  } catch {
    return shown;
  }
}
