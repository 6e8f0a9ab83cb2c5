// The requests that the emulator has received, in the order of their arrival, with every secret masked.
import { Feed } from "./feed";
import { isObject, type Json } from "./json";
import { masked } from "./mask";

export interface JournalEntry {
  /** The number of the request since the start of the emulator. */
  seq: number;
  /** When the request arrived, in ISO 8601. */
  time: string;
  method: string;
  path: string;
  query?: Record<string, string>;
  /** The body with its secrets masked. For a body that is neither JSON nor a form, the number of its bytes. */
  body?: Json;
  /** The account whose credentials were accepted. */
  apiKey?: string;
  /** The application whose token was accepted. */
  applicationId?: string;
  /** The status of the answer, if one was sent. */
  status?: number;
  /** Milliseconds from arrival to answer. */
  duration?: number;
  /** Whether the whole answer was written to the client's connection. */
  responded: boolean;
  /** Whether the request changed the store, whatever the client was told. */
  committed: boolean;
  /** The id of the application, user or number that was created, changed or deleted. */
  resource?: string;
  /** The name of the fault rule that fired. */
  fault?: string;
  /** Why the emulator itself failed. It is only there if the emulator has a bug. */
  error?: string;
}

/** The bodies of all entries together may take about this much memory, in bytes. */
const BODY_BUDGET = 16 * 1024 * 1024;

/** A longer path or value of the query is cut. */
const LONGEST_TEXT = 2000;

/** A ring: new entries replace the oldest. When all bodies together are too large, the oldest bodies are dropped. */
export class Journal {
  readonly #capacity: number;
  #ring: JournalEntry[] = [];
  #next = 0;
  #seq = 0;
  /** The size of each body that is there, oldest first. */
  readonly #weights = new Map<JournalEntry, number>();
  #weight = 0;
  readonly #feed: Feed;

  constructor(capacity: number, feed = new Feed()) {
    this.#capacity = capacity;
    this.#feed = feed;
  }

  begin(method: string, path: string, query?: URLSearchParams): JournalEntry {
    this.#seq += 1;
    const time = new Date().toISOString();
    const entry: JournalEntry = {
      seq: this.#seq,
      time,
      method,
      path: shortened(path),
      ...(query === undefined ? {} : { query: readable(query) }),
      responded: false,
      committed: false,
    };
    if (this.#ring.length < this.#capacity) this.#ring.push(entry);
    else {
      const oldest = this.#ring[this.#next];
      if (oldest) this.#forget(oldest);
      this.#ring[this.#next] = entry;
      this.#next = (this.#next + 1) % this.#capacity;
    }
    this.#feed.publish("entry", () => entry);
    return entry;
  }

  /** Tells the watchers that the entry is complete. */
  end(entry: JournalEntry): void {
    this.#feed.publish("entry", () => entry);
  }

  /** Puts a masked body into its entry. Drops the bodies of earlier requests if there is not enough room. */
  keepBody(entry: JournalEntry, body: Json): void {
    entry.body = body;
    const weight = weightOf(body);
    this.#weights.set(entry, weight);
    this.#weight += weight;
    for (const [each] of this.#weights) {
      if (this.#weight <= BODY_BUDGET) return;
      this.#forget(each);
      each.body = DROPPED;
    }
  }

  entries(): JournalEntry[] {
    return [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)].map((entry) => ({ ...entry }));
  }

  clear(): void {
    this.#ring = [];
    this.#next = 0;
    this.#weights.clear();
    this.#weight = 0;
    this.#feed.publish("journal");
  }

  #forget(entry: JournalEntry): void {
    this.#weight -= this.#weights.get(entry) ?? 0;
    this.#weights.delete(entry);
  }
}

const DROPPED = "(dropped to save memory)";

/** The bytes that a value takes in memory, roughly. */
function weightOf(value: Json): number {
  if (typeof value === "string") return 16 + value.length * 2;
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + weightOf(each), 64);
  if (!isObject(value)) return 16;
  return Object.entries(value).reduce((sum, [key, each]) => sum + 16 + key.length + weightOf(each), 64);
}

const readable = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    Object.entries(masked(Object.fromEntries(query)) as Record<string, string>).map(([name, value]) => [
      shortened(name),
      shortened(value),
    ]),
  );

const shortened = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);
