// The errors of the provider.

/** A problem that Vonage reports: the members of RFC 9457, and those that Vonage adds. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly instance?: string;
  /** The problem's code, such as `user:error:not-found`. */
  readonly code?: string;
  readonly invalid_parameters?: readonly InvalidParameter[];
}

/** One parameter that Vonage did not accept. */
export interface InvalidParameter {
  readonly name: string;
  readonly reason: string;
}

/** The content of an answer that refuses a request. */
export interface Refusal {
  readonly status: number;
  /** The problem in the body. Empty if the body is not a problem of the Vonage API. */
  readonly problem: Problem;
  /** Whether the body is a problem of the Vonage API. If not, any server may have answered, such as a proxy. */
  readonly isOfApi: boolean;
  /** Replaces the words of the problem in the message. */
  readonly summary?: string;
  /** The advice for the user. */
  readonly hint?: string;
}

/** The service refused a request. */
export class VonageApiError extends Error {
  override readonly name = "VonageApiError";
  readonly status: number;
  readonly problem: Problem;
  /** Whether the Vonage API itself refused. If not, any server may have answered, such as a proxy. */
  readonly isOfApi: boolean;
  readonly hint?: string;

  constructor(
    readonly method: string,
    readonly path: string,
    { status, problem, isOfApi, summary, hint }: Refusal,
  ) {
    super(sentence(`${method} ${path}: ${status}${summary ?? ` ${words(problem)}`}`, hint));
    this.status = status;
    this.problem = problem;
    this.isOfApi = isOfApi;
    this.hint = hint;
  }
}

/** Vonage did not answer, or its answer cannot be read. */
export class VonageConnectionError extends Error {
  override readonly name = "VonageConnectionError";

  constructor(
    readonly method: string,
    readonly path: string,
    /** The network's code, such as ECONNRESET. ERR_CANCELED if the request was cancelled. */
    readonly code: string,
    reason: string,
    /** Whether the request may have taken effect although no answer came. */
    readonly mayHaveTakenEffect: boolean,
  ) {
    super(`${method} ${path}: ${reason}`);
  }
}

/** The user must change the program or its configuration. */
export class VonageUsageError extends Error {
  override readonly name = "VonageUsageError";
}

/**
 * An object exists on the service, but the operation on it is unfinished. Pulumi keeps its id and properties. The
 * properties hold secrets, so a printed error does not show them.
 */
export class PartialStateError extends Error {
  override readonly name = "PartialStateError";
  readonly #properties: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    readonly id: string,
    properties: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.#properties = properties;
  }

  readonly reasons = [this.message];

  get properties(): Readonly<Record<string, unknown>> {
    return this.#properties;
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof VonageApiError && error.status === 404;
}

/** Whether the Vonage API itself says that the object does not exist. A 404 of another server does not count. */
export function isAbsence(error: unknown): boolean {
  return error instanceof VonageApiError && error.status === 404 && error.isOfApi;
}

/** Whether the service may have carried out the request that failed with this error. */
export function mayHaveTakenEffect(error: unknown): boolean {
  if (error instanceof VonageConnectionError) return error.mayHaveTakenEffect;
  return error instanceof VonageApiError && error.status >= 500;
}

/** Throws the error of a request that only looks: it has changed nothing, whatever the answer was. */
export function failLook(error: unknown): never {
  throw mayHaveTakenEffect(error) ? new VonageUsageError((error as Error).message) : error;
}

function words({ title, detail, invalid_parameters: invalid }: Problem): string {
  const said = [title?.replace(/\.$/, ""), detail].filter(Boolean).join(": ") || "no reason given";
  if (!invalid?.length) return said;
  return `${said} (${invalid.map(({ name, reason }) => (reason.includes(name) ? reason : `${name} ${reason}`)).join("; ")})`;
}

function sentence(text: string, hint: string | undefined): string {
  return hint ? `${text.replace(/\.?$/, ".")} ${hint}` : text;
}
