import { describe, expect, test } from "vitest";
import { Course, reasonIn, wasUnsent, type Throttled } from "../../../provider/http/course";
import { ENDED, UNREADABLE } from "../../../provider/http/failed";

const heard = (status: number, retryAfter?: string) => ({
  status,
  header: (name: string) => (name === "retry-after" ? retryAfter : undefined),
  text: "",
});
const answered = (status: number, retryAfter?: string) => ({ code: "ERR_BAD", heard: heard(status, retryAfter) });

interface Options {
  readonly isRepeatable?: boolean;
  readonly maxRetries?: number;
  readonly operationTimeout?: number;
  readonly signal?: AbortSignal;
}

function course({ isRepeatable = true, maxRetries = 3, operationTimeout = 300_000, signal }: Options = {}) {
  const waits: [number, Throttled | undefined][] = [];
  const one = new Course(
    isRepeatable,
    { maxRetries, operationTimeout, signal },
    (wait, throttled) => waits.push([wait, throttled]),
    () => undefined,
  );
  return { one, waits };
}

/** Expects a wait of at least this many milliseconds, and at most a fifth more. */
function expectWait(wait: number | undefined, least: number): void {
  expect(wait).toBeGreaterThanOrEqual(least);
  expect(wait).toBeLessThanOrEqual(Math.round(least * 1.2));
}

