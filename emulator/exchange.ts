/** One request as an API sees it, and the answer that the API gives: no sockets, no faults. */
import { type IncomingHttpHeaders } from "node:http";
import { type Json, type JsonObject, type Wire } from "./json";

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Scheme and authority as this client spells them, for absolute links. */
  readonly origin: string;
  /** Who asks; set as soon as the credentials have been accepted. */
  caller?: Caller;
  /** What an injected fault does to an object on its way into the store. */
  alter?: (wire: JsonObject) => void;
}

export interface Caller {
  apiKey: string;
  applicationId?: string;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Absent for an empty answer. */
  body?: Json;
  /** A body that is no JSON, in place of one that is. */
  text?: string;
  /** What this answer's request has changed in the store. */
  change?: Change;
}

export interface Change {
  id: string;
  before?: Wire;
  after?: Wire;
  /** The list that the object is in, where that is not the one of the caller's own. */
  owner?: string;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

export interface Route {
  /** A path with `:name` for one segment. */
  path: string;
  on: Partial<Record<string, Handler>>;
}

/** What a refusal says beyond its status; each API spells it in its own body. */
export interface Reason {
  detail?: string;
  /** The API's own name for the error. */
  code?: string;
  invalid?: { name: string; reason: string }[];
}

/** How one API words an error. */
export type Dialect = (status: number, reason?: Reason) => Answer;

export interface Api {
  routes: Route[];
  problem: Dialect;
  /** Whether its bodies are forms, whatever Content-Type they come with. */
  forms?: boolean;
  /** What this API says of a method that a path does not know. */
  methodReason?: (method: string) => Reason;
}

/** Thrown by a handler to answer with an error. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(`refused with ${answer.status}`);
  }
}
