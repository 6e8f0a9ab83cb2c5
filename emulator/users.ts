// Users: where they are kept, and what the emulator needs to know of them.
import { randomUUID } from "node:crypto";
import { type Applications } from "./applications";
import { type Drift, handsOn } from "./drift";
import { isObject, type Json, type JsonObject, type Wire } from "./json";
import { type Kind } from "./kind";
import { masked } from "./mask";
import { elements, readWire, SeedError, type SeedPart } from "./seed-part";
import { type Account, type Service } from "./service";
import { nameOf, UserDirectory } from "./user-directory";
import { usersApi, withUserLinks } from "./users-api";

export class Users {
  readonly #byApplication = new Map<string, UserDirectory>();

  of(applicationId: string): UserDirectory {
    const known = this.#byApplication.get(applicationId);
    if (known) return known;
    const made = new UserDirectory();
    this.#byApplication.set(applicationId, made);
    return made;
  }

  /** The directory that a user is in. */
  directoryOf(id: string): UserDirectory | undefined {
    for (const directory of this.#byApplication.values()) if (directory.get(id)) return directory;
    return undefined;
  }

  applicationRemoved(applicationId: string): void {
    this.#byApplication.delete(applicationId);
  }

  clear(): void {
    this.#byApplication.clear();
  }
}

export interface UserFace {
  /** The users of an application as GET shows them, in the order of their names. */
  users(applicationId: string): JsonObject[];
  /** Changes a user as another client would: this is drift. */
  updateUser(id: string, change: (wire: JsonObject) => void): void;
  removeUser(id: string): void;
}

export function userKind(service: Service, applications: Applications): Kind<UserFace> {
  const users = new Users();
  applications.onRemoval((id) => users.applicationRemoved(id));
  const drift = driftOf(users);
  const { update, remove } = handsOn(drift, service.save);
  const listsOf = (account: Account): [string, Wire[]][] =>
    applications
      .of(account)
      .map(({ id }): [string, Wire[]] => [id, users.of(id).all()])
      .filter(([, list]) => list.length > 0);
  return {
    apis: [usersApi(service, applications, users)],
    drift,
    face: {
      users(applicationId) {
        if (!applications.find(applicationId)) throw new Error(`There is no application ${applicationId}`);
        return users
          .of(applicationId)
          .all()
          .map((wire) => withUserLinks(service.url, structuredClone(wire)));
      },
      updateUser: update,
      removeUser: remove,
    },
    load(parts) {
      const loads = parts.flatMap(readPart);
      return () => {
        for (const { applicationId, wires } of loads)
          for (const wire of wires) users.of(applicationId).put(wire.id, wire);
      };
    },
    dump: (account) => ({ users: Object.fromEntries(listsOf(account)) }),
    shown: (account) => ({ users: Object.fromEntries(listsOf(account).map(([id, list]) => [id, masked(list)])) }),
    clear: () => users.clear(),
  };
}

const driftOf = (users: Users): Drift => ({
  noun: "user",
  texts: ["name"],
  objects: { properties: "always", channels: "always" },
  find: (id) => users.directoryOf(id)?.get(id),
  put: (wire) => users.directoryOf(wire.id)?.put(wire.id, wire),
  remove: (id) => void users.directoryOf(id)?.remove(id),
  show: (wire, origin) => withUserLinks(origin, wire),
  conflict(wire) {
    const holder = users.directoryOf(wire.id)?.named(nameOf(wire));
    return holder && holder.id !== wire.id ? `Another user has the name ${nameOf(wire)}` : undefined;
  },
});

function readPart({ content, at }: SeedPart): { applicationId: string; wires: Wire[] }[] {
  const { applications = [], users = {} } = content;
  if (!isObject(users)) throw new SeedError(`seed: ${at}users must be an object of application ids`);
  const ids = (Array.isArray(applications) ? applications : []).map((each) => (isObject(each) ? each.id : undefined));
  return Object.entries(users).map(([id, list]) => {
    if (!ids.includes(id)) throw new SeedError(`seed: ${at}users.${id} belongs to no application of this seed`);
    return { applicationId: id, wires: readUsers(list, `${at}users.${id}`) };
  });
}

function readUsers(list: Json, path: string): Wire[] {
  const taken = new Set<string>();
  return elements(list, path).map(({ value, at }) => {
    const user = readWire(value, at, () => `USR-${randomUUID()}`);
    user.name ??= `NAM-${randomUUID()}`;
    if (typeof user.name !== "string") throw new SeedError(`seed: ${at}.name must be a string`);
    for (const unique of [user.id, `name ${user.name}`]) {
      if (taken.has(unique)) throw new SeedError(`seed: ${at}: ${unique} appears twice`);
      taken.add(unique);
    }
    user.properties ??= { custom_data: {} };
    user.channels ??= {};
    return user;
  });
}
