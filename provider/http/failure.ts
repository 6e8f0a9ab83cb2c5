// Converts failed attempts into errors for the user.
import { problemIn, successes, type Heard, type Method } from "./answer";
import type { Course, Throttled } from "./course";
import { VonageApiError, VonageConnectionError, type Refusal } from "./errors";
import { ENDED, UNREADABLE, type Failed } from "./failed";

/** The facts about a request that its error message needs. */
export interface Asked {
  readonly method: Method;
  /** The path, without secrets. */
  readonly path: string;
  readonly baseUrl: string;
  /** The names of the settings, in the user's spelling. */
  readonly settings: { readonly url: string; readonly rate: string; readonly timeout: string };
  /** The limits of the request, in seconds. */
  readonly requestTimeout: number;
  readonly operationTimeout: number;
  /** The advice to the user when the service refuses the credentials. */
  readonly credentials: string;
  /** Turns the wire path of a refused parameter into the program's spelling. */
  readonly spell?: (wirePath: string) => string;
  /** Masks the secrets in a text, or in every text of a value. */
  readonly clean: <T>(value: T) => T;
}

/** The error of a failed request, in words for the user. */
export function failureOf(asked: Asked, failed: Failed, course: Course): VonageApiError | VonageConnectionError {
  const { method, path } = asked;
  const { throttled } = course;
  if (throttled) return new VonageApiError(method, path, throttling(asked, throttled, course.stopped));
  if (failed.heard && failed.code !== UNREADABLE) return new VonageApiError(method, path, refusal(asked, failed.heard));
  const mayHaveTakenEffect = course.mayHaveTakenEffect(failed);
  const code = failed.code === ENDED && course.stopped === undefined ? "ETIMEDOUT" : failed.code;
  return new VonageConnectionError(method, path, code, reasonFor(asked, failed, course), mayHaveTakenEffect);
}

/** The error of a request that was cancelled before it was sent. */
export function stoppedBefore({ method, path }: Asked, reason: string): VonageConnectionError {
  return new VonageConnectionError(method, path, ENDED, `stopped before it was sent: ${reason}`, false);
}

function reasonFor(asked: Asked, failed: Failed, course: Course): string {
  const { host } = new URL(asked.baseUrl);
  const { code, heard } = failed;
  if (code === UNREADABLE) return unreadable(asked.method, host, heard);
  if (code !== ENDED) return `no answer from ${host} (${code})`;
  if (course.stopped !== undefined)
    return course.mayHaveTakenEffect(failed)
      ? `stopped while waiting for ${host}: ${course.stopped}`
      : `stopped before ${host} was reached: ${course.stopped}`;
  return course.isOverdue
    ? `${host} did not answer within ${asked.operationTimeout} s, repetitions included`
    : `${host} did not answer within ${asked.requestTimeout} s (${asked.settings.timeout})`;
}

function unreadable(method: Method, host: string, heard: Heard | undefined): string {
  const status = heard?.status ?? 0;
  if (successes[method].includes(status)) return `${host} answered ${status}, but the answer cannot be read`;
  return `${host} answered ${status}, where the Vonage API answers ${successes[method].join(" or ")}`;
}

function refusal(asked: Asked, heard: Heard): Refusal {
  const { status } = heard;
  const { host } = new URL(asked.baseUrl);
  const problem = problemIn(heard, asked.spell);
  if (problem)
    return {
      status,
      problem: asked.clean(problem),
      isOfApi: true,
      hint: isOfCredentials(status) ? asked.credentials : undefined,
    };
  if (status < 400) return redirect(asked, heard);
  const hint = isOfCredentials(status)
    ? asked.credentials
    : status < 500 && status !== 429
      ? `Check ${asked.settings.url}: ${host} does not answer as the Vonage API does.`
      : undefined;
  const summary = ` from ${host}, with a body that is not a problem of the Vonage API${quoted(asked, heard)}`;
  return { status, problem: {}, isOfApi: false, summary, hint };
}

function redirect({ baseUrl, settings }: Asked, heard: Heard): Refusal {
  const location = heard.header("location");
  const target = location !== undefined && URL.canParse(location, baseUrl) ? new URL(location, baseUrl) : undefined;
  const where = target ? `to ${target.host}` : "without saying where to";
  const way = target ? ` Set ${settings.url} to ${target.origin} if that is where the Vonage API is.` : "";
  return {
    status: heard.status,
    problem: {},
    isOfApi: false,
    summary: `: the service redirects ${where}; credentials are not sent there`,
    hint: way.trim() || `Check ${settings.url}.`,
  };
}

/** The refusal after a series of 429 answers: the service's own words, how often and when. */
function throttling(asked: Asked, { heard, times, since, last }: Throttled, stopped: string | undefined): Refusal {
  const { host } = new URL(asked.baseUrl);
  const often = times === 1 ? "once" : `${times} times in ${Math.ceil((last - since) / 1000)} s`;
  const at = new Date(last).toISOString().replace(/\.\d+Z/, "Z");
  const hints = [
    `${host} said so ${often}, the last time at ${at}; it did not accept the request.`,
    stopped === undefined ? undefined : `The wait was stopped: ${stopped}.`,
    `Set ${asked.settings.rate} lower, or try again later.`,
  ];
  return { ...refusal(asked, heard), hint: hints.filter(Boolean).join(" ") };
}

function isOfCredentials(status: number): boolean {
  return status === 401 || status === 403;
}

/** A short plain text from a stranger's server, quoted. Empty for anything longer, such as an HTML page. */
function quoted({ clean }: Asked, { header, text }: Heard): string {
  const line = text.trim();
  const isShort = line !== "" && line.length <= 200 && !line.includes("\n");
  return isShort && header("content-type")?.startsWith("text/plain") ? `: ${JSON.stringify(clean(line))}` : "";
}
