import { describe, expect, test } from "vitest";
import { type FaultRule, FaultRuleError } from "vonage-emulator";
import { send } from "./client";
import { call, create, emulator, last, useEmulator } from "./faulty";

useEmulator();

describe("the requests that a rule affects", () => {
  test("are those of its method and path", async () => {
    emulator.faults.add({ method: ["PUT", "delete"], path: "/v2/*/*", status: 503, count: "forever" });
    const { body } = await create();
    const path = `/v2/applications/${body.id as string}`;
    expect((await call("GET", path)).status).toBe(200);
    expect((await call("PUT", path, { json: { name: "x" } })).status).toBe(503);
    expect((await call("DELETE", path)).status).toBe(503);
    expect((await call("GET", "/v2/applications")).status).toBe(200);
  });

  test.each([
    ["/v2/applications", "/v2/applications", true],
    ["/v2/applications", "/v2/applications/", true],
    ["/v2/applications", "/v2/applications/x", false],
    ["/v2/applications/*", "/v2/applications", false],
    ["/v2/applications/*", "/v2/applications/x", true],
    ["/v2/**", "/v2/applications/x", true],
    ["/v2/applications/**", "/v2/applications", true],
    ["/v2/applications/**", "/v2/applications2", false],
    ["**", "/v1/users", true],
    ["/v*/users", "/v1/users", true],
  ])("%s and %s: %s", async (pattern, path, hit) => {
    emulator.faults.add({ path: pattern, status: 418 });
    expect((await call("GET", `${path}?page_size=1`)).status === 418).toBe(hit);
  });

  test("are by default only the first one", async () => {
    emulator.faults.add({ status: 500 });
    expect((await call("GET", "/v2/applications")).status).toBe(500);
    expect((await call("GET", "/v2/applications")).status).toBe(200);
  });

  test("start with the nth and are as many as the count", async () => {
    emulator.faults.add({ nth: 2, count: 2, status: 500 });
    const statuses = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await call("GET", "/v2/applications")).status);
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
    expect(emulator.faults.list()).toMatchObject([{ name: "fault-1", matched: 5, fired: 2 }]);
  });

  test("get the first rule that is due", async () => {
    emulator.faults.add({ name: "one", status: 501 });
    emulator.faults.add({ name: "two", status: 502 });
    expect((await call("GET", "/v2/applications")).status).toBe(501);
    expect(last()?.fault).toBe("one");
    expect((await call("GET", "/v2/applications")).status).toBe(502);
  });

  test("include those without credentials", async () => {
    emulator.faults.add({ status: 503 });
    expect((await send(emulator.url, "GET", "/v2/applications")).status).toBe(503);
  });
});

describe("a rule that is wrong", () => {
  test.each<[unknown, string]>([
    [5, "a fault rule must be an object"],
    [{}, "nothing to do: give at least one of delay, status,"],
    [{ method: "GET", path: "/x" }, "nothing to do"],
    [{ statsu: 500 }, "statsu is not a field; allowed are name, method, path, nth, count, when, delay, status,"],
    [{ status: 42 }, "status must be a status between 200 and 599"],
    [{ status: "500" }, "status must be"],
    [{ status: 500, nth: 0 }, "nth must be a whole number, 1 or more"],
    [{ status: 500, count: "always" }, 'count must be a whole number, 1 or more, or "forever"'],
    [{ status: 500, path: "v2" }, "path must be a path that begins with /"],
    [{ status: 500, when: "later" }, 'when must be "before" or "after"'],
    [{ delay: -1 }, "delay must be milliseconds, 0 or more"],
    [{ headers: { "a b": "c" } }, "headers must be an object of header names and their values"],
    [{ headers: { a: "b\r\nc: d" } }, "headers must be"],
    [{ budget: { requests: 1 } }, "budget must be { requests: 0 or more, perSeconds: more than 0 }"],
    [{ normalise: { name: "reverse" } }, "normalise must be an object of dotted paths and one of lowercase,"],
    [{ when: "before", staleFor: 5, drop: [] }, "staleFor, drop cannot come before the API has handled the request"],
    [{ omit: "id" }, "omit must be an array of strings"],
    [{ page: "last" }, "page must be one of empty, first, overlapping"],
    [{ show: ["id"] }, "show must be an object of dotted paths and the values to show"],
  ])("%j is refused", async (rule, message) => {
    expect(() => emulator.faults.add(rule as FaultRule)).toThrow(FaultRuleError);
    expect(() => emulator.faults.add(rule as FaultRule)).toThrow(message);
    const { status, body } = await send(emulator.url, "POST", "/_emulator/faults", { json: rule });
    expect(status).toBe(400);
    if (typeof rule === "object") expect(body.detail).toContain(message);
    expect(emulator.faults.list()).toEqual([]);
  });

  test("gets all its errors at once", () => {
    expect(() => emulator.faults.add({ status: 1, nth: 0, delay: -1 })).toThrow(
      /status.*nth.*delay|nth.*status.*delay/,
    );
  });
});
