// The state of the emulated service: accounts, their applications, and the users of the applications.
import { isObject, type JsonObject, type Wire } from "./json";
import { type KeyPair } from "./keys";
import { type NumberSettings } from "./numbers-settings";
import { Numbers } from "./numbers-store";
import { Shadows } from "./shadows";

export interface Account {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** In the order of their creation. */
  readonly applications: Map<string, Application>;
}

export interface Application {
  readonly id: string;
  readonly account: Account;
  /** The application as the API shows it, without links. */
  wire: Wire;
  readonly users: UserDirectory;
  /** The key pair that the emulator has made for it. It is kept apart, because no answer, dump or file may show it. */
  madeKeys?: KeyPair;
}

/** The users of one application. Their names are unique; the list is in the byte order of the names. */
export class UserDirectory {
  readonly #byId = new Map<string, Wire>();
  readonly #byName = new Map<string, string>();
  #sorted: Wire[] | undefined;

  get(id: string): Wire | undefined {
    return this.#byId.get(id);
  }

  named(name: string): Wire | undefined {
    const id = this.#byName.get(name);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  put(id: string, wire: Wire): void {
    this.remove(id);
    this.#byId.set(id, wire);
    if (typeof wire.name === "string") this.#byName.set(wire.name, id);
    this.#sorted = undefined;
  }

  remove(id: string): Wire | undefined {
    const wire = this.#byId.get(id);
    if (!wire) return undefined;
    this.#byId.delete(id);
    if (this.#byName.get(nameOf(wire)) === id) this.#byName.delete(nameOf(wire));
    this.#sorted = undefined;
    return wire;
  }

  all(): Wire[] {
    this.#sorted ??= [...this.#byId.values()].sort((a, b) => compareNames(nameOf(a), nameOf(b)));
    return this.#sorted;
  }
}

export class Store {
  /** Reads that a fault keeps in the past. */
  readonly shadows = new Shadows();
  /** The phone numbers of all accounts, and those for sale. */
  readonly numbers: Numbers;
  readonly #accounts = new Map<string, Account>();

  constructor(credentials: { apiKey: string; apiSecret: string }[], settings?: NumberSettings) {
    this.numbers = new Numbers(settings);
    for (const { apiKey, apiSecret } of credentials) {
      this.#accounts.set(apiKey, { apiKey, apiSecret, applications: new Map() });
    }
  }

  account(apiKey: string): Account | undefined {
    return this.#accounts.get(apiKey);
  }

  allAccounts(): Account[] {
    return [...this.#accounts.values()];
  }

  /** Finds an application in all accounts. */
  application(id: string): Application | undefined {
    for (const account of this.#accounts.values()) {
      const found = account.applications.get(id);
      if (found) return found;
    }
    return undefined;
  }

  putApplication(account: Account, id: string, wire: Wire): Application {
    const known = account.applications.get(id);
    if (known) {
      known.wire = wire;
      return known;
    }
    const application: Application = { id, account, wire, users: new UserDirectory() };
    account.applications.set(id, application);
    return application;
  }

  removeApplication(application: Application): void {
    application.account.applications.delete(application.id);
    this.numbers.applicationRemoved(application.id);
  }

  /** Finds the application that a user belongs to. */
  ownerOf(userId: string): Application | undefined {
    for (const account of this.#accounts.values()) {
      for (const application of account.applications.values()) {
        if (application.users.get(userId)) return application;
      }
    }
    return undefined;
  }

  clear(): void {
    for (const account of this.#accounts.values()) account.applications.clear();
    this.numbers.clear();
    this.shadows.clear();
  }
}

/** Removes what is never stored from an object that a user gave: links, and the private key. */
export function storable(id: string, { _links, ...wire }: JsonObject): Wire {
  if (!isObject(wire.keys)) return { ...wire, id };
  const { private_key, ...keys } = wire.keys;
  return { ...wire, id, keys };
}

export const nameOf = (user: Wire): string => (typeof user.name === "string" ? user.name : "");

/** Compares bytes, as the service does. JavaScript compares UTF-16 units, which is another order for some characters. */
export const compareNames = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
