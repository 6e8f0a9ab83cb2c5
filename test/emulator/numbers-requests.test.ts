import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, basic, createApplication, send } from "./client";
import { failed, msisdns, numbersClient, type NumbersClient, success } from "./numbers-client";

let emulator: Emulator;
let numbers: NumbersClient;
let key: string;
let secret: string;

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [{ apiKey: "second", apiSecret: "s2" }] });
  numbers = numbersClient(emulator);
  ({ apiKey: key, apiSecret: secret } = emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const mobile = { country: "GB", msisdn: "447700900000" };
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const denied = { "error-code": "401", "error-code-label": "authentication failed" };

describe("credentials", () => {
  const credentials = () => ({ api_key: key, api_secret: secret });

  test("come in the header, in the query or among the fields", async () => {
    const buy = (query: string, fields: Record<string, string>, headers: Record<string, string>) =>
      send(emulator.url, "POST", `/number/buy${query}`, { raw: form(fields), headers: { ...FORM, ...headers } });
    const number = (last: number) => ({ country: "GB", msisdn: String(447700900000 + last) });
    expect((await buy("", number(0), basic(key, secret))).body).toEqual(success);
    expect((await buy(`?${form(credentials())}`, number(1), {})).body).toEqual(success);
    expect((await buy("", { ...number(2), ...credentials() }, {})).body).toEqual(success);
    expect(emulator.journal().map(({ apiKey }) => apiKey)).toEqual([key, key, key]);
    expect(emulator.journal().filter((entry) => JSON.stringify(entry).includes(secret))).toEqual([]);
    const list = await send(emulator.url, "GET", `/account/numbers?${form(credentials())}`);
    expect(list.body.count).toBe(3);
  });

  test("are refused with 401 when they are wrong or missing, before anything else is looked at", async () => {
    for (const headers of [{}, basic(key, "wrong"), basic("nobody", "x"), { authorization: "Bearer x" }]) {
      const list = await send(emulator.url, "GET", "/account/numbers?size=0", { headers });
      expect(list).toMatchObject({ status: 401, body: denied });
      const buy = await send(emulator.url, "POST", "/number/buy", {
        raw: form(mobile),
        headers: { ...FORM, ...headers },
      });
      expect(buy).toMatchObject({ status: 401, body: denied });
    }
    const mixed = await send(emulator.url, "POST", "/number/buy", {
      raw: form({ ...mobile, ...credentials() }),
      headers: { ...FORM, ...basic(key, "wrong") },
    });
    expect(mixed.status).toBe(401);
    expect(emulator.numbers.owned()).toEqual([]);
  });
});

describe("a body", () => {
  const buy = (raw: string, type: string | undefined) =>
    send(emulator.url, "POST", "/number/buy", {
      raw,
      headers: { ...basic(key, secret), ...(type === undefined ? {} : { "content-type": type }) },
    });

  test.each([
    ["a form", form(mobile), "application/x-www-form-urlencoded; charset=utf-8"],
    ["a form that is called JSON", form(mobile), "application/json"],
    ["a form without a type", form(mobile), undefined],
    ["JSON", JSON.stringify(mobile), "application/json"],
    ["JSON with a number for the msisdn", '{"country":"GB","msisdn":447700900000}', "application/json"],
  ])("may be %s, and the journal shows its fields", async (_name, raw, type) => {
    expect((await buy(raw, type)).body).toEqual(success);
    expect(emulator.numbers.owned()).toHaveLength(1);
    expect(emulator.journal()[0]?.body).toMatchObject({ country: "GB" });
  });

  test("goes before the query, and may be absent", async () => {
    const ask = asAccount(emulator);
    expect((await ask("POST", `/number/buy?${form(mobile)}`)).body).toEqual(success);
    const both = await ask("POST", `/number/cancel?${form({ ...mobile, country: "US" })}`, {
      raw: form({ country: "GB" }),
      headers: FORM,
    });
    expect(both.body).toEqual(success);
  });

  test("may have null in JSON for an empty text", async () => {
    const application = (await createApplication(emulator)).id;
    emulator.numbers.give(key, { ...mobile, app_id: application });
    emulator.numbers.configure({ omitted: "keep" });
    await asAccount(emulator)("POST", "/number/update", { json: { ...mobile, app_id: null } });
    expect(emulator.numbers.owned()[0]).not.toHaveProperty("app_id");
  });

  test("has its secrets masked in the journal, under any type", async () => {
    await send(emulator.url, "POST", "/number/buy", {
      raw: form({ ...mobile, api_key: key, api_secret: secret }),
      headers: { "content-type": "application/json" },
    });
    expect(emulator.journal()[0]?.body).toEqual({ ...mobile, api_key: key, api_secret: "***" });
  });

  test("has the password of a SIP address masked, and no other address", async () => {
    emulator.numbers.give(key, mobile);
    for (const voiceCallbackValue of ["sip:support:secret@example.com", "sip:support@example.com:5060"]) {
      await numbers.post("update", { ...mobile, voiceCallbackType: "sip", voiceCallbackValue });
    }
    const values = emulator.journal().map(({ body }) => (body as JsonObject).voiceCallbackValue);
    expect(values).toEqual(["***", "sip:support@example.com:5060"]);
  });

  test.each(["buy", "cancel", "update"])("of any shape is answered by %s", async (action) => {
    const words = fc.constantFrom(
      ...'country msisdn GB app_id pattern undefined api_key { } [ ] : = & % " null'.split(" "),
    );
    const bodies = fc.oneof(
      fc.array(words).map((parts) => Buffer.from(parts.join(""))),
      fc.json().map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom("application/json", FORM["content-type"], "a/b"), async (raw, type) => {
        const { status, body } = await asAccount(emulator)("POST", `/number/${action}`, {
          raw,
          headers: { "content-type": type },
        });
        expect([status, body]).toEqual([420, failed]);
      }),
      { numRuns: 60 },
    );
    expect(emulator.journal().filter(({ error }) => error !== undefined)).toEqual([]);
  });
});

