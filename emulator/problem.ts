// The error bodies of the Application API and the Users API, in the words that the services use.
import { randomUUID } from "node:crypto";
import { type Answer, type Dialect } from "./exchange";
import { type JsonObject } from "./json";

const DEVELOPER = "https://developer.nexmo.com";

const APPLICATION_ERRORS: Record<number, { code: string; title: string; detail: string }> = {
  400: {
    code: "/application#payload-validation",
    title: "Bad Request",
    detail: "The request failed due to validation errors",
  },
  401: {
    code: "#unauthorized",
    title: "Invalid credentials supplied",
    detail: "You did not provide correct credentials.",
  },
  403: { code: "#forbidden", title: "Forbidden", detail: "You do not have access to this resource." },
  404: { code: "#not-found", title: "Not Found", detail: "The requested resource does not exist." },
  405: { code: "#wrong-verb", title: "Request method not allowed", detail: "Request method not supported" },
  406: {
    code: "#accept-header",
    title: "Invalid Accept header",
    detail: "Invalid Accept header provided. Must be one of the following: 'application/json'",
  },
  413: { code: "#payload-too-large", title: "Payload Too Large", detail: "The request body is too large." },
  415: {
    code: "#content-type-header",
    title: "Unsupported Content-Type header",
    detail: "Unsupported Content-Type header provided. Must be one of the following: 'application/json'",
  },
  429: { code: "/application#rate-limit", title: "Too Many Requests", detail: "The request was rate limited" },
  500: { code: "#internal-error", title: "Internal Server Error", detail: "Something went wrong." },
};

/** Application API v2. */
export const applicationProblem: Dialect = (status, reason = {}) => {
  const known = APPLICATION_ERRORS[status] ?? generic(status);
  return json(status, {
    type: `${DEVELOPER}/api-errors${reason.code ?? known.code}`,
    title: reason.code === INVALID_JSON ? "Invalid JSON" : known.title,
    detail: reason.detail ?? known.detail,
    ...(reason.invalid ? { invalid_parameters: reason.invalid.map((each) => ({ ...each })) } : {}),
    instance: randomUUID(),
  });
};

export const INVALID_JSON = "#invalid-json";

const USER_ERRORS: Record<number, { code: string; title: string; detail: string }> = {
  400: { code: "http:error:validation-fail", title: "Bad request.", detail: "Input validation failure." },
  401: {
    code: "system:error:invalid-token",
    title: "Unauthorized.",
    detail: "You did not provide a valid token. Please provide a valid token.",
  },
  403: {
    code: "system:error:permission",
    title: "Forbidden.",
    detail: "You do not have permission to perform this action.",
  },
  404: { code: "http:error:not-found", title: "Not found.", detail: "The requested resource does not exist." },
  405: {
    code: "http:error:method-not-allowed",
    title: "Method not allowed.",
    detail: "Request method not supported.",
  },
  413: { code: "http:error:payload-too-large", title: "Payload too large.", detail: "The request body is too large." },
  429: {
    code: "http:error:too-many-request",
    title: "Too Many Requests.",
    detail: "You have exceeded your request limit. You can try again shortly.",
  },
  500: { code: "system:error:internal-error", title: "Internal Error.", detail: "Something went wrong." },
};

/** Users API. */
export const userProblem: Dialect = (status, reason = {}) => {
  const known = USER_ERRORS[status] ?? { ...generic(status), code: "system:error:internal-error" };
  const code = reason.code ?? known.code;
  return json(status, {
    title: known.title,
    type: `${DEVELOPER}/api/conversation#${code}`,
    code,
    detail: reason.detail ?? known.detail,
    instance: randomUUID(),
    ...(reason.invalid ? { invalid_parameters: reason.invalid.map((each) => ({ ...each })) } : {}),
  });
};

const OLD_TITLES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Payload Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
};

/** Application API v1. */
export const oldApplicationProblem: Dialect = (status, reason = {}) => {
  const title = OLD_TITLES[status] ?? generic(status).title;
  return json(status, {
    type: title.toUpperCase().replaceAll(" ", "_"),
    error_title: title,
    ...(reason.detail ? { error_detail: reason.detail } : {}),
    ...(reason.invalid
      ? { invalid_parameters: Object.fromEntries(reason.invalid.map(({ name, reason: text }) => [name, text])) }
      : {}),
  });
};

const GENERIC_TITLES: Record<number, string> = {
  408: "Request Timeout",
  409: "Conflict",
  422: "Unprocessable Entity",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

const generic = (status: number) => ({
  code: "#internal-error",
  title: GENERIC_TITLES[status] ?? "Error",
  detail: `The service answered ${status}.`,
});

const json = (status: number, body: JsonObject): Answer => ({ status, body });
