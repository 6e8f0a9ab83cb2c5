/** What the emulator has seen, in the order of arrival, with every secret masked. */
import { type Json } from "./json";

export interface JournalEntry {
  /** Counts the requests since the emulator started. */
  seq: number;
  /** When the request arrived, in ISO 8601. */
  time: string;
  method: string;
  path: string;
  query?: Record<string, string>;
  /** The body with its secrets masked; for bytes that are no JSON object, how many there were. */
  body?: Json;
  /** The account whose credentials were accepted. */
  apiKey?: string;
  /** The application whose token was accepted. */
  applicationId?: string;
  /** The status that was put on the wire, if any was. */
  status?: number;
  /** Milliseconds from arrival to answer. */
  duration?: number;
  /** Whether the whole answer was handed to the client's connection. */
  responded: boolean;
  /** Whether the request changed the store, whatever the client was told. */
  committed: boolean;
  /** The id of the application or user that was created, changed or deleted. */
  resource?: string;
  /** The name of the fault rule that fired. */
  fault?: string;
  /** Why the emulator itself failed; never there unless it has a bug. */
  error?: string;
}

/** A ring: the newest entries push out the oldest. */
export class Journal {
  private ring: JournalEntry[] = [];
  private next = 0;
  private seq = 0;

  constructor(private readonly capacity: number) {}

  begin(method: string, path: string): JournalEntry {
    this.seq += 1;
    const time = new Date().toISOString();
    const entry: JournalEntry = { seq: this.seq, time, method, path, responded: false, committed: false };
    if (this.ring.length < this.capacity) this.ring.push(entry);
    else {
      this.ring[this.next] = entry;
      this.next = (this.next + 1) % this.capacity;
    }
    return entry;
  }

  entries(): JournalEntry[] {
    return [...this.ring.slice(this.next), ...this.ring.slice(0, this.next)].map((entry) => ({ ...entry }));
  }

  clear(): void {
    this.ring = [];
    this.next = 0;
  }
}
