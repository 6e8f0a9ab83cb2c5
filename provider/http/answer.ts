// The meaning of an HTTP answer.
import { isObject, type Properties } from "../schema";
import type { InvalidParameter, Problem } from "./errors";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The two families of Vonage's APIs: JSON problems on one host, error codes in the body on the other. */
export type Family = "api" | "rest";

/** An HTTP answer with its raw body. */
export interface Heard {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
}

/** The meaning of an answer with a 2xx status. */
export type Outcome =
  | { readonly kind: "accepted"; readonly body: Properties | undefined }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "unreadable" };

/** The statuses with which each method succeeds. */
export const successes: Readonly<Record<Method, readonly number[]>> = {
  GET: [200],
  POST: [200, 201],
  PUT: [200],
  PATCH: [200],
  DELETE: [200, 204],
};

/** Decides what an answer with a 2xx status means. The Numbers API may refuse a request with such a status. */
export function outcomeOf(
  method: Method,
  { status, text }: Heard,
  family: Family,
  expects: (body: Properties) => boolean = () => true,
): Outcome {
  const body = parse(text);
  const refusal = family === "rest" && isObject(body) ? errorCodeIn(body) : undefined;
  if (refusal !== undefined) return { kind: "refused", status: refusal };
  if (!successes[method].includes(status)) return { kind: "unreadable" };
  if (isObject(body) && (method === "DELETE" || expects(body))) return { kind: "accepted", body };
  return method === "DELETE" ? { kind: "accepted", body: undefined } : { kind: "unreadable" };
}

/** The status of a refusal. The error code in a body of the Numbers API wins over the HTTP status. */
export function statusOf({ status, text }: Heard): number {
  const body = parse(text);
  return (isObject(body) ? errorCodeIn(body) : undefined) ?? status;
}

/** The problem in an answer. Undefined if the body is not a problem of the Vonage API. */
export function problemIn({ text }: Heard, spell: (wirePath: string) => string = (path) => path): Problem | undefined {
  const body = parse(text);
  if (!isObject(body) || !isProblem(body)) return undefined;
  const { type, title, error_title: legacyTitle, detail, instance, code, invalid_parameters: invalid } = body;
  return {
    type: textIn(type),
    title: textIn(title) ?? textIn(legacyTitle) ?? textIn(body["error-code-label"]),
    detail: textIn(detail),
    instance: textIn(instance),
    code: textIn(code) ?? textIn(body["error-code"]),
    invalid_parameters: Array.isArray(invalid) ? invalid.filter(isObject).map((one) => spelled(one, spell)) : undefined,
  };
}

/** Whether a body has the form of a problem of the Vonage API. Bodies of other servers do not have it. */
function isProblem({ type, title, error_title: legacyTitle, code, "error-code": errorCode }: Properties): boolean {
  const isCode = typeof code === "string" && /^[a-z_-]+(:[\w-]+)+$/.test(code);
  const isType = typeof type === "string" && (URL.canParse(type) || /^[A-Z_]+$/.test(type));
  return isCode || isType || [title, legacyTitle, errorCode].some((text) => textIn(text) !== undefined);
}

/** The error code in a body of the Numbers API. Undefined for "200", which means success; 420 for a code that is no status. */
function errorCodeIn({ "error-code": code }: Properties): number | undefined {
  const status = Number(String(code));
  if (code === undefined || status === 200) return undefined;
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : 420;
}

function spelled({ name, reason }: Properties, spell: (wirePath: string) => string): InvalidParameter {
  const wirePath = textIn(name) ?? "";
  return {
    name: spell(wirePath),
    reason: (textIn(reason) ?? "is not accepted").replaceAll(`"${wirePath}"`, spell(wirePath)),
  };
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
