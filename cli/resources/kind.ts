import type { ResourceName } from "../../provider/resources";
import type { Properties } from "../../provider/schema";
import type { Session } from "../../provider/session";
import type { Name } from "../program/names";

/** An object that an account holds. */
export interface Item {
  readonly type: ResourceName;
  readonly id: string;
  /** What the service calls it. */
  readonly title: string;
  /** What the service answers of it. */
  readonly body: Properties;
  /** The application that it belongs to or points to. */
  readonly applicationId?: string | undefined;
}

/** Which of the account's numbers a command is about: those that point to a selected application, all, or none. */
export type NumberSelection = "linked" | "all" | "none";

/** The account whose objects are read, and what the command was given for it. */
export interface Reading {
  readonly session: Session;
  readonly numbers: NumberSelection;
  /** The ids of all applications of the account. */
  readonly existing: ReadonlySet<string>;
  /** The selected applications, in the order of their ids. */
  readonly applications: readonly Properties[];
  /** The private keys of selected applications that are at hand. */
  readonly keys: ReadonlyMap<string, string>;
}

/** What the commands must know of a resource, beyond what the provider says of it. */
export interface Kind {
  /** Reads the selected objects, in the order of their ids. */
  readonly read: (reading: Reading) => Promise<readonly Item[]>;
  /** Whether the private key of its application signs the requests about it. */
  readonly isSigned: boolean;
  /** The inputs that no answer of the service holds. `privateKey` is that of its application. */
  readonly known: (item: Item, privateKey: string | undefined) => Properties;
  /** The words of its name in Pulumi. `owner` is what its application is called there. */
  readonly words: (item: Item, owner: Name | undefined) => readonly string[];
  /** The inputs that a declaration begins with, in the order of a reader. */
  readonly first: readonly string[];
}

/** Objects in the order of their ids. */
export function sorted<T extends { readonly id?: unknown }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}
