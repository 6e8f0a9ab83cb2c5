import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, type FaultRule, FaultRuleError, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, asApplication, createApplication, ownKeys, send } from "./client";

let emulator: Emulator;
let call: ReturnType<typeof asAccount>;

beforeAll(async () => {
  emulator = await startEmulator();
  call = asAccount(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const keys = { public_key: ownKeys.publicKey };
const create = (more: JsonObject = {}, timeout?: number) =>
  call("POST", "/v2/applications", {
    json: { name: "shop", keys, ...more },
    ...(timeout === undefined ? {} : { timeout }),
  });
const last = () => emulator.journal().at(-1);
/** Enough for a machine that is busy with other things. */
const PATIENCE = { timeout: 10_000 };
const POST: FaultRule = { method: "POST", path: "/v2/applications" };

describe("the requests that a rule affects", () => {
  it("are those of its method and path", async () => {
    emulator.faults.add({ method: ["PUT", "delete"], path: "/v2/*/*", status: 503, count: "forever" });
    const { body } = await create();
    const path = `/v2/applications/${body.id as string}`;
    expect((await call("GET", path)).status).toBe(200);
    expect((await call("PUT", path, { json: { name: "x" } })).status).toBe(503);
    expect((await call("DELETE", path)).status).toBe(503);
    expect((await call("GET", "/v2/applications")).status).toBe(200);
  });

  it.each([
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

  it("are by default only the first one", async () => {
    emulator.faults.add({ status: 500 });
    expect((await call("GET", "/v2/applications")).status).toBe(500);
    expect((await call("GET", "/v2/applications")).status).toBe(200);
  });

  it("start with the nth and are as many as the count", async () => {
    emulator.faults.add({ nth: 2, count: 2, status: 500 });
    const statuses = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await call("GET", "/v2/applications")).status);
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
    expect(emulator.faults.list()).toMatchObject([{ name: "fault-1", matched: 5, fired: 2 }]);
  });

  it("get the first rule that is due", async () => {
    emulator.faults.add({ name: "one", status: 501 });
    emulator.faults.add({ name: "two", status: 502 });
    expect((await call("GET", "/v2/applications")).status).toBe(501);
    expect(last()?.fault).toBe("one");
    expect((await call("GET", "/v2/applications")).status).toBe(502);
  });

  it("include those without credentials", async () => {
    emulator.faults.add({ status: 503 });
    expect((await send(emulator.url, "GET", "/v2/applications")).status).toBe(503);
  });
});

describe("a status", () => {
  it("has a body in the words of the API", async () => {
    emulator.faults.add({ status: 503, count: "forever" });
    expect((await call("GET", "/v2/applications")).body).toMatchObject({
      title: "Service Unavailable",
      type: /^https/,
    });
    expect((await call("GET", "/v1/applications")).body).toEqual({
      type: "SERVICE_UNAVAILABLE",
      error_title: "Service Unavailable",
    });
    expect((await call("GET", "/v1/users")).body).toHaveProperty("code");
  });

  it("comes before the API handles the request", async () => {
    emulator.faults.add({ ...POST, status: 500 });
    expect((await create()).status).toBe(500);
    expect(emulator.applications()).toEqual([]);
    expect(last()).toMatchObject({ committed: false, responded: true, status: 500, fault: "fault-1" });
  });

  it("comes after the change is stored if the rule says so", async () => {
    emulator.faults.add({ ...POST, status: 500, when: "after" });
    expect((await create()).status).toBe(500);
    const [application] = emulator.applications();
    expect(last()).toMatchObject({ committed: true, status: 500, resource: application?.id });
  });

  it("may have its own headers and body", async () => {
    emulator.faults.add({ status: 409, headers: { "X-Trace": "t" }, body: { title: "Conflict", mine: [1] } });
    const { status, headers, body } = await call("GET", "/v2/applications");
    expect({ status, trace: headers["x-trace"], body }).toEqual({
      status: 409,
      trace: "t",
      body: { title: "Conflict", mine: [1] },
    });
  });
});

describe("a delay", () => {
  it.each(["before", "after"] as const)("holds the answer back %s the commit", async (when) => {
    emulator.faults.add({ ...POST, delay: 300, when });
    await expect(create({}, 100)).rejects.toThrow("no answer in time");
    expect(emulator.applications()).toHaveLength(when === "after" ? 1 : 0);
    await expect.poll(() => emulator.applications().length, PATIENCE).toBe(1);
    await expect.poll(() => last()?.duration, PATIENCE).toBeGreaterThan(290);
    expect(last()).toMatchObject({ committed: true, responded: false });
  });

  it("can be combined with a status", async () => {
    emulator.faults.add({ delay: 50, status: 504 });
    const begin = performance.now();
    expect((await call("GET", "/v2/applications")).status).toBe(504);
    expect(performance.now() - begin).toBeGreaterThan(45);
  });
});

describe("a broken connection", () => {
  it.each(["before", "after"] as const)("is reset %s the commit", async (when) => {
    emulator.faults.add({ ...POST, reset: true, when });
    await expect(create()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(emulator.applications()).toHaveLength(when === "after" ? 1 : 0);
    expect(last()).toMatchObject({ committed: when === "after", responded: false });
    expect(last()).not.toHaveProperty("status");
  });

  it("ends in the middle of the body", async () => {
    emulator.faults.add({ ...POST, truncate: true });
    await expect(create()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(emulator.applications()).toHaveLength(1);
    expect(last()).toMatchObject({ status: 201, committed: true, responded: false });
  });

  it("hangs after the headers", async () => {
    emulator.faults.add({ ...POST, hang: true });
    const { hostname, port } = new URL(emulator.url);
    const events: string[] = [];
    await new Promise<void>((resolve) => {
      const headers = { authorization: `Basic ${Buffer.from("emulator-key:emulator-secret").toString("base64")}` };
      const outgoing = request({ hostname, port, method: "POST", path: "/v2/applications", headers, agent: false });
      outgoing.setHeader("content-type", "application/json");
      outgoing.on("response", (response) => {
        events.push(`status ${response.statusCode}`);
        response.on("data", () => events.push("data"));
        response.on("error", () => undefined);
        setTimeout(() => {
          outgoing.destroy();
          resolve();
        }, 100);
      });
      outgoing.end(JSON.stringify({ name: "shop", keys }));
    });
    expect(events).toEqual(["status 201"]);
    expect(emulator.applications()).toHaveLength(1);
  });

  it("does not prevent the emulator from stopping", async () => {
    const other = await startEmulator();
    other.faults.add({ delay: 60_000 });
    other.faults.add({ hang: true });
    const pending = [asAccount(other)("GET", "/v2/applications"), asAccount(other)("GET", "/v2/applications")];
    const settled = Promise.allSettled(pending);
    await expect.poll(() => other.journal().length, PATIENCE).toBe(2);
    const begin = performance.now();
    await other.stop();
    expect(performance.now() - begin).toBeLessThan(2000);
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});

describe("a body", () => {
  it.each<[string, FaultRule, (text: string, type: string | undefined) => void]>([
    ["that is no JSON", { text: "<html>" }, (text) => expect(text).toBe("<html>")],
    ["that is empty", { empty: true }, (text) => expect(text).toBe("")],
    ["of another type", { contentType: "text/html" }, (_text, type) => expect(type).toBe("text/html")],
    ["of the rule", { body: { odd: true } }, (text) => expect(text).toBe('{"odd":true}')],
  ])("%s comes with the API's own status, after the commit", async (_what, rule, check) => {
    emulator.faults.add({ ...POST, ...rule });
    const { status, text, headers } = await create();
    expect(status).toBe(201);
    check(text, headers["content-type"]);
    expect(emulator.applications()).toHaveLength(1);
  });

  it("that is not JSON can come with an error instead of the API", async () => {
    emulator.faults.add({ ...POST, status: 502, text: "<html>Bad Gateway</html>", contentType: "text/html" });
    expect(await create()).toMatchObject({ status: 502, text: "<html>Bad Gateway</html>" });
    expect(emulator.applications()).toEqual([]);
  });

  it("arrives slowly and complete", async () => {
    emulator.faults.add({ slowBody: 200 });
    const begin = performance.now();
    const { body } = await call("GET", "/v2/applications");
    expect(body).toHaveProperty("total_items");
    expect(performance.now() - begin).toBeGreaterThan(180);
    await expect.poll(() => last()?.responded, PATIENCE).toBe(true);
  });

  it("has no fields that the rule omits", async () => {
    emulator.faults.add({ ...POST, omit: ["id", "keys"] });
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(["name", "capabilities", "privacy", "_links"]);
    expect(emulator.applications()[0]).toHaveProperty("id");
    emulator.faults.add({ omit: ["_embedded.applications.*.keys", "nothing.here"] });
    const list = await call("GET", "/v2/applications");
    const { applications } = list.body._embedded as { applications: JsonObject[] };
    expect(applications[0]).not.toHaveProperty("keys");
    expect(applications[0]).toHaveProperty("name");
  });

  it("repeats the credentials of the request", async () => {
    emulator.faults.add({ ...POST, echo: true, status: 400 });
    const { status, text } = await create({ name: "tell me" });
    expect(status).toBe(400);
    expect(text).toContain(Buffer.from("emulator-key:emulator-secret").toString("base64"));
    expect(text).toContain("tell me");
    expect(emulator.applications()).toEqual([]);
    expect(JSON.stringify(emulator.journal())).not.toContain("emulator-secret");
  });
});

describe("429", () => {
  it.each<[FaultRule["retryAfter"], string]>([
    [2, "2"],
    [0, "0"],
    [-5, "-5"],
    [1e9, "1000000000"],
    ["soon", "soon"],
  ])("has Retry-After %j", async (retryAfter, header) => {
    emulator.faults.add({ ...POST, retryAfter: retryAfter ?? "" });
    const { status, headers } = await create();
    expect({ status, header: headers["retry-after"] }).toEqual({ status: 429, header });
    expect(emulator.applications()).toEqual([]);
  });

  it("has a date", async () => {
    emulator.faults.add({ retryAfter: { date: 60 } });
    const { headers } = await call("GET", "/v2/applications");
    const seconds = (Date.parse(headers["retry-after"] ?? "") - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(57);
    expect(seconds).toBeLessThan(61);
  });

  it("has no Retry-After", async () => {
    emulator.faults.add({ status: 429 });
    const { status, headers } = await call("GET", "/v2/applications");
    expect(status).toBe(429);
    expect(headers).not.toHaveProperty("retry-after");
  });

  it("comes when the budget of a rule is used up, until the window ends", async () => {
    emulator.faults.add({ budget: { requests: 2, perSeconds: 1 } });
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await call("GET", "/v2/applications")).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect(emulator.faults.list()).toMatchObject([{ matched: 4, fired: 2, count: "forever" }]);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect((await call("GET", "/v2/applications")).status).toBe(200);
  });
});

describe("a service that lags behind its writes", () => {
  const GET = async (id: unknown) => (await call("GET", `/v2/applications/${String(id)}`)).status;
  const total = async () => (await call("GET", "/v2/applications")).body.total_items;

  it("does not show a new application, in lists either", async () => {
    emulator.faults.add({ ...POST, staleFor: 800 });
    const { status, body } = await create();
    expect(status).toBe(201);
    expect([await GET(body.id), await total()]).toEqual([404, 0]);
    await expect.poll(() => GET(body.id), PATIENCE).toBe(200);
    expect(await total()).toBe(1);
  });

  it("answers 404 right after the creation while lists show it", async () => {
    emulator.faults.add({ ...POST, notFoundFor: 800 });
    const { body } = await create();
    expect([await GET(body.id), await total()]).toEqual([404, 1]);
    await expect.poll(() => GET(body.id), PATIENCE).toBe(200);
  });

  it("shows what was there before a change or a deletion", async () => {
    const { body } = await create();
    const path = `/v2/applications/${body.id as string}`;
    emulator.faults.add({ path: "/v2/**", staleFor: 800 });
    expect((await call("PUT", path, { json: { name: "new" } })).body.name).toBe("new");
    expect((await call("GET", path)).body.name).toBe("shop");
    await expect.poll(async () => (await call("GET", path)).body.name, PATIENCE).toBe("new");
    emulator.faults.add({ method: "DELETE", staleFor: 800 });
    expect((await call("DELETE", path)).status).toBe(204);
    expect([await GET(body.id), await total()]).toEqual([200, 1]);
    expect((await call("DELETE", path)).status).toBe(404);
    await expect.poll(() => GET(body.id), PATIENCE).toBe(404);
    expect(await total()).toBe(0);
  });

  it("lags with users too", async () => {
    const { id, privateKey } = await createApplication(emulator);
    const callUsers = asApplication(emulator, id, privateKey);
    emulator.faults.add({ path: "/v1/users", staleFor: 800 });
    await callUsers("POST", "/v1/users", { json: { name: "bob" } });
    expect((await callUsers("GET", "/v1/users/bob")).status).toBe(404);
    expect((await callUsers("GET", "/v1/users?name=bob")).status).toBe(404);
    await expect.poll(async () => (await callUsers("GET", "/v1/users/bob")).status, PATIENCE).toBe(200);
  });
});

describe("a service that rewrites what it stores", () => {
  it("drops, replaces and normalises fields, and its answer shows that", async () => {
    emulator.faults.add({
      ...POST,
      drop: ["capabilities.messages.version"],
      set: { "capabilities.messages.authenticate_inbound_media": false, "privacy.improve_ai": true },
      normalise: { name: "lowercase", "capabilities.messages.webhooks.*.address": "add-trailing-slash" },
    });
    const { body } = await create({
      name: "SHOP",
      capabilities: {
        messages: {
          version: "v1",
          webhooks: { inbound_url: { address: "https://example.com" } },
          authenticate_inbound_media: true,
        },
      },
    });
    const stored = {
      name: "shop",
      privacy: { improve_ai: true },
      capabilities: {
        messages: { webhooks: { inbound_url: { address: "https://example.com/" } }, authenticate_inbound_media: false },
      },
    };
    expect(body).toMatchObject(stored);
    expect(emulator.applications()[0]).toMatchObject(stored);
    expect(body.capabilities).toEqual(stored.capabilities);
  });

  it("changes neither reads nor the id", async () => {
    emulator.faults.add({ drop: ["id", "display_name"], normalise: { id: "uppercase" } });
    await call("GET", "/v2/applications");
    const { id, privateKey } = await createApplication(emulator);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    emulator.faults.add({ path: "/v1/users", drop: ["display_name"] });
    const users = asApplication(emulator, id, privateKey);
    const { body } = await users("POST", "/v1/users", { json: { display_name: "Bob" } });
    expect(body).not.toHaveProperty("display_name");
  });
});

describe("a rule that is wrong", () => {
  it.each<[unknown, string]>([
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

  it("gets all its errors at once", () => {
    expect(() => emulator.faults.add({ status: 1, nth: 0, delay: -1 })).toThrow(
      /status.*nth.*delay|nth.*status.*delay/,
    );
  });
});
