import { describe, expect, test } from "vitest";
import { mayHaveTakenEffect, VonageApiError, VonageConnectionError } from "../../../provider/http/errors";
import { Gate } from "../../../provider/http/gate";
import { clientOf, failureOf, json, serve } from "./service";

const PATH = "/v2/applications";
const REASON = "the time of customTimeouts (2 s) is up";

/** A signal that aborts after this many milliseconds. */
function after(milliseconds: number, reason: unknown = new Error(REASON)): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), milliseconds);
  return controller.signal;
}

async function timed(work: Promise<unknown>): Promise<[Error, number]> {
  const begun = performance.now();
  return [await failureOf(work), performance.now() - begun];
}

describe("a request that is stopped", () => {
  test("while the service is silent may have taken effect", async () => {
    const url = await serve(() => undefined);
    const [error, took] = await timed(clientOf(url).request("POST", PATH, { body: {}, signal: after(300) }));
    expect(error).toBeInstanceOf(VonageConnectionError);
    expect(error.message).toBe(`POST ${PATH}: stopped while waiting for ${new URL(url).host}: ${REASON}`);
    expect(error).toMatchObject({ code: "ERR_CANCELED", mayHaveTakenEffect: true });
    expect(took).toBeLessThan(5_000);
  });

  test("while it waits after a failure ends at once", async () => {
    const url = await serve((_request, response) => json(response, 503, { title: "Unavailable" }));
    const [error, took] = await timed(
      clientOf(url, { maxRetries: "20" }).request("GET", PATH, { signal: after(1_000) }),
    );
    expect(error.message).toContain(REASON);
    expect(took).toBeLessThan(1_500);
  });

  test("while the service is unreachable has not taken effect", async () => {
    const url = "http://127.0.0.1:9";
    const error = await failureOf(
      clientOf(url, { maxRetries: "20" }).request("POST", PATH, { body: {}, signal: after(1_000) }),
    );
    expect(error.message).toBe(`POST ${PATH}: stopped before 127.0.0.1:9 was reached: ${REASON}`);
    expect(error).toMatchObject({ mayHaveTakenEffect: false });
  });

  test("during a rate limit shows the service's message, and the reason of the stop", async () => {
    const url = await serve((_request, response) =>
      json(response, 429, { title: "Too Many Requests" }, { "retry-after": "60" }),
    );
    const [error, took] = await timed(clientOf(url).request("POST", PATH, { body: {}, signal: after(500) }));
    expect(error).toBeInstanceOf(VonageApiError);
    expect(error.message).toContain(`429 Too Many Requests. ${new URL(url).host} said so once`);
    expect(error.message).toContain(`The wait was stopped: ${REASON}.`);
    expect(mayHaveTakenEffect(error)).toBe(false);
    expect(took).toBeLessThan(5_000);
  });

  test("before it begins is never sent", async () => {
    let requests = 0;
    const url = await serve((_request, response) => json(response, 200, { n: (requests += 1) }));
    const client = clientOf(url, { requestsPerSecond: "0.5" });
    await client.request("GET", PATH);
    const [error, took] = await timed(client.request("POST", PATH, { body: {}, signal: after(200) }));
    expect(error.message).toBe(`POST ${PATH}: stopped before it was sent: ${REASON}`);
    expect(error).toMatchObject({ code: "ERR_CANCELED", mayHaveTakenEffect: false });
    expect(took).toBeLessThan(1_500);
    const late = await failureOf(client.request("GET", PATH, { signal: AbortSignal.abort() }));
    expect(late.message).toBe(`GET ${PATH}: stopped before it was sent: it was cancelled`);
    expect(requests).toBe(1);
  });
});

describe("a gate", () => {
  test("gives the turn of a cancelled request to the next one", async () => {
    const gate = new Gate(0.5);
    const begun: string[] = [];
    const task = (name: string) => () => Promise.resolve(void begun.push(name));
    const start = performance.now();
    const given = Array.from({ length: 20 }, (_, index) => index);
    await gate.pass(task("first"));
    const stopped = given.map((index) => failureOf(gate.pass(task(`given up ${index}`), after(50))));
    await gate.pass(task("last"));
    expect((await Promise.all(stopped)).map(({ message }) => message)).toEqual(given.map(() => REASON));
    expect(begun).toEqual(["first", "last"]);
    expect(performance.now() - start).toBeLessThan(8_000);
  });

  test("passes on the failure of a task unchanged", async () => {
    const error = await failureOf(new Gate(100).pass(() => Promise.reject(new Error("mine")), after(5_000)));
    expect(error.message).toBe("mine");
  });
});
