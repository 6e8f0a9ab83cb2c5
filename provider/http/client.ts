import axios, { AxiosError, isAxiosError, type AxiosInstance, type AxiosResponse } from "axios";
import axiosRetry, { type IAxiosRetryConfig } from "axios-retry";
import { variable, type Config } from "./config";
import { VonageApiError, VonageConnectionError, type InvalidParameter, type Problem } from "./errors";
import { Gate } from "./gate";
import { redact } from "./redact";
import { isObject } from "../schema";
import { applicationToken } from "./token";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface RequestOptions {
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** What of this request must not be seen in any text, beside the credentials. */
  readonly secrets?: readonly string[];
  /** How to spell the parameters that Vonage refuses. */
  readonly spell?: (wirePath: string) => string;
}

/** One way in: to the applications of an account, or to the users of an application. Bodies are spelled as Vonage does. */
export interface Api {
  request(method: Method, path: string, options?: RequestOptions): Promise<unknown>;
}

/** Called with a sentence for the user, at most once for a wait. */
export type Notice = (text: string) => void;

interface Credentials {
  readonly authorization: () => string;
  readonly secrets: readonly string[];
  readonly hint: string;
}

declare module "axios" {
  interface AxiosRequestConfig {
    /** When to give up, however many attempts it takes. */
    deadline?: AbortSignal;
    /** When to give up this attempt. Held here, for a signal that only `AbortSignal.any` knows may be collected unfired. */
    attempt?: AbortSignal;
  }
}

/** The longest that one request is worked on, with all its waits and repetitions, in milliseconds. */
const OPERATION_TIMEOUT = 5 * 60_000;
/** From this wait on the user is told, in milliseconds. */
const LONG_WAIT = 5_000;
const [SHORTEST_WAIT, LONGEST_WAIT] = [250, 60_000];

/** The network's words for a request that never left this machine. */
const UNSENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
/** Its words for a host that is not trusted: nothing was sent, and to ask again changes nothing. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;
const UNREADABLE = "ERR_UNREADABLE";

/** The one place that speaks HTTP: credentials, deadlines, repetition, and errors that hold no secret. */
export class VonageClient implements Api {
  readonly #config: Config;
  readonly #gate: Gate;
  readonly #http: AxiosInstance;
  readonly #notice: Notice;
  readonly #account: Credentials;
  #toldUntil = 0;
  #clockLead?: number;

