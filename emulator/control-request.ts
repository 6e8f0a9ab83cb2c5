// Requests to the emulator's own API: their bodies, and the refusals in its words.
import { type Call, type Dialect, Refusal } from "./exchange";
import { isObject, type Json, type JsonObject, JsonSyntaxError, parseJson } from "./json";

const TITLES: Record<number, string> = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Payload Too Large",
  500: "Internal Server Error",
};

export const controlProblem: Dialect = (status, reason = {}) => ({
  status,
  body: { title: TITLES[status] ?? "Error", detail: reason.detail ?? "The request cannot be handled." },
});

export const refused = (status: number, detail: string): Refusal => new Refusal(controlProblem(status, { detail }));

export function readObject(call: Call): JsonObject {
  let body: Json;
  try {
    body = parseJson(call.body);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw refused(400, error.message);
  }
  if (isObject(body)) return body;
  throw refused(400, "The request body is not a JSON object");
}
