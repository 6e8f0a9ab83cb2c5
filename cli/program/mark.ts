// The comment with the id above a declaration.
import type { ResourceName } from "../../provider/resources";
import { kindNames } from "../resources";
import { literal } from "./literal";

/** The comment above a declaration: the kind of the object, and its id on the service. */
export function mark(type: ResourceName, id: string): string {
  const plain = /^[\w.:/-]+$/.test(id) ? id : literal(id);
  return `${type.toLowerCase()} ${plain}`;
}

/** The source of a pattern for such a mark. Its only group is the id in the form that `parsedId` takes. */
export const NAMED_ID = `(?:${kindNames.map((type) => type.toLowerCase()).join("|")}) (\\S.*)`;

/** The id in a mark. */
export function parsedId(shown: string): string {
  if (!shown.startsWith('"')) return shown;
  try {
    return String(JSON.parse(shown));
  } catch {
    return shown;
  }
}