  constructor(config: Config, notice: Notice = () => undefined) {
    const { apiKey, apiSecret } = config;
    const basic = Buffer.from(`${apiKey}:${apiSecret}`).toString("base64");
    this.#config = config;
    this.#notice = notice;
    this.#gate = new Gate(config.requestsPerSecond);
    this.#account = {
      authorization: () => `Basic ${basic}`,
      secrets: [apiSecret, basic],
      hint: `Check vonage:apiKey and vonage:apiSecret in the stack's configuration, or ${variable("apiKey")} and ${variable("apiSecret")} in the environment. Refresh and destroy take the settings of the last deployment: after a change of them run "pulumi up" first, or add --run-program.`,
    };
    this.#http = axios.create({
      baseURL: config.baseUrl,
      maxRedirects: 0, // A redirect could carry the credentials to another host.
      responseType: "text",
      transformRequest: [(text: unknown) => text],
      transformResponse: [(text: unknown) => text],
      headers: { Accept: "application/json", "User-Agent": "pulumi-vonage" },
    });
    this.#http.interceptors.request.use((request) => {
      request.attempt = AbortSignal.timeout(config.requestTimeout * 1000);
      request.signal = request.deadline ? AbortSignal.any([request.deadline, request.attempt]) : request.attempt;
      return request;
    });
    this.#http.interceptors.response.use(readable, cutOff);
    axiosRetry(this.#http);
  }

  /** How long the service may take until what it has accepted can be read everywhere, in milliseconds. */
  get consistencyWindow(): number {
    return this.#config.consistencyWindow * 1000;
  }

  /** How far this machine's clock was ahead of the service's at the last answer that told the time, in milliseconds. */
  get clockLead(): number | undefined {
    return this.#clockLead;
  }

  /** About the applications of the account. */
  request(method: Method, path: string, options: RequestOptions = {}): Promise<unknown> {
    return this.#send(method, path, options, this.#account);
  }

  /** About the users of one application, in its name. */
  as(applicationId: string, privateKey: string): Api {
    const credentials: Credentials = {
      authorization: () => `Bearer ${applicationToken(applicationId, privateKey)}`,
      secrets: [privateKey],
      hint: `Check that privateKey belongs to the public key that application ${applicationId} has now, and that this machine's clock is right.`,
    };
    return { request: (method, path, options = {}) => this.#send(method, path, options, credentials) };
  }

  async #send(method: Method, path: string, options: RequestOptions, credentials: Credentials): Promise<unknown> {
    const { query, body } = options;
    try {
      const response = await this.#gate.pass(() =>
        this.#http.request<unknown>({
          method,
          url: path,
          params: query,
          data: body === undefined ? undefined : JSON.stringify(body), // axios would drop keys such as "constructor".
          headers: {
            Authorization: credentials.authorization(),
            ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          },
          deadline: AbortSignal.timeout(OPERATION_TIMEOUT),
          "axios-retry": this.#repetition(method, path),
        }),
      );
      this.#compareClocks(response);
      return response.data;
    } catch (error) {
      if (isAxiosError(error)) this.#compareClocks(error.response);
      throw isAxiosError<unknown>(error) ? this.#failure(method, path, error, options, credentials) : error;
    }
  }

  #compareClocks(response: AxiosResponse | undefined): void {
    const lead = Date.now() - Date.parse(String(response?.headers["date"] ?? ""));
    if (!Number.isNaN(lead)) this.#clockLead = lead;
  }

  #repetition(method: Method, path: string): IAxiosRetryConfig {
    let failures = 0;
    return {
      retries: Number.MAX_SAFE_INTEGER,
      shouldResetTimeout: true,
      retryCondition: (error) => {
        if (error.config?.deadline?.aborted) return false;
        if (error.response?.status === 429) return true;
        return failures < this.#config.maxRetries && isPassing(method, error);
      },
      retryDelay: (_count, error) => {
        const slowedDown = error.response?.status === 429;
        const wait = slowedDown ? waitAskedFor(error.response, failures) : backoff(failures);
        if (slowedDown) this.#gate.rest(wait);
        if (wait >= LONG_WAIT)
          this.#tell(wait, slowedDown ? "Vonage asks for fewer requests" : `${method} ${path} has to be repeated`);
        return wait;
      },
      onRetry: (_count, error, request) => {
        if (error.response?.status !== 429) failures += 1;
        request.signal = request.deadline; // The wait is not part of the attempt before it.
      },
    };
  }

  #tell(wait: number, why: string): void {
    const now = Date.now();
    if (now < this.#toldUntil) return;
    this.#toldUntil = now + wait;
    this.#notice(`${why}: waiting ${Math.ceil(wait / 1000)} s before going on.`);
  }

  #failure(
    method: Method,
    path: string,
    error: AxiosError<unknown>,
    options: RequestOptions,
    credentials: Credentials,
  ): Error {
    const secrets = [...this.#account.secrets, ...credentials.secrets, ...(options.secrets ?? [])];
    const clean = <T>(value: T): T => redact(value, secrets);
    const { response, code = "ERR_NETWORK" } = error;
    const host = new URL(this.#config.baseUrl).host;

    if (response && code !== UNREADABLE) {
      const problem = clean(problemIn(response.data, options.spell));
      return new VonageApiError(method, clean(path), response.status, problem, hintFor(response, credentials));
    }
    const overdue = code === "ERR_CANCELED";
    const unsent = UNSENT.has(code) || UNTRUSTED.test(code);
    const reason = overdue
      ? `${host} did not answer within ${error.config?.deadline?.aborted ? OPERATION_TIMEOUT / 1000 : this.#config.requestTimeout} s (vonage:requestTimeout)`
      : code === UNREADABLE
        ? `${host} answered ${response?.status}, but what came cannot be read`
        : `no answer from ${host} (${code})`;
    return new VonageConnectionError(method, clean(path), overdue ? "ETIMEDOUT" : code, reason, !unsent);
  }
}

/** Decodes an answer, or fails where it cannot be read. */
function readable(response: AxiosResponse<unknown>): AxiosResponse<unknown> {
  const text = typeof response.data === "string" ? response.data : "";
  if (response.status === 204 || (response.config.method === "delete" && text.trim() === ""))
    return { ...response, data: undefined };
  const data = parse(text);
  if (isObject(data)) return { ...response, data };
  throw new AxiosError("not JSON", UNREADABLE, response.config, response.request, response);
}

/** An answer of success whose body did not come to its end says nothing, and above all no failure. */
function cutOff(error: unknown): never {
  const isSuccess = isAxiosError(error) && error.response && error.response.status < 300;
  throw isSuccess ? new AxiosError("cut off", UNREADABLE, error.config, error.request, error.response) : error;
}

/** Whether a failure may pass, and to ask again can do no harm. */
function isPassing(method: Method, error: AxiosError): boolean {
  const code = error.code ?? "";
  if (UNTRUSTED.test(code)) return false;
  if (UNSENT.has(code)) return true;
  if (method === "POST") return false; // It may have been accepted: whoever creates looks first.
  return !error.response || code === UNREADABLE || [408, 500, 502, 503, 504].includes(error.response.status);
}

/** The wait that an answer asks for, in milliseconds: seconds or a date, within reason; somewhat spread, so that not all come back at once. */
function waitAskedFor(response: AxiosResponse | undefined, failures: number): number {
  const asked = String(response?.headers["retry-after"] ?? "").trim();
  const wait = /^-?\d+(\.\d+)?$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isFinite(wait) ? spread(Math.min(Math.max(wait, SHORTEST_WAIT), LONGEST_WAIT)) : backoff(failures + 2);
}

function backoff(failures: number): number {
  return spread(Math.min(SHORTEST_WAIT * 2 ** failures, LONGEST_WAIT / 6));
}

function spread(milliseconds: number): number {
  return Math.round(milliseconds * (1 + Math.random() / 5));
}

function problemIn(data: unknown, spell: (wirePath: string) => string = (path) => path): Problem {
  const parsed = typeof data === "string" ? parse(data) : data;
  if (!isObject(parsed)) return { detail: "the body of the answer is not JSON" };
  const { type, title, error_title: legacyTitle, detail, instance, code, invalid_parameters: invalid } = parsed;
  return {
    type: text(type),
    title: text(title) ?? text(legacyTitle),
    detail: text(detail),
    instance: text(instance),
    code: text(code),
    invalid_parameters: Array.isArray(invalid) ? invalid.filter(isObject).map((one) => spelled(one, spell)) : undefined,
  };
}

function spelled(
  { name, reason }: Readonly<Record<string, unknown>>,
  spell: (wirePath: string) => string,
): InvalidParameter {
  const wirePath = text(name) ?? "";
  return {
    name: spell(wirePath),
    reason: (text(reason) ?? "is not accepted").replaceAll(`"${wirePath}"`, spell(wirePath)),
  };
}

function hintFor({ status, headers }: AxiosResponse, { hint }: Credentials): string | undefined {
  if (status === 401 || status === 403) return hint;
  if (status >= 300 && status < 400) {
    const location = text(headers["location"]);
    const host = location && URL.canParse(location) ? ` to ${new URL(location).host}` : "";
    return `The service redirects${host}; credentials are not sent there. Set vonage:baseUrl if that is where it is.`;
  }
  return undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
