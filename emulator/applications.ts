// Applications: where they are kept, and what the emulator needs to know of them.
import { randomUUID } from "node:crypto";
import { applicationsV1 } from "./applications-v1";
import { applicationsV2, withLinks } from "./applications-v2";
import { type Drift, handsOn } from "./drift";
import { isObject, type JsonObject, type Wire } from "./json";
import { type KeyPair } from "./keys";
import { type Kind } from "./kind";
import { masked } from "./mask";
import { listIn, readWire, SeedError, type SeedPart } from "./seed-part";
import { type Account, type Service } from "./service";

export interface Application {
  readonly id: string;
  readonly account: Account;
  /** The application as the API shows it, without links. */
  wire: Wire;
  /** The key pair that the emulator has made for it. It is kept apart, because no answer, dump or file may show it. */
  madeKeys?: KeyPair;
}

export class Applications {
  /** In the order of their creation. */
  readonly #byAccount = new Map<Account, Map<string, Application>>();
  readonly #watchers: ((applicationId: string) => void)[] = [];

  of(account: Account): Application[] {
    return [...this.#mapOf(account).values()];
  }

  in(account: Account, id: string): Application | undefined {
    return this.#mapOf(account).get(id);
  }

  /** Finds an application in all accounts. */
  find(id: string): Application | undefined {
    for (const applications of this.#byAccount.values()) {
      const found = applications.get(id);
      if (found) return found;
    }
    return undefined;
  }

  put(account: Account, wire: Wire): Application {
    const known = this.in(account, wire.id);
    if (known) {
      known.wire = wire;
      return known;
    }
    const application: Application = { id: wire.id, account, wire };
    this.#mapOf(account).set(wire.id, application);
    return application;
  }

  remove({ account, id }: Application): void {
    this.#mapOf(account).delete(id);
    for (const watcher of this.#watchers) watcher(id);
  }

  /** Calls the watcher when somebody removes an application. */
  onRemoval(watcher: (applicationId: string) => void): void {
    this.#watchers.push(watcher);
  }

  clear(): void {
    this.#byAccount.clear();
  }

  #mapOf(account: Account): Map<string, Application> {
    const known = this.#byAccount.get(account);
    if (known) return known;
    const made = new Map<string, Application>();
    this.#byAccount.set(account, made);
    return made;
  }
}

export interface ApplicationFace {
  /** The applications of all accounts, or of one, as GET shows them. */
  applications(apiKey?: string): JsonObject[];
  /** Changes an application as another client would: this is drift. */
  updateApplication(id: string, change: (wire: JsonObject) => void): void;
  removeApplication(id: string): void;
  /** The private key of an application, if the emulator has made its key pair in this run. */
  privateKeyOf(applicationId: string): string | undefined;
}

export interface ApplicationKind extends Kind<ApplicationFace> {
  readonly store: Applications;
}

export function applicationKind(service: Service): ApplicationKind {
  const store = new Applications();
  const drift: Drift = {
    noun: "application",
    texts: ["name"],
    objects: { capabilities: "always", privacy: "sometimes", keys: "sometimes" },
    find: (id) => store.find(id)?.wire,
    put(wire) {
      const application = store.find(wire.id);
      if (application) application.wire = wire;
    },
    remove(id) {
      const application = store.find(id);
      if (application) store.remove(application);
    },
    show: withLinks,
  };
  const { update, remove } = handsOn(drift, service.save);
  const wiresOf = (account: Account): Wire[] => store.of(account).map(({ wire }) => wire);
  return {
    store,
    apis: [applicationsV2(service, store), applicationsV1(service, store)],
    drift,
    face: {
      applications: (apiKey) =>
        service
          .accounts()
          .filter((account) => apiKey === undefined || account.apiKey === apiKey)
          .flatMap(wiresOf)
          .map((wire) => withLinks(structuredClone(wire))),
      updateApplication: update,
      removeApplication: remove,
      privateKeyOf(id) {
        const application = store.find(id);
        if (!application) throw new Error(`There is no application ${id}`);
        const { madeKeys, wire } = application;
        return isObject(wire.keys) && wire.keys.public_key === madeKeys?.publicKey ? madeKeys?.privateKey : undefined;
      },
    },
    load: (parts) => load(store, parts),
    dump: (account) => ({ applications: wiresOf(account) }),
    shown: (account) => ({ applications: masked(wiresOf(account)) }),
    clear: () => store.clear(),
  };
}

function load(store: Applications, parts: SeedPart[]): () => void {
  const ids = new Set<string>();
  const loads = parts.flatMap((part) =>
    listIn(part, "applications").map(({ value, at }) => {
      const wire = readWire(value, at, randomUUID);
      if (ids.has(wire.id) || store.find(wire.id)) throw new SeedError(`seed: ${at}.id ${wire.id} appears twice`);
      ids.add(wire.id);
      if (wire.name !== undefined && typeof wire.name !== "string")
        throw new SeedError(`seed: ${at}.name must be a string`);
      wire.capabilities ??= {};
      if (!isObject(wire.capabilities)) throw new SeedError(`seed: ${at}.capabilities must be an object`);
      return { account: part.account, wire };
    }),
  );
  return () => {
    for (const { account, wire } of loads) store.put(account, wire);
  };
}
