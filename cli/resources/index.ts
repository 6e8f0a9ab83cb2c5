// The kinds of objects that the commands know.
import type { ResourceName } from "../../provider/resources";
import { application } from "./application";
import type { Kind } from "./kind";
import { number } from "./number";
import { user } from "./user";

/** The kinds of all resources, in the order in which the commands read, declare and name them. */
export const kinds: Readonly<Record<ResourceName, Kind>> = { Application: application, User: user, Number: number };

export const kindNames = Object.keys(kinds) as ResourceName[];
