import type { VonageClient } from "./client";
import { Reads } from "./reads";

/** One Vonage account, as long as this process works with it. */
export class Account {
  /**
   * The private keys that applications were given while this process runs. The state of a user may still hold the key
   * before: when a key is rotated and a user deleted in the same deployment, the user's request needs the new one.
   */
  readonly signingKeys = new Map<string, string>();

  readonly #reads = new Map<string, Reads>();

  constructor(readonly client: VonageClient) {}

  /** The reads of one collection of the account. */
  reads(path: string): Reads {
    const reads = this.#reads.get(path) ?? new Reads(this.client, path);
    this.#reads.set(path, reads);
    return reads;
  }
}
