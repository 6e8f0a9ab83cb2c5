// Builds an emulator from its parts and starts it.
import { type AddressInfo } from "node:net";
import { applicationsV1 } from "./applications-v1";
import { applicationsV2, withLinks } from "./applications-v2";
import { Budget, type RequestBudget } from "./budget";
import { type Defaults } from "./capabilities";
import { control } from "./control";
import { DataFile, readJsonFile } from "./data";
import { type Api } from "./exchange";
import { type FaultRule } from "./fault-rule";
import { type FaultReport, Faults } from "./faults";
import { Feed } from "./feed";
import { Journal, type JournalEntry } from "./journal";
import { isObject, type Json, type JsonObject, type Wire } from "./json";
import { numbersApi } from "./numbers";
import { numberDesk, type NumberDesk } from "./numbers-desk";
import { type NumberSettings } from "./numbers-settings";
import { pipeline } from "./pipeline";
import { dumpState, loadSeed } from "./seed";
import { HttpServer } from "./server";
import { storable, Store } from "./store";
import { users, withUserLinks } from "./users";
import { OwnNames } from "./web-pages";

/** The default credentials of the first account. */
export const DEFAULT_API_KEY = "emulator-key";
export const DEFAULT_API_SECRET = "emulator-secret";
export const DEFAULT_JOURNAL_SIZE = 10_000;

export interface EmulatorOptions {
  /** The address or name to listen on; `127.0.0.1` by default, so that other machines cannot reach it. */
  host?: string;
  /** The port to listen on; 0, the default, picks a free one. */
  port?: number;
  apiKey?: string;
  apiSecret?: string;
  /** Further accounts. Each account has its own applications. */
  accounts?: { apiKey: string; apiSecret: string }[];
  /** The state at the start and after a reset: a state dump, a v2 list response, an array of applications, or a file with one of them. */
  seed?: object | string;
  /** A file that keeps the state over restarts. If it exists, the emulator does not use the seed at the start. */
  data?: string;
  /** The source to follow if documentation and captured answers contradict each other. */
  defaults?: Defaults;
  /** The number of requests in a span of time beyond which the answer is 429. */
  requestBudget?: RequestBudget;
  /** The milliseconds that every request waits. */
  latency?: number;
  /** The behaviour of the Numbers API for cases in which that of the service is unknown. */
  numbers?: NumberSettings;
  /** How many requests the journal remembers. */
  journalSize?: number;
}

export interface Emulator {
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The requests so far, oldest first. */
  journal(): JournalEntry[];
  clearJournal(): void;
  /** State (back to the seed), journal, faults, and the settings and counters of the Numbers API. */
  reset(): void;
  readonly faults: {
    add(rule: FaultRule): FaultReport;
    list(): FaultReport[];
    clear(): void;
  };
  /** The applications of all accounts, or of one, as GET shows them. */
  applications(apiKey?: string): JsonObject[];
  /** Changes an application as another client would: this is drift. */
  updateApplication(id: string, change: (wire: JsonObject) => void): void;
  removeApplication(id: string): void;
  /** The users of an application as GET shows them, in the order of their names. */
  users(applicationId: string): JsonObject[];
  /** Changes a user as another client would: this is drift. */
  updateUser(id: string, change: (wire: JsonObject) => void): void;
  removeUser(id: string): void;
  /** The phone numbers of the accounts. */
  readonly numbers: NumberDesk;
  /** The private key of an application, if the emulator has made its key pair in this run. */
  privateKeyOf(applicationId: string): string | undefined;
  /** Ends every connection and waits for the data file. It may be called twice. */
  stop(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host = "127.0.0.1", port = 0, apiKey = DEFAULT_API_KEY, apiSecret = DEFAULT_API_SECRET } = options;
  const { accounts = [], defaults = "observed", journalSize = DEFAULT_JOURNAL_SIZE, latency = 0 } = options;
  const credentials = [{ apiKey, apiSecret }, ...accounts];
  const twice = credentials.find((each, index) => credentials.findIndex((one) => one.apiKey === each.apiKey) < index);
  if (twice) throw new Error(`Two accounts have the API key ${twice.apiKey}; every account needs its own`);
  const store = new Store(credentials, options.numbers);
  const feed = new Feed();
  const journal = new Journal(journalSize, feed);
  const faults = new Faults(feed);
  const stopping = new AbortController();
  const seed = readSeed(options.seed);
  const data = options.data === undefined ? undefined : new DataFile(options.data, () => dumpState(store));
  const save = (): Promise<void> => {
    feed.publish("state");
    return data?.save() ?? Promise.resolve();
  };

