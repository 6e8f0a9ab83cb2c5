// Builds an emulator from its parts and starts it.
import { setMaxListeners } from "node:events";
import { type AddressInfo } from "node:net";
import { Budget, type RequestBudget } from "./budget";
import { type Defaults } from "./capabilities";
import { control } from "./control";
import { DataFile, readJsonFile } from "./data";
import { type FaultRule } from "./fault-rule";
import { type FaultReport, Faults } from "./faults";
import { Feed } from "./feed";
import { Journal, type JournalEntry } from "./journal";
import { type Json } from "./json";
import { type Faces, facesOf, listed, makeKinds } from "./kinds";
import { type NumberSettings } from "./numbers-settings";
import { pipeline } from "./pipeline";
import { dumpState, loadSeed } from "./seed";
import { HttpServer } from "./server";
import { Service } from "./service";
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

/** Each kind of object adds its own members. */
export interface Emulator extends Faces {
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
  /** Ends every connection and waits for the data file. It may be called twice. */
  stop(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host = "127.0.0.1", port = 0, apiKey = DEFAULT_API_KEY, apiSecret = DEFAULT_API_SECRET } = options;
  const { accounts = [], defaults = "observed", journalSize = DEFAULT_JOURNAL_SIZE, latency = 0 } = options;
  const feed = new Feed();
  const journal = new Journal(journalSize, feed);
  const faults = new Faults(feed);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal); // Each request that waits listens to it.
  const save = (): Promise<void> => {
    feed.publish("state");
    return data?.save() ?? Promise.resolve();
  };
  const { numbers } = options;
  const service = new Service({ accounts: [{ apiKey, apiSecret }, ...accounts], defaults, numbers, save });
  const kinds = makeKinds(service);
  const seed = readSeed(options.seed);
  const data = options.data === undefined ? undefined : new DataFile(options.data, () => dumpState(service, kinds));

  const resetState = (): void => {
    for (const kind of listed(kinds)) kind.clear();
    service.shadows.clear();
    if (seed !== undefined) loadSeed(service, kinds, seed);
  };
  const kept = data?.load();
  if (kept === undefined) resetState();
  else loadSeed(service, kinds, kept);

  const names = new OwnNames(host);
  const common = { shadows: service.shadows, saved: save, stopping: stopping.signal, names };
  const server = new HttpServer({
    apis: listed(kinds).flatMap(({ apis }) => apis),
    control: control({ service, kinds, journal, faults, feed, resetState, names }),
    serve: pipeline({
      ...common,
      journal,
      faults,
      latency,
      budget: options.requestBudget && new Budget(options.requestBudget),
    }),
    serveControl: pipeline({ ...common, journal: new Journal(1), faults: new Faults(), latency: 0, budget: undefined }),
  });
  // If the data file cannot be written, the start fails, not the first change.
  await save();
  service.url = urlOf(await server.listen(host, port), host);

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping.abort();
    await server.close();
    await save();
  };

  return {
    ...facesOf(kinds),
    url: service.url,
    apiKey,
    apiSecret,
    journal: () => journal.entries(),
    clearJournal: () => journal.clear(),
    reset() {
      resetState();
      journal.clear();
      faults.clear();
      for (const kind of listed(kinds)) kind.restart?.();
      void save();
    },
    faults,
    stop: () => (stopped ??= stop()),
  };
}

function readSeed(seed: object | string | undefined): Json | undefined {
  if (typeof seed === "string") return readJsonFile(seed);
  return seed === undefined ? undefined : (JSON.parse(JSON.stringify(seed)) as Json);
}

function urlOf({ address, port, family }: AddressInfo, host: string): string {
  const shown = host === "localhost" ? host : address;
  return family === "IPv6" && shown !== "localhost" ? `http://[${shown}]:${port}` : `http://${shown}:${port}`;
}
