import type { Heard } from "./answer";

/** Why a request failed. It holds no credentials, unlike the errors of the library. */
export interface Failed {
  /** The network's code, such as ECONNRESET. */
  readonly code: string;
  /** The answer, where one came. */
  readonly heard?: Heard;
}

/** Carries a failure out of the transport. */
export class TransportError extends Error {
  constructor(readonly failed: Failed) {
    super(failed.code);
  }
}

/** The code of an answer of success that cannot be read, and so tells nothing. */
export const UNREADABLE = "ERR_UNREADABLE";
/** The code of a request that was ended from this side. */
export const ENDED = "ERR_CANCELED";
