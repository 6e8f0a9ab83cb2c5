// One Vonage account: its client, its reads, and its mark in states.
import { createHash } from "node:crypto";
import type { Api, VonageClient } from "./client";
import { isAbsence, VonageUsageError } from "./errors";
import { memberPath } from "./member";
import type { ListShape } from "./pages";
import { Reads } from "./reads";
import { isObject } from "../schema";
import type { UrlKey } from "../schema/settings";

/** One Vonage account, for as long as this process works with it. */
export class Account {
  /** Tells this account from others without its API key. */
  readonly mark: string;
  readonly #reads = new Map<string, Reads>();

  constructor(readonly client: VonageClient) {
    this.mark = accountMark(client.apiKey);
  }

  /** The name of the account in messages, such as `…4f2a`. */
  get name(): string {
    return accountName(this.mark);
  }

  /** The host of the applications and users. */
  get host(): string {
    return this.client.host;
  }

  /** The host that a setting names. */
  hostAt(setting: UrlKey): string {
    return setting === "restUrl" ? this.client.restHost : this.client.host;
  }

  /** Returns the shared reads of one collection. The first call for a path decides its API client and list shape. */
  reads(path: string, { api = this.client, shape }: { api?: Api; shape?: ListShape } = {}): Reads {
    const reads = this.#reads.get(path) ?? new Reads(api, path, shape);
    this.#reads.set(path, reads);
    return reads;
  }

  /** Whether the account has this object of a collection. False only if the Vonage API itself answers 404. */
  async has(collection: string, id: string, signal?: AbortSignal): Promise<boolean> {
    try {
      await this.client.request("GET", memberPath(collection, id), { signal });
      return true;
    } catch (error) {
      return !isAbsence(error);
    }
  }

  /** @throws if GET /v2/applications does not answer with a list of applications */
  async requireList(signal?: AbortSignal): Promise<void> {
    const body = await this.client.request("GET", "/v2/applications", { query: { page_size: 1 }, signal });
    const isList =
      isObject(body) &&
      (typeof body.total_items === "number" ||
        (isObject(body._embedded) && Array.isArray(body._embedded.applications)));
    if (!isList) throw new VonageUsageError("GET /v2/applications is not answered with a list of applications");
  }
}

/** The mark of an account in a state. It identifies the account without the API key, which some users keep as a secret. */
export function accountMark(apiKey: string): string {
  const digest = createHash("sha256").update(`pulumi-vonage account ${apiKey}`).digest("base64url");
  return `${digest.slice(0, 12)}…${apiKey.slice(-4)}`;
}

/** The name of an account in messages, such as `…4f2a`. */
export function accountName(mark: string): string {
  return mark.slice(mark.indexOf("…"));
}

/** The names of two accounts. They are longer if the short names are the same. */
export function accountNames(one: string, other: string): readonly [string, string] {
  const [first, second] = [accountName(one), accountName(other)];
  return first === second ? [one, other] : [first, second];
}