  const resetState = (): void => {
    store.clear();
    if (seed !== undefined) loadSeed(store, seed);
  };
  const kept = data?.load();
  if (kept === undefined) resetState();
  else loadSeed(store, kept);

  const applications = applicationsV2({ store, defaults });
  const oldApplications = applicationsV1({ store, defaults });
  const userApi = users(store);
  const numberApi = numbersApi(store);
  const names = new OwnNames(host);
  const common = { store, saved: save, stopping: stopping.signal, names };
  const server = new HttpServer({
    apis: [applications, oldApplications, userApi, numberApi],
    control: control({ store, journal, faults, feed, resetState, names }),
    serve: pipeline({
      ...common,
      journal,
      faults,
      latency,
      budget: options.requestBudget && new Budget(options.requestBudget),
    }),
    serveControl: pipeline({ ...common, journal: new Journal(1), faults: new Faults(), latency: 0, budget: undefined }),
    apiFor: (path): Api => {
      if (/^\/(account|number)\//.test(path)) return numberApi;
      if (!path.startsWith("/v1/")) return applications;
      return path.startsWith("/v1/users") ? userApi : oldApplications;
    },
  });
  // If the data file cannot be written, the start fails, not the first change.
  await save();
  const url = urlOf(await server.listen(host, port), host);

  const applicationOf = (id: string) => {
    const application = store.application(id);
    if (!application) throw new Error(`There is no application ${id}`);
    return application;
  };
  const userOf = (id: string) => {
    const application = store.ownerOf(id);
    const wire = application?.users.get(id);
    if (!application || !wire) throw new Error(`There is no user ${id}`);
    return { directory: application.users, wire };
  };

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping.abort();
    await server.close();
    await save();
  };

  return {
    url,
    apiKey,
    apiSecret,
    journal: () => journal.entries(),
    clearJournal: () => journal.clear(),
    reset() {
      resetState();
      journal.clear();
      faults.clear();
      store.numbers.restart();
      void save();
    },
    faults,
    applications: (key) =>
      store
        .allAccounts()
        .filter((account) => key === undefined || account.apiKey === key)
        .flatMap((account) => [...account.applications.values()])
        .map(({ wire }) => withLinks(structuredClone(wire))),
    updateApplication(id, change) {
      const application = applicationOf(id);
      application.wire = changed(application.wire, change);
      void save();
    },
    removeApplication(id) {
      store.removeApplication(applicationOf(id));
      void save();
    },
    users: (id) =>
      applicationOf(id)
        .users.all()
        .map((wire) => withUserLinks(url, structuredClone(wire))),
    updateUser(id, change) {
      const { directory, wire } = userOf(id);
      directory.put(id, changed(wire, change));
      void save();
    },
    removeUser(id) {
      userOf(id).directory.remove(id);
      void save();
    },
    numbers: numberDesk(store, save),
    privateKeyOf(id) {
      const { madeKeys, wire } = applicationOf(id);
      return isObject(wire.keys) && wire.keys.public_key === madeKeys?.publicKey ? madeKeys?.privateKey : undefined;
    },
    stop: () => (stopped ??= stop()),
  };
}

function readSeed(seed: object | string | undefined): Json | undefined {
  if (typeof seed === "string") return readJsonFile(seed);
  return seed === undefined ? undefined : (JSON.parse(JSON.stringify(seed)) as Json);
}

function changed(wire: Wire, change: (wire: Wire) => void): Wire {
  const draft = structuredClone(wire);
  change(draft);
  return storable(wire.id, draft);
}

function urlOf({ address, port, family }: AddressInfo, host: string): string {
  const shown = host === "localhost" ? host : address;
  return family === "IPv6" && shown !== "localhost" ? `http://[${shown}]:${port}` : `http://${shown}:${port}`;
}
