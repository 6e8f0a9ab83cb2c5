/** A problem that Vonage reports, in the form of RFC 9457, with what it adds. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly instance?: string;
  /** The code of the problem, in the style of the Users API. */
  readonly code?: string;
  readonly invalid_parameters?: readonly InvalidParameter[];
}

/** One parameter that Vonage did not accept. */
export interface InvalidParameter {
  readonly name: string;
  readonly reason: string;
}

/** A refusal, as the answer tells it. */
export interface Refusal {
  readonly status: number;
  /** The problem of the service. Empty where the body is not a problem of the Vonage API. */
  readonly problem: Problem;
  /** Whether the body of the answer is a problem of the Vonage API. Without it anybody may have answered. */
  readonly isOfApi: boolean;
  /** The text in place of the problem. */
  readonly summary?: string;
  /** The advice for the user. */
  readonly hint?: string;
}

/** The service answered, and the answer was no. */
export class VonageApiError extends Error {
  override readonly name = "VonageApiError";
  readonly status: number;
  readonly problem: Problem;
  /** Whether the Vonage API itself said so: the body of the answer is one of its problems. */
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
    /** The network's code, such as ECONNRESET; ERR_CANCELED where the request was stopped. */
    readonly code: string,
    reason: string,
    /** Whether the request may have taken effect although no answer came. */
    readonly mayHaveTakenEffect: boolean,
  ) {
    super(`${method} ${path}: ${reason}`);
  }
}

/** The program, or its configuration, has to change before anything can be done. */
export class VonageUsageError extends Error {
  override readonly name = "VonageUsageError";
}

/**
 * An object exists, but not everything that was asked for could be done. Pulumi keeps the properties. Printing the error
 * does not show them, because they hold secrets.
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

/** Whether the Vonage API itself says that there is no such object. Any other 404 says nothing about it. */
export function isAbsence(error: unknown): boolean {
  return error instanceof VonageApiError && error.status === 404 && error.isOfApi;
}

/** Whether a request that failed so may have taken effect all the same. */
export function mayHaveTakenEffect(error: unknown): boolean {
  if (error instanceof VonageConnectionError) return error.mayHaveTakenEffect;
  return error instanceof VonageApiError && error.status >= 500;
}

function words({ title, detail, invalid_parameters: invalid }: Problem): string {
  const said = [title?.replace(/\.$/, ""), detail].filter(Boolean).join(": ") || "no reason given";
  if (!invalid?.length) return said;
  return `${said} (${invalid.map(({ name, reason }) => (reason.includes(name) ? reason : `${name} ${reason}`)).join("; ")})`;
}

function sentence(text: string, hint: string | undefined): string {
  return hint ? `${text.replace(/\.?$/, ".")} ${hint}` : text;
}
