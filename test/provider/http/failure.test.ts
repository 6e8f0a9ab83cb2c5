import { afterEach, describe, expect, test, vi } from "vitest";
import { Course } from "../../../provider/http/course";
import { ENDED, UNREADABLE } from "../../../provider/http/failed";
import { failureOf, stoppedBefore, type Asked } from "../../../provider/http/failure";

const asked: Asked = {
  method: "GET",
  path: "/a",
  baseUrl: "https://api.nexmo.com",
  settings: { url: "vonage:baseUrl", rate: "vonage:requestsPerSecond", timeout: "vonage:requestTimeout" },
  requestTimeout: 30,
  operationTimeout: 300,
  credentials: "Check the key.",
  clean: (value) => value,
};
const courseOf = ({ signal, operationTimeout = 300_000 }: { signal?: AbortSignal; operationTimeout?: number } = {}) =>
  new Course(
    true,
    { maxRetries: 3, operationTimeout, signal },
    () => undefined,
    () => undefined,
  );
const heard = (status: number, text = "", headers: Readonly<Record<string, string>> = {}) => ({
  status,
  text,
  header: (name: string) => headers[name],
});
const refused = (status: number, text?: string, headers?: Readonly<Record<string, string>>) =>
  failureOf(asked, { code: "ERR_BAD", heard: heard(status, text, headers) }, courseOf()).message;

describe("an answer of nobody knows whom", () => {
  const strange = (status: number) =>
    `GET /a: ${status} from api.nexmo.com, with a body that is not a problem of the Vonage API`;
  const check = ". Check vonage:baseUrl: api.nexmo.com does not answer as the Vonage API does.";

  test.each([
    [400, check],
    [401, ". Check the key."],
    [403, ". Check the key."],
    [429, ""],
    [499, check],
    [500, ""],
    [503, ""],
  ])("of status %i has the advice %j", (status, advice) => {
    expect(refused(status)).toBe(`${strange(status)}${advice}`);
  });

  test.each([
    [300, true],
    [399, true],
    [400, false],
  ])("of status %i is a redirect: %s", (status, expected) => {
    expect(refused(status).includes("the service redirects without saying where to")).toBe(expected);
  });

  test.each([
    [" out of order \n", "text/plain", ': "out of order"'],
    ["out of order", "text/plain; charset=utf-8", ': "out of order"'],
    ["out of order", "text/html", ""],
    ["out of order", "x-text/plain", ""],
    ["", "text/plain", ""],
    ["two\nlines", "text/plain", ""],
    ["x".repeat(200), "text/plain", `: "${"x".repeat(200)}"`],
    ["x".repeat(201), "text/plain", ""],
  ])("%j of type %s is quoted", (text, type, quoted) => {
    expect(refused(503, text, { "content-type": type })).toBe(`${strange(503)}${quoted}`);
  });

  test("without a type is not quoted", () => {
    expect(refused(503, "out of order")).toBe(strange(503));
  });
});

describe("the wait after 429", () => {
  const problem = JSON.stringify({ title: "Slow" });
  const slow = { code: "ERR_BAD", heard: heard(429, problem, { "retry-after": "1" }) };

  afterEach(() => void vi.useRealTimers());

  test("is told with how often, and when", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-26T10:00:00.250Z") });
    const course = courseOf();
    course.waitAfter(slow);
    expect(failureOf(asked, slow, course).message).toBe(
      "GET /a: 429 Slow. api.nexmo.com said so once, the last time at 2026-11-26T10:00:00Z; it did not accept the request. Set vonage:requestsPerSecond lower, or try again later.",
    );
    vi.setSystemTime("2026-11-26T10:00:01.750Z");
    course.waitAfter(slow);
    expect(failureOf(asked, slow, course).message).toContain(
      "said so 2 times in 2 s, the last time at 2026-11-26T10:00:01Z;",
    );
  });

  test("that was stopped is told with the reason", () => {
    const controller = new AbortController();
    const course = courseOf({ signal: controller.signal });
    course.waitAfter(slow);
    controller.abort(new Error("the time is up"));
    expect(failureOf(asked, { code: ENDED }, course).message).toContain(
      "accept the request. The wait was stopped: the time is up. Set vonage:requestsPerSecond",
    );
  });
});

describe("no answer", () => {
  test("has the network's code", () => {
    const error = failureOf(asked, { code: "ECONNRESET" }, courseOf());
    expect(error.message).toBe("GET /a: no answer from api.nexmo.com (ECONNRESET)");
    expect(error).toMatchObject({ code: "ECONNRESET", mayHaveTakenEffect: true });
  });

  test("within the time of one attempt names its setting", () => {
    const error = failureOf(asked, { code: ENDED }, courseOf());
    expect(error.message).toBe("GET /a: api.nexmo.com did not answer within 30 s (vonage:requestTimeout)");
    expect(error).toMatchObject({ code: "ETIMEDOUT" });
  });

  test("within all the time that there is tells so", async () => {
    const course = courseOf({ operationTimeout: 1 });
    await expect.poll(() => course.isOverdue).toBe(true);
    expect(failureOf(asked, { code: ENDED }, course).message).toBe(
      "GET /a: api.nexmo.com did not answer within 300 s, repetitions included",
    );
  });

  test("because the request was stopped tells whether it was sent", () => {
    const controller = new AbortController();
    const course = courseOf({ signal: controller.signal });
    course.begin();
    controller.abort(new Error("enough"));
    const error = failureOf(asked, { code: ENDED }, course);
    expect(error.message).toBe("GET /a: stopped while waiting for api.nexmo.com: enough");
    expect(error).toMatchObject({ code: ENDED, mayHaveTakenEffect: true });

    const before = courseOf({ signal: AbortSignal.abort(new Error("enough")) });
    before.begin();
    expect(failureOf(asked, { code: ENDED }, before).message).toBe(
      "GET /a: stopped before api.nexmo.com was reached: enough",
    );
    expect(stoppedBefore(asked, "enough")).toMatchObject({
      message: "GET /a: stopped before it was sent: enough",
      code: ENDED,
      mayHaveTakenEffect: false,
    });
  });

  test.each([
    [200, "api.nexmo.com answered 200, but the answer cannot be read"],
    [204, "api.nexmo.com answered 204, where the Vonage API answers 200"],
  ])("that can be read, with status %i, is told as such", (status, reason) => {
    const error = failureOf(asked, { code: UNREADABLE, heard: heard(status) }, courseOf());
    expect(error.message).toBe(`GET /a: ${reason}`);
    expect(error).toMatchObject({ code: UNREADABLE, mayHaveTakenEffect: true });
  });
});
