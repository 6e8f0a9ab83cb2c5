// The HTTP client of one account.
import type { Family, Heard, Method } from "./answer";
import { spelled, variable, type Config, type Source } from "./config";
import { Course, reasonIn, type Throttled } from "./course";
import { failureOf, stoppedBefore, type Asked } from "./failure";
import { TransportError } from "./failed";
import { Gate } from "./gate";
import { redact } from "./redact";
import { applicationToken, signerOf } from "./token";
import { Transport } from "./transport";
import type { Properties } from "../schema";

export type { Method } from "./answer";

export interface RequestOptions {
  readonly query?: Readonly<Record<string, string | number>>;
  /** A body in JSON. */
  readonly body?: unknown;
  /** A body as a form, in place of one in JSON. */
  readonly form?: Readonly<Record<string, string>>;
  /** Secret values of this request. Like the credentials, they are masked in every text. */
  readonly secrets?: readonly string[];
  /** Checks the body of a successful answer. A body that fails the check counts as unreadable. */
  readonly expects?: (body: Properties) => boolean;
  /** Whether the request is safe to repeat. By default every method except POST is. */
  readonly isRepeatable?: boolean;
  /** Turns the wire path of a refused parameter into the program's spelling. */
  readonly spell?: (wirePath: string) => string;
  /** Stops the request, even in a queue or a wait. The message of its reason tells the user why. */
  readonly signal?: AbortSignal;
}

/** An API client with one set of credentials: those of an account or of an application. Bodies have the wire spelling. */
export interface Api {
  request(method: Method, path: string, options?: RequestOptions): Promise<unknown>;
}

/** Shows a sentence to the user. A wait calls it at most once. */
export type Notice = (text: string) => void;

interface Credentials {
  readonly authorization: () => string;
  readonly secrets: readonly string[];
  readonly hint: string;
}

/** One host of Vonage, with its rate limit. */
interface Host {
  readonly baseUrl: string;
  readonly gate: Gate;
  readonly transport: Transport;
  readonly settings: Asked["settings"];
}

/** The time limit of one request, with all its waits and retries, in milliseconds. */
const OPERATION_TIMEOUT = 5 * 60_000;
/** A single wait is reported to the user if it is at least this long, in milliseconds. */
const LONG_WAIT = 5_000;
/** A series of shorter waits is reported to the user once it lasts this long, in milliseconds. */
const LONG_REFUSAL = 10_000;
/** The shortest time between two notices to the user, in milliseconds. */
const QUIET = 30_000;

/** The HTTP client of one account. It adds credentials and deadlines, retries, and throws errors without secrets. */
export class VonageClient implements Api {
  readonly #config: Config;
  readonly #notice: Notice;
  readonly #operationTimeout: number;
  readonly #account: Credentials;
  readonly #hosts: Readonly<Record<Family, Host>>;
  /** The private keys that have signed, by their text. */
  readonly #signers = new Map<string, ReturnType<typeof signerOf>>();
  #toldUntil = 0;
  #clockLead?: number;

