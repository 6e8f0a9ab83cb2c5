// A kind of object, for export, adopt, drift and doctor.
import type { ResourceName } from "../../provider/resources";
import type { Properties } from "../../provider/schema";
import type { Session } from "../../provider/session";
import type { Name } from "../program/names";

/** An object that an account holds. */
export interface Item {
  readonly type: ResourceName;
  readonly id: string;
  /** Its name on the service. */
  readonly title: string;
  /** Its body in the service's answer. */
  readonly body: Properties;
  /** The application that it belongs to or is linked to. */
  readonly applicationId?: string | undefined;
}

/** The account's numbers to read: those that are linked to a selected application, all, or none. */
export type NumberSelection = "linked" | "all" | "none";

/** The account to read, with the selection and the keys from the command line. */
export interface Reading {
  readonly session: Session;
  readonly numbers: NumberSelection;
  /** The ids of all applications of the account. */
  readonly existing: ReadonlySet<string>;
  /** The selected applications, in the order of their ids. */
  readonly applications: readonly Properties[];
  /** The available private keys of selected applications. */
  readonly keys: ReadonlyMap<string, string>;
}

/** The facts about a resource that the commands need and the provider does not have. */
export interface Kind {
  /** Reads the selected objects, in the order of their ids. */
  readonly read: (reading: Reading) => Promise<readonly Item[]>;
  /** Whether the private key of its application signs the requests about it. */
  readonly isSigned: boolean;
  /** The inputs that no answer of the service contains. `privateKey` is that of its application. */
  readonly known: (item: Item, privateKey: string | undefined) => Properties;
  /** The words of its name in Pulumi. `owner` is the name of its application there. */
  readonly words: (item: Item, owner: Name | undefined) => readonly string[];
  /** The first inputs of a declaration, in readable order. */
  readonly first: readonly string[];
}

/** Objects in the order of their ids. */
export function sorted<T extends { readonly id?: unknown }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}
