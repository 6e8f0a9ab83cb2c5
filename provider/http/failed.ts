// A failed attempt of a request.
import type { Heard } from "./answer";

/** Why an attempt failed. Unlike the errors of axios, it holds no credentials. */
export interface Failed {
  /** The network's code, such as ECONNRESET. */
  readonly code: string;
  /** The answer, if there was one. */
  readonly heard?: Heard;
}

/** Carries a failure out of the transport. */
export class TransportError extends Error {
  constructor(readonly failed: Failed) {
    super(failed.code);
  }
}

/** The code of a successful answer whose body cannot be read. */
export const UNREADABLE = "ERR_UNREADABLE";
/** The code of a request that this process ended. */
export const ENDED = "ERR_CANCELED";
