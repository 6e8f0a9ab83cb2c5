import { describe, expect, test } from "vitest";
import { mayHaveTakenEffect, VonageApiError } from "../../../provider/http/errors";
import { clientOf, failureOf, json, quickly, serve } from "./service";

const PATH = "/v2/applications";
const REFUSAL = { title: "Too Many Requests", detail: "The request was rate limited" };

/** A service that refuses this many requests first. */
async function throttling(times: number, headers: () => Record<string, string> = () => ({})) {
  const asked: number[] = [];
  const url = await serve((_request, response) => {
    asked.push(Date.now());
    if (asked.length <= times) json(response, 429, REFUSAL, headers());
    else json(response, 201, { id: "x" });
  });
  return { url, asked };
}

describe("a service that keeps limiting the rate", () => {
  test.each([
    ["without saying for how long", {}, 3, 10],
    ["for no time at all", { "retry-after": "0" }, 5, 12],
  ])("%s is asked less and less often, and its words are the error", async (_name, headers, least, most) => {
    const { url, asked } = await throttling(Infinity, () => headers);
    const notices: string[] = [];
    const client = clientOf(url, {}, notices, 22_000);
    const [begun, error, ended] = await quickly(
      async () =>
        [Date.now(), await failureOf(client.request("POST", PATH, { body: { name: "a" } })), Date.now()] as const,
    );
    expect(ended - begun).toBeLessThan(22_000);
    expect(asked.length).toBeGreaterThanOrEqual(least);
    expect(asked.length).toBeLessThanOrEqual(most);

    expect(error).toBeInstanceOf(VonageApiError);
    expect(error).toMatchObject({ status: 429, isOfApi: true });
    expect(mayHaveTakenEffect(error)).toBe(false);
    const [, times, at] = /said so (\d+) times in \d+ s, the last time at (\S+); it did not/.exec(error.message) ?? [];
    expect(Number(times)).toBe(asked.length);
    expect(Date.parse(at!)).toBeGreaterThan(begun - 1_000);
    expect(error.message).toContain(`POST ${PATH}: 429 Too Many Requests: The request was rate limited.`);
    expect(error.message).toMatch(/Set vonage:requestsPerSecond lower, or try again later\.$/);

    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(
      /^Vonage asks for fewer requests \(\d+ times in \d+ s\): waiting \d+ s before going on\.$/,
    );
  });

  test("is not waited for if the wait exceeds the deadline", async () => {
    const { url, asked } = await throttling(Infinity, () => ({ "retry-after": "3600" }));
    const error = await failureOf(clientOf(url, {}, [], 5_000).request("GET", PATH));
    expect(error.message).toContain("said so once, the last time at");
    expect(asked).toHaveLength(1);
  });

  test("without JSON is shown as it is", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(429, { "content-type": "text/plain", "retry-after": "9" }).end("limit per token");
    });
    const error = await failureOf(clientOf(url, {}, [], 5_000).rest.request("GET", "/account/numbers"));
    expect(error.message).toContain(
      `429 from ${new URL(url).host}, with a body that is not a problem of the Vonage API: "limit per token".`,
    );
    expect(error.message).toMatch(/Set vonage:numbersRequestsPerSecond lower, or try again later\.$/);
  });
});

test("a Retry-After with a date is obeyed", async () => {
  // A date has no fractions of a second, so 3 s from now is at least 2 s.
  const { url, asked } = await throttling(1, () => ({ "retry-after": new Date(Date.now() + 3_000).toUTCString() }));
  await quickly(() => clientOf(url).request("POST", PATH, { body: {} }));
  const waited = asked[1]! - asked[0]!;
  expect(waited).toBeGreaterThanOrEqual(1_950);
  expect(waited).toBeLessThan(10_000);
});