describe("careless clients", () => {
  test("have their misspelled fields counted", async () => {
    emulator.numbers.give(key, mobile);
    expect((await numbers.post("update", { ...mobile, appId: "x", mo_http_url: "y" })).body).toEqual(success);
    await numbers.post("update", { ...mobile, appId: "x" });
    await numbers.list({ searchPattern: "1" });
    expect(emulator.numbers.findings().unknownParameters).toEqual({ appId: 2, mo_http_url: 1, searchPattern: 1 });
    emulator.numbers.configure({ unknownParameters: "refuse" });
    expect(await numbers.post("update", { ...mobile, appId: "x" })).toMatchObject({ status: 420, body: failed });
  });

  test("are refused when they send the text of no value", async () => {
    emulator.numbers.give(key, mobile);
    expect((await numbers.post("update", { ...mobile, moHttpUrl: "undefined" })).status).toBe(420);
    expect((await numbers.list({ pattern: "undefined" })).status).toBe(420);
    expect(emulator.numbers.findings().emptyTexts).toEqual({ moHttpUrl: 1, pattern: 1 });
    expect(emulator.numbers.owned()[0]).not.toHaveProperty("moHttpUrl");
  });

  test("get 404 and 405 in the words of this API", async () => {
    const ask = asAccount(emulator);
    expect(await ask("GET", "/number/nothing")).toMatchObject({ status: 404, body: { "error-code": "404" } });
    const wrong = await ask("GET", "/number/buy");
    expect(wrong).toMatchObject({ status: 405, body: { "error-code": "405" } });
    expect(wrong.headers.allow).toBe("POST");
  });
});

