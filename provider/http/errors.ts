/** A problem that Vonage reports, in the form of RFC 9457, with what it adds. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly instance?: string;
  /** What is wrong, in the style of the Users API. */
  readonly code?: string;
  readonly invalid_parameters?: readonly InvalidParameter[];
}

/** One thing that Vonage did not accept. */
export interface InvalidParameter {
  readonly name: string;
  readonly reason: string;
}

/** Vonage answered, and the answer was no. */
export class VonageApiError extends Error {
  override readonly name = "VonageApiError";

  constructor(
    readonly method: string,
    readonly path: string,
    readonly status: number,
    readonly problem: Problem,
    readonly hint?: string,
  ) {
    super(sentence(`${method} ${path}: ${status} ${words(problem)}`, hint));
  }
}

/** Vonage did not answer, or what came was no answer. */
export class VonageConnectionError extends Error {
  override readonly name = "VonageConnectionError";

  constructor(
    readonly method: string,
    readonly path: string,
    /** The network's word for it, such as ECONNRESET. */
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
 * An object exists, and its state is known, but not all that was asked for could be done. Pulumi keeps the properties;
 * whoever prints the error does not see them, for they hold secrets.
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
