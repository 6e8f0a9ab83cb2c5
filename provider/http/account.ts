import { createHash } from "node:crypto";
import type { VonageClient } from "./client";
import { Reads } from "./reads";

/** One Vonage account, as long as this process works with it. */
export class Account {
  /** Tells this account from others without its API key. */
  readonly mark: string;
  readonly #reads = new Map<string, Reads>();

  constructor(readonly client: VonageClient) {
    this.mark = accountMark(client.apiKey);
  }

  /** The host that its requests go to. */
  get host(): string {
    return this.client.host;
  }

  /** The reads of one collection of the account. */
  reads(path: string): Reads {
    const reads = this.#reads.get(path) ?? new Reads(this.client, path);
    this.#reads.set(path, reads);
    return reads;
  }
}

/** What a state may keep of an account: enough to tell accounts apart and to name one, for some keep the key as a secret. */
export function accountMark(apiKey: string): string {
  const digest = createHash("sha256").update(`pulumi-vonage account ${apiKey}`).digest("base64url");
  return `${digest.slice(0, 12)}…${apiKey.slice(-4)}`;
}

/** How to name the account of a mark to a user, such as `…4f2a`. */
export function accountName(mark: string): string {
  return mark.slice(mark.indexOf("…"));
}
