// Reads requests to the Numbers API: parameters and credentials, wherever they are, and their errors.
import { randomBytes } from "node:crypto";
import { basicCredentials, type Credentials, queryCredentials } from "./auth";
import { type Answer, type Call, type Dialect } from "./exchange";
import { isObject, type JsonObject, JsonSyntaxError, parseJson } from "./json";
import { mediaType } from "./media";
import { type Numbers } from "./numbers-store";

export type Parameters = ReadonlyMap<string, string>;

const LABELS: Record<number, string> = {
  400: "bad request",
  401: "authentication failed",
  404: "not found",
  405: "method not allowed",
  413: "request too large",
  420: "method failed",
  500: "internal error",
  503: "service unavailable",
};

const THROTTLED = [
  "<html>",
  "<head><title>429 Too Many Requests</title></head>",
  "<body><center><h1>429 Too Many Requests</h1></center><hr><center>nginx</center></body>",
  "</html>",
  "",
].join("\r\n");

/** Errors in the words of the Numbers API. The gateway in front of it answers 429, with a body that is not JSON. */
export const numberProblem =
  (numbers: Numbers): Dialect =>
  (status, reason = {}) => {
    if (status === 429) return { status, text: THROTTLED };
    if (status === 420) numbers.report.count("refusals");
    const label = reason.detail ?? LABELS[status] ?? "error";
    return numberAnswer(status === 420 ? numbers.settings.refusalStatus : status, {
      "error-code": String(status),
      "error-code-label": label,
    });
  };

/** An answer with the headers that captured answers have. */
export function numberAnswer(status: number, body: JsonObject): Answer {
  const headers = {
    "content-type": "application/json;charset=UTF-8",
    "content-disposition": 'attachment; filename="api.txt"',
    "x-nexmo-trace-id": randomBytes(16).toString("hex"),
  };
  return { status, headers, body };
}

/** Credentials in the header, in the query or in the body. The first of these places that has any is used. */
export function credentialsOf(call: Call, parameters: Parameters): Credentials | undefined {
  if (call.headers.authorization !== undefined) return basicCredentials(call);
  const [apiKey, apiSecret] = [parameters.get("api_key"), parameters.get("api_secret")];
  return (
    queryCredentials(call) ?? (apiKey === undefined || apiSecret === undefined ? undefined : { apiKey, apiSecret })
  );
}

/** The parameters of query and body together. The body overrides the query. Null in JSON is the empty text. */
export function parametersOf(call: Call): Parameters {
  const parameters = new Map<string, string>(call.query);
  for (const [name, value] of Object.entries(fieldsOf(call))) {
    if (value === null) parameters.set(name, "");
    else parameters.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return parameters;
}

/** The bytes decide, not the Content-Type: some clients send a form with the Content-Type of JSON. */
function fieldsOf({ body, headers }: Call): JsonObject {
  if (body.length === 0) return {};
  if (mediaType(headers["content-type"]) !== "application/x-www-form-urlencoded") {
    try {
      const value = parseJson(body);
      if (isObject(value)) return value;
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error;
    }
  }
  return Object.fromEntries(new URLSearchParams(body.toString("utf8")));
}
