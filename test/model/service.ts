// The objects on the service, and changes by others.
import type { Emulator, JsonObject } from "vonage-emulator";
import type { ResourceName } from "../../provider";
import type { KeyPair } from "../contract/world";
import type { Drift } from "./history";
import { numbersOf, meddleWithNumber } from "./numbers";

/** An object of the service. */
export interface Held {
  readonly type: ResourceName;
  readonly id: string;
  readonly name: string;
  readonly wire: JsonObject;
  /** The application that a user belongs to. */
  readonly home?: string;
}

/** The applications and users of the service: the objects that somebody has created. */
export function objectsOf(emulator: Emulator): Held[] {
  return emulator.applications().flatMap((wire) => {
    const home = wire.id as string;
    const users = emulator.users(home).map((user) => ({ ...held("User", user), home }));
    return [held("Application", wire), ...users];
  });
}

/** The objects that someone else may change: applications, users, and the account's numbers that programs know. */
export function everythingOf(emulator: Emulator): Held[] {
  const numbers = numbersOf(emulator).map(({ id, name, wire }): Held => ({ type: "Number", id, name, wire }));
  return [...objectsOf(emulator), ...numbers];
}

export function removeFrom(emulator: Emulator, { type, id }: Held): void {
  if (type === "Number") emulator.numbers.remove(id);
  else if (type === "User") emulator.removeUser(id);
  // The deletion of an application deletes its users, so a user may be gone already.
  else if (emulator.applications().some((wire) => wire.id === id)) emulator.removeApplication(id);
}

/** The value that someone else puts into an unmodelled place. */
export const STRANGE = "left by someone else";

/** Changes an object as someone else might. */
export function meddle(emulator: Emulator, object: Held, change: Drift, { publicKey }: KeyPair): void {
  const { type, id, name } = object;
  if (type === "Number") return meddleWithNumber(emulator, id, change);
  const alter = (work: (wire: JsonObject) => void) =>
    type === "User" ? emulator.updateUser(id, work) : emulator.updateApplication(id, work);
  if (change === "add") alter((wire) => (wire.strange = STRANGE));
  else if (change === "rename") alter((wire) => (wire.name = `${name}, said someone else`));
  else if (change === "remove") removeFrom(emulator, object);
  else if (type === "User") alter((wire) => (wire.display_name = "someone else's"));
  else if (change === "key") alter((wire) => (wire.keys = { public_key: publicKey }));
  else alter((wire) => (wire.capabilities = change === "empty" ? {} : { voice: { region: "apac-sng" } }));
}

export function publicKeyIn(wire: JsonObject | undefined): unknown {
  const keys = wire?.keys;
  return typeof keys === "object" && keys !== null && !Array.isArray(keys) ? keys.public_key : undefined;
}

function held(type: Held["type"], wire: JsonObject): Held {
  return { type, id: wire.id as string, name: typeof wire.name === "string" ? wire.name : "", wire };
}
