// The retries of one request.
import type { Heard } from "./answer";
import { ENDED, UNREADABLE, type Failed } from "./failed";

/** Network error codes of a request that never left this machine. */
const UNSENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
/** Network error codes of a host that is not trusted. Nothing was sent, and a retry would fail in the same way. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;

/** The shortest wait, the longest wait, and the longest wait that the service did not ask for, in milliseconds. */
const [SHORTEST_WAIT, LONGEST_WAIT, LONGEST_BACKOFF] = [250, 60_000, 10_000];
/** The first and the longest wait in a series of 429 answers without Retry-After, in milliseconds. */
const [UNASKED_WAIT, LONGEST_UNASKED_WAIT] = [1_000, 30_000];
/** How many 429 answers in a row determine their own waits. From then on the waits get longer. */
const TOLERATED = 4;

/** The limits of a request. */
export interface Limits {
  /** How many times it is retried after a transient failure. Rate limits (429) do not count. */
  readonly maxRetries: number;
  /** Its time limit with all its waits and retries, in milliseconds. */
  readonly operationTimeout: number;
  /** Cancels it. */
  readonly signal?: AbortSignal;
}

/** A series of 429 answers, without another answer between them. */
export interface Throttled {
  /** The last 429. */
  readonly heard: Heard;
  readonly times: number;
  /** The times of the first and the last 429, in milliseconds since 1970. */
  readonly since: number;
  readonly last: number;
}

/** The history of one request with its retries. It decides whether the request is retried, and when. */
export class Course {
  /** Aborts when the request must end. */
  readonly end: AbortSignal;
  readonly #begun = Date.now();
  readonly #overall: AbortSignal;
  #failures = 0;
  #throttled?: Throttled;
  #isUnderWay = false;
  #wasSent = false;

  constructor(
    /** Whether the request is safe to repeat. */
    private readonly isRepeatable: boolean,
    private readonly limits: Limits,
    private readonly onWait: (milliseconds: number, throttled: Throttled | undefined) => void,
    readonly heard: (heard: Heard | undefined) => void,
  ) {
    this.#overall = AbortSignal.timeout(limits.operationTimeout);
    this.end = limits.signal ? AbortSignal.any([limits.signal, this.#overall]) : this.#overall;
  }

  /** Notes that an attempt begins. */
  begin(): void {
    this.#isUnderWay = !this.end.aborted;
  }

  /** The wait before the next retry, in milliseconds. Undefined if there is none. */
  waitAfter(failed: Failed): number | undefined {
    if (failed.code === ENDED && this.end.aborted) return undefined;
    this.#isUnderWay = false;
    const { heard } = failed;
    const isRefusal = heard?.status === 429;
    this.#throttled = isRefusal ? this.#refused(heard) : undefined;
    if (!isRefusal && !wasUnsent(failed)) this.#wasSent = true;

    if (!isRefusal && (this.#failures >= this.limits.maxRetries || !isPassing(this.isRepeatable, failed)))
      return undefined;
    const wait = this.#throttled ? waitAskedFor(this.#throttled.heard, this.#throttled.times) : backoff(this.#failures);
    if (!isRefusal) this.#failures += 1;
    if (Date.now() + wait >= this.#begun + this.limits.operationTimeout) return undefined;
    this.onWait(wait, this.#throttled);
    return wait;
  }

  /** The series of 429 answers, if the last answer belongs to it. */
  get throttled(): Throttled | undefined {
    if (!this.#throttled || this.#isUnderWay) return undefined;
    return this.#throttled;
  }

  /** Whether the service may have carried the request out, by its last failure and those before. */
  mayHaveTakenEffect(last: Failed): boolean {
    return this.#wasSent || (last.code === ENDED ? this.#isUnderWay : !wasUnsent(last));
  }

  /** Why the request was cancelled. Undefined if it was not. */
  get stopped(): string | undefined {
    const { signal } = this.limits;
    return signal?.aborted ? reasonIn(signal) : undefined;
  }

  /** Whether the request has passed its time limit, retries included. */
  get isOverdue(): boolean {
    return this.#overall.aborted;
  }

  #refused(heard: Heard): Throttled {
    const now = Date.now();
    const { times = 0, since = now } = this.#throttled ?? {};
    return { heard, since, last: now, times: times + 1 };
  }
}

/** The reason of a signal, in words for the user. */
export function reasonIn({ reason }: AbortSignal): string {
  const said = reason instanceof Error ? reason.message : String(reason);
  return reason instanceof DOMException || said === "" ? "it was cancelled" : said;
}

/** Whether a failure proves that nothing was sent. */
export function wasUnsent({ code }: Failed): boolean {
  return UNSENT.has(code) || UNTRUSTED.test(code);
}

/** Whether a failure may be transient, and a retry is safe. */
function isPassing(isRepeatable: boolean, { code, heard }: Failed): boolean {
  if (UNTRUSTED.test(code)) return false;
  if (UNSENT.has(code)) return true;
  if (!isRepeatable) return false; // The service may have accepted it. The create looks for the object first.
  return !heard || code === UNREADABLE || [408, 500, 502, 503, 504].includes(heard.status);
}

/**
 * The wait after a 429, in milliseconds. Retry-After gives it in seconds or as a date, within limits. Up to a fifth is
 * added at random, so that the requests do not all come back at once. The waits of a long series get longer.
 */
function waitAskedFor(heard: Heard, times: number): number {
  const asked = (heard.header("retry-after") ?? "").trim();
  const wait = /^-?\d+(\.\d+)?$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  if (Number.isNaN(wait)) return spread(Math.min(UNASKED_WAIT * 2 ** (times - 1), LONGEST_UNASKED_WAIT));
  const least = Math.min(SHORTEST_WAIT * 2 ** Math.max(0, times - TOLERATED), LONGEST_BACKOFF);
  return spread(Math.min(Math.max(wait, least), LONGEST_WAIT));
}

function backoff(failures: number): number {
  return spread(Math.min(SHORTEST_WAIT * 2 ** failures, LONGEST_BACKOFF));
}

function spread(milliseconds: number): number {
  return Math.round(milliseconds * (1 + Math.random() / 5));
}
