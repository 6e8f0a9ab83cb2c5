import type { Heard, Method } from "./answer";
import { ENDED, UNREADABLE, type Failed } from "./failed";

/** The network's words for a request that never left this machine. */
const UNSENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
/** Its words for a host that is not trusted: nothing was sent, and to ask again changes nothing. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;

/** The shortest wait, the longest, and the longest that nobody asked for, in milliseconds. */
const [SHORTEST_WAIT, LONGEST_WAIT, LONGEST_BACKOFF] = [250, 60_000, 10_000];
/** The first wait after a 429 that asks for none, and the longest of those that follow, in milliseconds. */
const [UNASKED_WAIT, LONGEST_UNASKED_WAIT] = [1_000, 30_000];
/** So many times in a row the service may ask for a wait that is too short. */
const TOLERATED = 4;

/** The limits of a request. */
export interface Limits {
  /** How often it is repeated after a failure that may pass. */
  readonly maxRetries: number;
  /** How long it is worked on, with all its waits and repetitions, in milliseconds. */
  readonly operationTimeout: number;
  /** Ends it from outside. */
  readonly signal?: AbortSignal;
}

/** How a service asks for fewer requests, time after time without an answer of another kind between. */
export interface Throttled {
  /** Its last words. */
  readonly heard: Heard;
  readonly times: number;
  /** When it said so first, and last. */
  readonly since: number;
  readonly last: number;
}

/** The history of one request. It decides whether the request is repeated, and when. */
export class Course {
  /** Comes when the request must end. */
  readonly end: AbortSignal;
  readonly #begun = Date.now();
  readonly #overall: AbortSignal;
  #failures = 0;
  #throttled?: Throttled;
  #isUnderWay = false;
  #wasSent = false;

  constructor(
    private readonly method: Method,
    private readonly limits: Limits,
    private readonly onWait: (milliseconds: number, throttled: Throttled | undefined) => void,
    readonly heard: (heard: Heard | undefined) => void,
  ) {
    this.#overall = AbortSignal.timeout(limits.operationTimeout);
    this.end = limits.signal ? AbortSignal.any([limits.signal, this.#overall]) : this.#overall;
  }

  /** An attempt begins. */
  begin(): void {
    this.#isUnderWay = !this.end.aborted;
  }

  /** The wait before the request is repeated, in milliseconds; nothing where it is not. */
  waitAfter(failed: Failed): number | undefined {
    if (failed.code === ENDED && this.end.aborted) return undefined;
    this.#isUnderWay = false;
    const { heard } = failed;
    const isRefusal = heard?.status === 429;
    this.#throttled = isRefusal ? this.#refused(heard) : undefined;
    if (!isRefusal && !wasUnsent(failed)) this.#wasSent = true;

    if (!isRefusal && (this.#failures >= this.limits.maxRetries || !isPassing(this.method, failed))) return undefined;
    const wait = this.#throttled ? waitAskedFor(this.#throttled.heard, this.#throttled.times) : backoff(this.#failures);
    if (!isRefusal) this.#failures += 1;
    if (Date.now() + wait >= this.#begun + this.limits.operationTimeout) return undefined;
    this.onWait(wait, this.#throttled);
    return wait;
  }

  /** The last 429, where it is the last thing that was heard. */
  get throttled(): Throttled | undefined {
    if (!this.#throttled || this.#isUnderWay) return undefined;
    return this.#throttled;
  }

  /** Whether the request may have reached the service, by its last failure and those before. */
  mayHaveTakenEffect(last: Failed): boolean {
    return this.#wasSent || (last.code === ENDED ? this.#isUnderWay : !wasUnsent(last));
  }

  /** Why the request was stopped from outside. */
  get stopped(): string | undefined {
    const { signal } = this.limits;
    return signal?.aborted ? reasonIn(signal) : undefined;
  }

  /** Whether the request took longer than any may, with all its repetitions. */
  get isOverdue(): boolean {
    return this.#overall.aborted;
  }

  #refused(heard: Heard): Throttled {
    const now = Date.now();
    const { times = 0, since = now } = this.#throttled ?? {};
    return { heard, since, last: now, times: times + 1 };
  }
}

/** Why a signal came, for a user. */
export function reasonIn({ reason }: AbortSignal): string {
  const said = reason instanceof Error ? reason.message : String(reason);
  return reason instanceof DOMException || said === "" ? "it was cancelled" : said;
}

/** Whether a failure shows that nothing was sent. */
export function wasUnsent({ code }: Failed): boolean {
  return UNSENT.has(code) || UNTRUSTED.test(code);
}

/** Whether a failure may pass, and to ask again can do no harm. */
function isPassing(method: Method, { code, heard }: Failed): boolean {
  if (UNTRUSTED.test(code)) return false;
  if (UNSENT.has(code)) return true;
  if (method === "POST") return false; // It may have been accepted: whoever creates looks first.
  return !heard || code === UNREADABLE || [408, 500, 502, 503, 504].includes(heard.status);
}

/**
 * The wait that a 429 asks for, in milliseconds: seconds or a date, within reason; somewhat spread, so that not all
 * requests come back at once. A service that goes on refusing is asked less and less often.
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
