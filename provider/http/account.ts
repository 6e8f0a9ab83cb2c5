import { createHash } from "node:crypto";
import type { Api, VonageClient } from "./client";
import { isAbsence, VonageUsageError } from "./errors";
import type { ListShape } from "./pages";
import { Reads } from "./reads";
import { isObject } from "../schema";

/** One Vonage account, as long as this process works with it. */
export class Account {
  /** Tells this account from others without its API key. */
  readonly mark: string;
  readonly #reads = new Map<string, Reads>();

  constructor(readonly client: VonageClient) {
    this.mark = accountMark(client.apiKey);
  }

  /** The account as a message names it. */
  get name(): string {
    return accountName(this.mark);
  }

  /** The host that is asked. */
  get host(): string {
    return this.client.host;
  }

  /** The reads of one collection of the account. */
  reads(path: string, { api = this.client, shape }: { api?: Api; shape?: ListShape } = {}): Reads {
    const reads = this.#reads.get(path) ?? new Reads(api, path, shape);
    this.#reads.set(path, reads);
    return reads;
  }

  /** Whether the account has what is at this path. Only the service's own word for an absence counts as one. */
  async has(path: string): Promise<boolean> {
    try {
      await this.client.request("GET", path);
      return true;
    } catch (error) {
      return !isAbsence(error);
    }
  }

  /** @throws where the address does not list applications as the Vonage API does for this account */
  async requireList(signal?: AbortSignal): Promise<void> {
    const body = await this.client.request("GET", "/v2/applications", { query: { page_size: 1 }, signal });
    const isList =
      isObject(body) &&
      (typeof body.total_items === "number" ||
        (isObject(body._embedded) && Array.isArray(body._embedded.applications)));
    if (!isList) throw new VonageUsageError("GET /v2/applications is not answered with a list of applications");
  }
}

/** The mark of an account in a state. It tells accounts apart without the API key, which some users keep as a secret. */
export function accountMark(apiKey: string): string {
  const digest = createHash("sha256").update(`pulumi-vonage account ${apiKey}`).digest("base64url");
  return `${digest.slice(0, 12)}…${apiKey.slice(-4)}`;
}

/** The name of an account in messages, such as `…4f2a`. */
export function accountName(mark: string): string {
  return mark.slice(mark.indexOf("…"));
}
