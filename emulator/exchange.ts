// The types of a request and its answer as an API sees them, without sockets and faults.
import { type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { type Json, type JsonObject, type Wire } from "./json";

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Scheme and host as the client has named them, for absolute links. */
  readonly origin: string;
  /** The account or application of the client; set when its credentials have been accepted. */
  caller?: Caller;
  /** The change that a fault makes to an object before it is stored. */
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
  /** A body that is not JSON, instead of `body`. */
  text?: string;
  /** Takes over the connection after the headers, instead of a body. */
  stream?: (response: ServerResponse) => void;
  /** The change that the request has made in the store. */
  change?: Change;
}

export interface Change {
  id: string;
  before?: Wire;
  after?: Wire;
  /** The list that contains the object, if it is not a list of the caller. */
  owner?: string;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

export interface Route {
  /** A path with `:name` for one segment. */
  path: string;
  on: Partial<Record<string, Handler>>;
}

/** The content of a refusal beside its status. Each API puts it into its own form of body. */
export interface Reason {
  detail?: string;
  /** The API's own name for the error. */
  code?: string;
  invalid?: { name: string; reason: string }[];
}

/** Makes an error answer in the words of one API. */
export type Dialect = (status: number, reason?: Reason) => Answer;

export interface Api {
  routes: Route[];
  /** It refuses unknown paths that begin like this. If several APIs have a beginning of a path, the longest decides. */
  under: string[];
  problem: Dialect;
  /** Whether its bodies are forms, whatever their Content-Type says. */
  forms?: boolean;
  /** The content of this API's refusal of a method that a path does not have. */
  methodReason?: (method: string) => Reason;
}

/** Thrown by a handler to answer with an error. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(`refused with ${answer.status}`);
  }
}