  /** `operationTimeout` is in milliseconds. */
  constructor(config: Config, notice: Notice = () => undefined, operationTimeout = OPERATION_TIMEOUT) {
    const { apiKey, apiSecret, source } = config;
    const basic = Buffer.from(`${apiKey}:${apiSecret}`).toString("base64");
    this.#config = config;
    this.#notice = notice;
    this.#operationTimeout = operationTimeout;
    this.#account = {
      authorization: () => `Basic ${basic}`,
      secrets: [apiSecret, basic],
      hint: adviceAbout(source),
    };
    this.#hosts = {
      api: hostOf(config, "api", "baseUrl", "requestsPerSecond"),
      rest: hostOf(config, "rest", "restUrl", "numbersRequestsPerSecond"),
    };
  }

  /** The account's API key. */
  get apiKey(): string {
    return this.#config.apiKey;
  }

  /** The host of the applications and users, such as `api.nexmo.com`. */
  get host(): string {
    return new URL(this.#config.baseUrl).host;
  }

  /** The host of the phone numbers, such as `rest.nexmo.com`. */
  get restHost(): string {
    return new URL(this.#config.restUrl).host;
  }

  /** The longest time until an accepted write is visible to every read, in milliseconds. */
  get consistencyWindow(): number {
    return this.#config.consistencyWindow * 1000;
  }

  /**
   * How far this machine's clock is ahead of the service's, in milliseconds, by the last answer with a Date header.
   * Undefined before the first such answer.
   */
  get clockLead(): number | undefined {
    return this.#clockLead;
  }

  /** The API client for the phone numbers of the account. */
  get rest(): Api {
    return { request: (method, path, options = {}) => this.#send("rest", method, path, options, this.#account) };
  }

  /** Sends a request about the applications of the account. */
  request(method: Method, path: string, options: RequestOptions = {}): Promise<unknown> {
    return this.#send("api", method, path, options, this.#account);
  }

  /** Returns the API client for the users of one application. It signs each request with the application's key. */
  as(applicationId: string, privateKey: string): Api {
    const credentials: Credentials = {
      authorization: () => `Bearer ${applicationToken(applicationId, this.#signer(privateKey))}`,
      secrets: [privateKey],
      hint: `Check that privateKey belongs to the public key that application ${applicationId} has now, and that this machine's clock is right.`,
    };
    return { request: (method, path, options = {}) => this.#send("api", method, path, options, credentials) };
  }

  #signer(privateKey: string): ReturnType<typeof signerOf> {
    const signer = this.#signers.get(privateKey) ?? signerOf(privateKey);
    this.#signers.set(privateKey, signer);
    return signer;
  }

  async #send(
    family: Family,
    method: Method,
    path: string,
    options: RequestOptions,
    credentials: Credentials,
  ): Promise<unknown> {
    const { query, signal, isRepeatable = method !== "POST" } = options;
    const { gate, transport } = this.#hosts[family];
    const send = async () => {
      const course = this.#course(`${method} ${path}`, isRepeatable, signal, gate);
      const headers = { Authorization: credentials.authorization(), ...contentType(options) };
      try {
        return await transport.send(
          { method, path, query, headers, text: textOf(options), expects: options.expects },
          course,
        );
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        throw failureOf(this.#asked(family, method, path, options, credentials), error.failed, course);
      }
    };
    let hasBegun = false;
    try {
      return await gate.pass(() => {
        hasBegun = true;
        return send();
      }, signal);
    } catch (error) {
      if (hasBegun || !signal?.aborted) throw error;
      throw stoppedBefore(this.#asked(family, method, path, options, credentials), reasonIn(signal));
    }
  }

  #course(request: string, isRepeatable: boolean, signal: AbortSignal | undefined, gate: Gate): Course {
    const limits = { maxRetries: this.#config.maxRetries, operationTimeout: this.#operationTimeout, signal };
    const onWait = (wait: number, throttled: Throttled | undefined) => {
      if (throttled) gate.rest(wait);
      this.#tell(wait, throttled, `${request} must be repeated`);
    };
    return new Course(isRepeatable, limits, onWait, (heard) => this.#compareClocks(heard));
  }

  #compareClocks(heard: Heard | undefined): void {
    const lead = Date.now() - Date.parse(heard?.header("date") ?? "");
    if (!Number.isNaN(lead)) this.#clockLead = lead;
  }

  #tell(wait: number, throttled: Throttled | undefined, otherwise: string): void {
    const now = Date.now();
    const isLong = wait >= LONG_WAIT || (throttled !== undefined && now + wait - throttled.since >= LONG_REFUSAL);
    if (!isLong || now < this.#toldUntil) return;
    this.#toldUntil = now + Math.max(wait, QUIET);
    const often =
      throttled && throttled.times > 1 ? ` (${throttled.times} times in ${seconds(now - throttled.since)})` : "";
    const why = throttled ? `Vonage asks for fewer requests${often}` : otherwise;
    this.#notice(`${why}: waiting ${seconds(wait)} before going on.`);
  }

  #asked(family: Family, method: Method, path: string, options: RequestOptions, credentials: Credentials): Asked {
    const { baseUrl, settings } = this.#hosts[family];
    const secrets = [...this.#account.secrets, ...credentials.secrets, ...(options.secrets ?? [])];
    const clean = <T>(value: T): T => redact(value, secrets);
    return {
      method,
      path: clean(path),
      baseUrl,
      settings,
      requestTimeout: this.#config.requestTimeout,
      operationTimeout: this.#operationTimeout / 1000,
      credentials: credentials.hint,
      spell: options.spell,
      clean,
    };
  }
}

function hostOf(
  config: Config,
  family: Family,
  url: "baseUrl" | "restUrl",
  rate: keyof Config & `${string}PerSecond`,
): Host {
  const name = (key: string) => spelled(key, config.source);
  return {
    baseUrl: config[url],
    gate: new Gate(config[rate]),
    transport: new Transport(config[url], family, config.requestTimeout),
    settings: { url: name(url), rate: name(rate), timeout: name("requestTimeout") },
  };
}

/** The way out when the service refuses the credentials. */
function adviceAbout(source: Source): string {
  const key = [variable("apiKey"), variable("apiSecret")].join(" and ");
  if (source === "environment") return `Check ${key} in the environment.`;
  const place = source === "provider" ? "of the provider in the program" : "in the stack's configuration";
  return `Check ${spelled("apiKey", source)} and ${spelled("apiSecret", source)} ${place}, or ${key} in the environment. Refresh and destroy take the settings of the last deployment: after a change of them run "pulumi up" first, or add --run-program.`;
}

/** Serialises the body here, because axios would drop keys such as "constructor". */
function textOf({ body, form }: RequestOptions): string | undefined {
  if (form) return new URLSearchParams(form).toString();
  return body === undefined ? undefined : JSON.stringify(body);
}

function contentType({ body, form }: RequestOptions): Record<string, string> {
  if (form) return { "Content-Type": "application/x-www-form-urlencoded" };
  return body === undefined ? {} : { "Content-Type": "application/json" };
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