describe("a retry", () => {
  test.each([
    ["ECONNRESET", true, true],
    ["ECONNRESET", false, false],
    ["ECONNREFUSED", false, true],
    ["ENOTFOUND", false, true],
    ["EAI_AGAIN", false, true],
    ["EHOSTUNREACH", false, true],
    ["ENETUNREACH", false, true],
    ["CERT_HAS_EXPIRED", true, false],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", true, false],
    ["SELF_SIGNED", true, false],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", true, false],
    ["ERR_TLS_X", true, false],
    ["ERR_SSL_WRONG_VERSION_NUMBER", true, false],
    ["EPROTO", true, false],
  ])("after %s, repeatable %s: %s", (code, isRepeatable, expected) => {
    expect(course({ isRepeatable }).one.waitAfter({ code }) !== undefined).toBe(expected);
  });

  test.each([408, 500, 502, 503, 504])("follows %i if the request is repeatable", (status) => {
    expectWait(course().one.waitAfter(answered(status)), 250);
    expect(course({ isRepeatable: false }).one.waitAfter(answered(status))).toBeUndefined();
  });

  test.each([400, 401, 404, 409, 501])("does not follow %i", (status) => {
    expect(course().one.waitAfter(answered(status))).toBeUndefined();
  });

  test("follows an answer that cannot be read if the request is repeatable", () => {
    const unreadable = { code: UNREADABLE, heard: heard(200) };
    expectWait(course().one.waitAfter(unreadable), 250);
    expect(course({ isRepeatable: false }).one.waitAfter(unreadable)).toBeUndefined();
  });

  test("waits twice as long each time, up to ten seconds, and only as often as allowed", () => {
    const { one, waits } = course({ maxRetries: 8 });
    for (const least of [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
      expectWait(one.waitAfter(answered(503)), least);
    expect(one.waitAfter(answered(503))).toBeUndefined();
    expect(waits).toHaveLength(8);
    expect(waits.every(([, throttled]) => throttled === undefined)).toBe(true);
  });

  test("does not begin if there is no time left for it", () => {
    const { one, waits } = course({ operationTimeout: 200 });
    expect(one.waitAfter(answered(503))).toBeUndefined();
    expect(waits).toEqual([]);
  });

  test("does not follow a cancelled request", () => {
    const { one } = course({ signal: AbortSignal.abort(new Error("stop")) });
    expect(one.waitAfter({ code: ENDED })).toBeUndefined();
    expect(one.stopped).toBe("stop");
    expectWait(course().one.waitAfter({ code: ENDED }), 250);
  });
});

describe("a 429", () => {
  test.each<[string | undefined, number]>([
    ["2", 2_000],
    ["1.25", 1_250],
    [" 3 ", 3_000],
    ["0", 250],
    ["-5", 250],
    ["3600", 60_000],
    [undefined, 1_000],
    ["", 1_000],
    ["soon", 1_000],
    ["12 monkeys", 1_000],
  ])("with Retry-After %j is waited for", (retryAfter, least) => {
    expectWait(course().one.waitAfter(answered(429, retryAfter)), least);
  });

  test.each<[string, (date: Date) => string]>([
    ["of HTTP", (date) => date.toUTCString()],
    ["that begins with digits", (date) => date.toISOString()],
    ["that ends with digits", (date) => `${date.toUTCString()}+0000`],
  ])("with a date %s is obeyed", (_form, spell) => {
    const wait = course().one.waitAfter(answered(429, spell(new Date(Date.now() + 5_000))));
    expect(wait).toBeGreaterThan(3_500);
    expect(wait).toBeLessThan(6_100);
  });

  test("without Retry-After doubles the wait each time, up to half a minute", () => {
    const { one } = course({ operationTimeout: 3_600_000 });
    for (const least of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
      expectWait(one.waitAfter(answered(429)), least);
  });

  test("with a very short Retry-After is obeyed four times, and then the waits get longer", () => {
    const { one } = course({ operationTimeout: 3_600_000 });
    for (const least of [250, 250, 250, 250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
      expectWait(one.waitAfter(answered(429, "0")), least);
  });

  test("does not count as a retry, and is reported", () => {
    const { one, waits } = course({ maxRetries: 1, isRepeatable: false });
    expect(one.waitAfter(answered(429, "1"))).toBeDefined();
    expect(one.waitAfter(answered(429, "1"))).toBeDefined();
    expect(waits.map(([, throttled]) => throttled?.times)).toEqual([1, 2]);
    const [first, second] = waits.map(([, throttled]) => throttled!);
    expect(second!.since).toBe(first!.since);
    expect(second!.last).toBeGreaterThanOrEqual(first!.last);
    expect(one.throttled?.times).toBe(2);
    one.begin();
    expect(one.throttled).toBeUndefined();
  });

  test("that comes together with the end of the request is reported, too", () => {
    const controller = new AbortController();
    const { one } = course({ signal: controller.signal });
    one.begin();
    controller.abort();
    one.waitAfter(answered(429, "1"));
    expect(one.throttled?.times).toBe(1);
  });

  test("after another answer begins a new series", () => {
    const { one } = course();
    one.waitAfter(answered(429, "1"));
    expectWait(one.waitAfter(answered(503)), 250);
    expect(one.throttled).toBeUndefined();
    one.waitAfter(answered(429, "1"));
    expect(one.throttled?.times).toBe(1);
  });
});

describe("whether a request may have taken effect", () => {
  test.each([
    ["ECONNREFUSED", false],
    ["CERT_HAS_EXPIRED", false],
    ["ECONNRESET", true],
  ])("after %s: %s", (code, expected) => {
    expect(course().one.mayHaveTakenEffect({ code })).toBe(expected);
    expect(wasUnsent({ code })).toBe(!expected);
  });

  test("is remembered from earlier attempts", () => {
    const { one } = course();
    one.waitAfter({ code: "ECONNREFUSED" });
    expect(one.mayHaveTakenEffect({ code: "ECONNREFUSED" })).toBe(false);
    one.waitAfter(answered(429));
    expect(one.mayHaveTakenEffect({ code: "ECONNREFUSED" })).toBe(false);
    one.waitAfter(answered(503));
    expect(one.mayHaveTakenEffect({ code: "ECONNREFUSED" })).toBe(true);
  });

  test("is true for a cancelled request only during an attempt", () => {
    const { one } = course();
    expect(one.mayHaveTakenEffect({ code: ENDED })).toBe(false);
    one.begin();
    expect(one.mayHaveTakenEffect({ code: ENDED })).toBe(true);
    one.waitAfter({ code: "ECONNREFUSED" });
    expect(one.mayHaveTakenEffect({ code: ENDED })).toBe(false);
  });

  test("is false for a request that was cancelled before its first attempt", () => {
    const { one } = course({ signal: AbortSignal.abort() });
    one.begin();
    expect(one.mayHaveTakenEffect({ code: ENDED })).toBe(false);
  });
});

describe("the end of a request", () => {
  test("comes with its time limit", async () => {
    const { one } = course({ operationTimeout: 30 });
    expect([one.isOverdue, one.end.aborted]).toEqual([false, false]);
    await expect.poll(() => one.isOverdue).toBe(true);
    expect(one.end.aborted).toBe(true);
    expect(one.stopped).toBeUndefined();
  });

  test("comes with its signal", () => {
    const controller = new AbortController();
    const { one } = course({ signal: controller.signal });
    expect(one.stopped).toBeUndefined();
    controller.abort("enough");
    expect([one.end.aborted, one.isOverdue, one.stopped]).toEqual([true, false, "enough"]);
  });

  test.each<[unknown, string]>([
    [new Error("the time is up"), "the time is up"],
    ["enough", "enough"],
    [new Error(""), "it was cancelled"],
    [undefined, "it was cancelled"],
    [new DOMException("This operation was aborted", "AbortError"), "it was cancelled"],
  ])("for the reason %s is reported", (reason, text) => {
    expect(reasonIn(AbortSignal.abort(reason))).toBe(text);
  });
});
