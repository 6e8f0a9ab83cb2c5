import type { VonageClient } from "./client";
import { Reads } from "./reads";

/** One Vonage account, as long as this process works with it. */
export class Account {
  readonly #reads = new Map<string, Reads>();

  constructor(readonly client: VonageClient) {}

  /** The reads of one collection of the account. */
  reads(path: string): Reads {
    const reads = this.#reads.get(path) ?? new Reads(this.client, path);
    this.#reads.set(path, reads);
    return reads;
  }
}