describe("faults", () => {
  const buy = () => numbers.post("buy", mobile);

  test("make a purchase and answer 420", async () => {
    emulator.faults.add({ method: "POST", path: "/number/buy", when: "after", status: 420 });
    expect(await buy()).toMatchObject({ status: 420, body: failed });
    expect(msisdns(await numbers.list())).toEqual([mobile.msisdn]);
    expect(await buy()).toMatchObject({ status: 420, body: failed });
  });

  test("lose the answer to a purchase", async () => {
    emulator.faults.add({ method: "POST", path: "/number/buy", when: "after", reset: true });
    await expect(buy()).rejects.toThrow();
    expect(msisdns(await numbers.list())).toEqual([mobile.msisdn]);
  });

  test("throttle without JSON and without Retry-After", async () => {
    emulator.faults.add({ path: "/account/numbers", status: 429 });
    const { status, headers, text } = await numbers.list();
    expect([status, headers["content-type"], headers["retry-after"]]).toEqual([429, "text/html", undefined]);
    expect(text).toMatch(/^<html>/);
    emulator.faults.add({ path: "/account/numbers", status: 429, body: { own: true } });
    expect((await numbers.list()).body).toEqual({ own: true });
  });

  test("refuse the credentials in the middle of a run", async () => {
    emulator.faults.add({ path: "/number/**", nth: 2, status: 401 });
    expect((await numbers.search({ country: "GB" })).status).toBe(200);
    expect(await buy()).toMatchObject({ status: 401, body: denied });
    expect((await buy()).status).toBe(200);
  });

  test("let lists lag for so many reads", async () => {
    emulator.faults.add({ method: "POST", path: "/number/buy", staleReads: 2 });
    await buy();
    expect((await numbers.list()).text).toBe("{}");
    expect((await numbers.list()).text).toBe("{}");
    expect(msisdns(await numbers.list())).toEqual([mobile.msisdn]);
    emulator.faults.add({ method: "POST", path: "/number/cancel", staleReads: 1 });
    await numbers.post("cancel", mobile);
    expect((await asAccount(emulator)("GET", "/v2/applications")).body.total_items).toBe(0);
    expect(msisdns(await numbers.list())).toEqual([mobile.msisdn]);
    expect((await numbers.list()).text).toBe("{}");
  });

  test("let lists lag for a time", async () => {
    emulator.faults.add({ method: "POST", path: "/number/buy", staleFor: 60_000 });
    await buy();
    expect((await numbers.list()).text).toBe("{}");
    expect((await buy()).status).toBe(420);
  });

  test("lose fields on their way into the store", async () => {
    emulator.numbers.give(key, mobile);
    emulator.faults.add({ path: "/number/update", drop: ["moHttpUrl"] });
    const update = { ...mobile, moHttpUrl: "https://example.com/sms", voiceStatusCallback: "https://example.com/s" };
    await numbers.post("update", update);
    expect(emulator.numbers.owned()[0]).toMatchObject({ voiceStatusCallback: update.voiceStatusCallback });
    expect(emulator.numbers.owned()[0]).not.toHaveProperty("moHttpUrl");
  });
});

