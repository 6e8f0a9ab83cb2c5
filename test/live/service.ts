// Sends requests to the real service or the emulator. All its objects have a prefix in their names, and are deleted
// afterwards.
import { randomUUID } from "node:crypto";
import jwt from "jsonwebtoken";

/** The names of all objects of the live suite begin with this. */
export const PREFIX = "pulumi-vonage-live-";

export interface Account {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

export type Json = Record<string, unknown>;

export class Service {
  constructor(readonly account: Account) {}

  /** Authenticates with the account's credentials. */
  ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const { apiKey, apiSecret } = this.account;
    return this.#send(method, path, `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString("base64")}`, body);
  }

  /** Authenticates with a token of an application. */
  askAs(applicationId: string, privateKey: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const now = Math.floor(Date.now() / 1000);
    const claims = { application_id: applicationId, iat: now, exp: now + 300, jti: randomUUID() };
    return this.#send(method, path, `Bearer ${jwt.sign(claims, privateKey, { algorithm: "RS256" })}`, body);
  }

  /** Deletes objects of earlier runs. */
  async sweep(): Promise<number> {
    const left: string[] = [];
    for (let page = 1; ; page += 1) {
      const { body } = await this.ask("GET", `/v2/applications?page_size=100&page=${page}`);
      const items = ((body as { _embedded?: { applications?: Json[] } })._embedded?.applications ?? []) as {
        id: string;
        name: string;
      }[];
      left.push(...items.filter(({ name }) => name.startsWith(PREFIX)).map(({ id }) => id));
      if (items.length < 100) break;
    }
    for (const id of left) await this.ask("DELETE", `/v2/applications/${id}`);
    return left.length;
  }

  async #send(method: string, path: string, authorization: string, body?: unknown): Promise<Answer> {
    const headers = { authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(this.account.baseUrl + path, { ...init, signal: AbortSignal.timeout(30_000) });
    const text = await response.text();
    return { status: response.status, contentType: response.headers.get("content-type") ?? "", body: parsed(text) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
