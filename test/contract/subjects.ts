// The list of subjects.
import type { ResourceName } from "../../provider";
import { application } from "./application";
import { number } from "./number";
import type { Subject } from "./subject";
import { user } from "./user";

/** The subject of every resource in the catalogue. A missing one is a compile error. */
const byName = {
  Application: application,
  Number: number,
  User: user,
} satisfies { readonly [Name in ResourceName]: Subject & { readonly name: Name } };

export const subjects: readonly Subject[] = Object.values(byName);

export { application, number, user };
