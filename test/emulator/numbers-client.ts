// Sends requests to the Numbers API: forms with the credentials of the emulator's first account.
import { type Emulator, type JsonObject } from "vonage-emulator";
import { asAccount, type Reply } from "./client";

export interface NumbersClient {
  list(query?: Record<string, string>): Promise<Reply>;
  search(query: Record<string, string>): Promise<Reply>;
  post(action: "buy" | "cancel" | "update", fields: Record<string, string>): Promise<Reply>;
}

export function numbersClient(emulator: Emulator): NumbersClient {
  const ask = asAccount(emulator);
  const search = (query: Record<string, string>) => new URLSearchParams(query).toString();
  return {
    list: (query = {}) => ask("GET", `/account/numbers?${search(query)}`),
    search: (query) => ask("GET", `/number/search?${search(query)}`),
    post: (action, fields) =>
      ask("POST", `/number/${action}`, {
        raw: search(fields),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
  };
}

export const success = { "error-code": "200", "error-code-label": "success" };
export const failed = { "error-code": "420", "error-code-label": "method failed" };

export const msisdns = ({ body }: Reply): unknown[] =>
  ((body.numbers ?? []) as JsonObject[]).map(({ msisdn }) => msisdn);
