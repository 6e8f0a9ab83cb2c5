import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf, failureOf, json, quickly, serve } from "./service";

const PATH = "/v2/applications";

// Nothing is added to the waits at random.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The notices while a service answers always the same. */
async function notices(status: number, retryAfter: string | undefined, operationTimeout: number, maxRetries = "0") {
  const headers = retryAfter === undefined ? undefined : { "retry-after": retryAfter };
  const url = await serve((_request, response) => json(response, status, { title: "No" }, headers));
  const told: string[] = [];
  await quickly(() => failureOf(clientOf(url, { maxRetries }, told, operationTimeout).request("GET", PATH)));
  return told;
}

describe("the user is told", () => {
  test("of a wait of five seconds, and of no shorter one", async () => {
    expect(await notices(429, "5", 6_000)).toEqual(["Vonage asks for fewer requests: waiting 5 s before going on."]);
    expect(await notices(429, "4.999", 6_000)).toEqual([]);
  });

  test("of short waits that last ten seconds together", async () => {
    expect(await notices(429, "2.5", 10_000)).toEqual([]);
    expect(await notices(429, "2.5", 11_000)).toEqual([
      "Vonage asks for fewer requests (4 times in 8 s): waiting 3 s before going on.",
    ]);
  });

  test("of a long wait after another failure, with the request", async () => {
    expect(await notices(503, undefined, 60_000, "6")).toEqual([
      `GET ${PATH} must be repeated: waiting 8 s before going on.`,
    ]);
    expect(await notices(503, undefined, 60_000, "5")).toEqual([]);
  });

  test("again after half a minute", async () => {
    expect(await notices(429, "6", 40_000)).toEqual([
      "Vonage asks for fewer requests: waiting 6 s before going on.",
      "Vonage asks for fewer requests (6 times in 30 s): waiting 6 s before going on.",
    ]);
  });

  test("again only after the wait, if that is longer", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const begun = Date.now();
    const asked: ServerResponse[] = [];
    const url = await serve((_request, response) => void asked.push(response));
    const told: string[] = [];
    const [client, controller] = [clientOf(url, {}, told), new AbortController()];
    const work = [1, 2, 3].map(() => failureOf(client.request("GET", PATH, { signal: controller.signal })));
    await expect.poll(() => asked.length).toBe(3);
    const refuse = async (after: number) => {
      vi.setSystemTime(begun + after);
      json(asked.shift()!, 429, {}, { "retry-after": "45" });
      await new Promise((resume) => setTimeout(resume, 30));
      return told.length;
    };
    expect([await refuse(0), await refuse(44_999), await refuse(45_000)]).toEqual([1, 1, 2]);
    controller.abort();
    await Promise.all(work);
  });
});

describe("while a request waits to be repeated", () => {
  /** A service that answers the first request with this status, and a client whose waits do not end by themselves. */
  async function waiting(status: number) {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const asked: unknown[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url);
      json(response, asked.length === 1 ? status : 200, {}, { "retry-after": "5" });
    });
    const client = clientOf(url);
    const first = client.request("GET", "/first");
    await expect.poll(() => vi.getTimerCount()).toBeGreaterThan(0);
    return { client, first, asked };
  }

  test("after a failure, others are sent", async () => {
    const { client, first, asked } = await waiting(503);
    await client.request("GET", "/second");
    expect(asked).toEqual(["/first", "/second"]);
    vi.runAllTimers();
    await first;
  });

  test("after a 429, no other is sent to that host", async () => {
    const { client, first, asked } = await waiting(429);
    const second = client.request("GET", "/second");
    await client.rest.request("GET", "/numbers");
    expect(asked).toEqual(["/first", "/numbers"]);
    vi.runAllTimers();
    await Promise.all([first, second]);
    expect(asked).toHaveLength(4);
  });
});