describe("settings", () => {
  test("answer 420 with HTTP status 200", async () => {
    emulator.numbers.configure({ refusalStatus: 200 });
    expect(await numbers.post("cancel", mobile)).toMatchObject({ status: 200, body: failed });
    expect((await send(emulator.url, "GET", "/account/numbers")).status).toBe(401);
  });

  test.each([
    "app_id",
    "moHttpUrl",
    "moSmppSysType",
    "voiceCallback",
    "voiceStatusCallback",
    "messagesCallback",
  ] as const)("decide whether %s goes when it is left out", async (field) => {
    const application = (await createApplication(emulator)).id;
    const all = {
      app_id: application,
      moHttpUrl: "https://example.com/sms",
      moSmppSysType: "inbound",
      voiceCallbackType: "tel",
      voiceCallbackValue: "447700900001",
      voiceStatusCallback: "https://example.com/status",
      messagesCallbackType: "app",
      messagesCallbackValue: application,
    };
    const own = Object.entries(all).filter(([name]) => name.startsWith(field));
    const plain = { ...mobile, type: "mobile-lvn", features: ["VOICE", "SMS"] };
    emulator.numbers.give(key, { ...mobile, ...all });
    emulator.numbers.configure({ omitted: "clear" });
    emulator.numbers.configure({ omitted: { [field]: "keep" } });
    await numbers.post("update", mobile);
    const implied = { voiceCallbackType: "app", voiceCallbackValue: application };
    const shown = { ...plain, ...Object.fromEntries(own), ...(field === "app_id" ? implied : {}) };
    expect(emulator.numbers.owned()).toEqual([shown]);
  });

  test("keep links to deleted applications, and accept links to unknown ones", async () => {
    emulator.numbers.configure({ deletedApplication: "keep", unknownApplication: "accept" });
    const application = (await createApplication(emulator)).id;
    emulator.numbers.give(key, mobile);
    await numbers.post("update", { ...mobile, app_id: application });
    await asAccount(emulator)("DELETE", `/v2/applications/${application}`);
    expect(emulator.numbers.owned()).toMatchObject([{ app_id: application, voiceCallbackValue: application }]);
    expect((await numbers.post("update", { ...mobile, app_id: "never" })).body).toEqual(success);
  });

  test("shuffle the list for each request", async () => {
    for (let last = 0; last < 20; last += 1) {
      emulator.numbers.give(key, { country: "GB", msisdn: String(447700900000 + last) });
    }
    const inOrder = msisdns(await numbers.list({ size: "100" }));
    emulator.numbers.configure({ listOrder: "shuffled" });
    const [one, other] = [msisdns(await numbers.list({ size: "100" })), msisdns(await numbers.list({ size: "100" }))];
    expect(one).not.toEqual(inOrder);
    expect(one).not.toEqual(other);
    expect(one.sort()).toEqual(inOrder);
    expect(other.sort()).toEqual(inOrder);
  });

  test("limit the requests of each key, and count what is refused", async () => {
    emulator.numbers.configure({ limit: { requests: 1, perSeconds: 3600 } });
    expect((await numbers.list()).status).toBe(200);
    expect((await numbers.list()).status).toBe(429);
    expect(await numbers.post("buy", mobile)).toMatchObject({ status: 429, body: {} });
    const other = await send(emulator.url, "GET", "/account/numbers", { headers: basic("second", "s2") });
    expect(other.status).toBe(200);
    expect((await asAccount(emulator)("GET", "/v2/applications")).status).toBe(200);
    expect(emulator.numbers.findings()).toMatchObject({ requests: 2, limited: 2 });
    expect(emulator.numbers.owned()).toEqual([]);
    emulator.numbers.configure({ limit: null });
    expect((await numbers.list()).status).toBe(200);
  });

  test("are given at the start, and come back with a reset", async () => {
    const own = await startEmulator({ numbers: { refusalStatus: 200, omitted: { moHttpUrl: "keep" } } });
    try {
      own.numbers.configure({ refusalStatus: 420, omitted: "clear" });
      expect(own.numbers.settings).toMatchObject({ refusalStatus: 420, omitted: { moHttpUrl: "clear" } });
      own.numbers.configure({ limit: { requests: 0, perSeconds: 3600 } });
      expect((await numbersClient(own).list()).status).toBe(429);
      own.reset();
      expect((await numbersClient(own).list()).status).toBe(200);
      expect(own.numbers.settings).toMatchObject({
        refusalStatus: 200,
        omitted: { moHttpUrl: "keep", app_id: "clear" },
      });
    } finally {
      await own.stop();
    }
  });

  test("are refused with everything that is wrong with them", async () => {
    const wrong = { refusalStatus: 500, omitted: { appId: "keep", app_id: "lose" }, limit: 1, order: "age" } as object;
    expect(() => emulator.numbers.configure(wrong)).toThrow(
      "number settings: refusalStatus must be 420 or 200; " +
        "omitted.appId is not a field; allowed are app_id, moHttpUrl, moSmppSysType, voiceCallback, voiceStatusCallback, messagesCallback; " +
        'omitted.app_id must be "keep" or "clear"; limit must be { requests: 0 or more, perSeconds: more than 0 }, or null; ' +
        "order is not a setting; allowed are refusalStatus, omitted, deletedApplication, unknownApplication, unknownParameters, listOrder, limit",
    );
    await expect(startEmulator({ numbers: { listOrder: "none" } as object })).rejects.toThrow("listOrder must be");
  });
});
