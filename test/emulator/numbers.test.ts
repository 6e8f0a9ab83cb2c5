import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { asAccount, basic, createApplication, send } from "./client";
import { failed, msisdns, numbersClient, type NumbersClient, success } from "./numbers-client";

let emulator: Emulator;
let numbers: NumbersClient;
let key: string;

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [{ apiKey: "second", apiSecret: "s2" }] });
  numbers = numbersClient(emulator);
  key = emulator.apiKey;
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const mobile = { country: "GB", msisdn: "447700900000" };
const id = "GB/447700900000";

describe("the list of owned numbers", () => {
  test("is an empty object when nothing is owned or found", async () => {
    expect(await numbers.list()).toMatchObject({ status: 200, text: "{}" });
    emulator.numbers.give(key, mobile);
    expect((await numbers.list({ country: "US" })).text).toBe("{}");
  });

  test("shows only what is set, with the fields in the order of captured answers", async () => {
    emulator.numbers.give(key, { country: "ES", msisdn: "34600000000" });
    emulator.numbers.give(key, mobile);
    const { text, headers } = await numbers.list();
    expect(text).toBe(
      '{"count":2,"numbers":[{"country":"ES","msisdn":"34600000000","type":"mobile-lvn","features":["SMS"]},' +
        '{"country":"GB","msisdn":"447700900000","type":"mobile-lvn","features":["VOICE","SMS"]}]}',
    );
    expect(headers["content-type"]).toBe("application/json;charset=UTF-8");
    expect(headers["x-nexmo-trace-id"]).toMatch(/^[0-9a-f]{32}$/);
  });

  test("counts over all pages, and has no numbers beyond the last", async () => {
    for (let last = 0; last < 12; last += 1) {
      emulator.numbers.give(key, { country: "GB", msisdn: String(447700900000 + last) });
    }
    const first = await numbers.list();
    expect([first.body.count, msisdns(first).length]).toEqual([12, 10]);
    expect(msisdns(await numbers.list({ index: "2" }))).toEqual(["447700900010", "447700900011"]);
    expect(msisdns(await numbers.list({ size: "5", index: "3" }))).toEqual(["447700900010", "447700900011"]);
    expect((await numbers.list({ index: "3" })).body).toEqual({ count: 12 });
    for (const wrong of ["size=101", "size=0", "size=many", "index=0"]) {
      const reply = await numbers.list(Object.fromEntries(new URLSearchParams(wrong)));
      expect(reply).toMatchObject({ status: 420, body: failed });
    }
  });

  test("finds by the begin, the middle and the end of a number, and counts answers that are not exact", async () => {
    for (const msisdn of ["4477", "44770", "1447"]) emulator.numbers.give(key, { country: "GB", msisdn });
    expect(msisdns(await numbers.list({ pattern: "4477" }))).toEqual(["4477", "44770"]);
    expect(msisdns(await numbers.list({ pattern: "44770", search_pattern: "0" }))).toEqual(["44770"]);
    expect(emulator.numbers.findings().inexactLookups).toBe(1);
    expect(msisdns(await numbers.list({ pattern: "447", search_pattern: "1" }))).toEqual(["4477", "44770", "1447"]);
    expect(msisdns(await numbers.list({ pattern: "447", search_pattern: "2" }))).toEqual(["1447"]);
    expect((await numbers.list({ pattern: "4477", search_pattern: "3" })).status).toBe(420);
    expect(emulator.numbers.findings().inexactLookups).toBe(3);
  });

  test("finds the numbers of an application, and those with and without one", async () => {
    const application = (await createApplication(emulator)).id;
    emulator.numbers.give(key, { ...mobile, app_id: application });
    emulator.numbers.give(key, { country: "ES", msisdn: "34600000000" });
    expect(msisdns(await numbers.list({ application_id: application }))).toEqual(["447700900000"]);
    expect((await numbers.list({ application_id: "other" })).text).toBe("{}");
    expect(msisdns(await numbers.list({ has_application: "true" }))).toEqual(["447700900000"]);
    expect(msisdns(await numbers.list({ has_application: "false", country: "es" }))).toEqual(["34600000000"]);
    expect(msisdns(await numbers.list({ has_application: "True" }))).toEqual(["447700900000"]);
    expect((await numbers.list({ has_application: "yes" })).status).toBe(420);
  });

  test("is that of one account", async () => {
    emulator.numbers.give("second", mobile);
    expect((await numbers.list()).text).toBe("{}");
    const own = await send(emulator.url, "GET", "/account/numbers", { headers: basic("second", "s2") });
    expect(msisdns(own)).toEqual(["447700900000"]);
  });
});

describe("the search for numbers", () => {
  test("shows what is for sale in a country, with its price as text", async () => {
    const { body, text } = await numbers.search({ country: "GB", size: "1" });
    expect(body.count).toBe(145);
    expect(text).toContain(
      '{"country":"GB","msisdn":"447700900000","cost":"0.90","type":"mobile-lvn","features":["VOICE","SMS"]}',
    );
    expect((await numbers.search({ country: "XX" })).text).toBe("{}");
    expect(await numbers.search({})).toMatchObject({ status: 420, body: failed });
  });

  test("takes a type, all features that are asked for, in any order, and a pattern", async () => {
    const count = async (query: Record<string, string>) =>
      (await numbers.search({ country: "US", ...query })).body.count;
    expect(await count({})).toBe(40);
    expect(await count({ type: "landline-toll-free" })).toBe(10);
    expect(await count({ features: "SMS,MMS,VOICE" })).toBe(30);
    expect(await count({ features: "VOICE,SMS" })).toBe(40);
    expect(await count({ features: "MMS", type: "landline-toll-free" })).toBeUndefined();
    expect(await count({ pattern: "5550", search_pattern: "1" })).toBe(40);
    expect(await count({ pattern: "05", search_pattern: "2" })).toBe(2);
    expect((await numbers.search({ country: "US", type: "mobile" })).status).toBe(420);
    expect((await numbers.search({ country: "US", features: "FAX" })).status).toBe(420);
  });

  test("does not show what is owned", async () => {
    await numbers.post("buy", mobile);
    expect((await numbers.search({ country: "GB", pattern: mobile.msisdn })).text).toBe("{}");
    await numbers.post("cancel", mobile);
    expect(msisdns(await numbers.search({ country: "GB", pattern: mobile.msisdn }))).toEqual([mobile.msisdn]);
  });
});

describe("buying and cancelling", () => {
  test("buys a number and gives it back", async () => {
    expect(await numbers.post("buy", mobile)).toMatchObject({ status: 200, body: success });
    expect(emulator.numbers.owned()).toEqual([{ ...mobile, type: "mobile-lvn", features: ["VOICE", "SMS"] }]);
    expect(await numbers.post("cancel", mobile)).toMatchObject({ status: 200, body: success });
    expect(emulator.numbers.owned()).toEqual([]);
    expect(emulator.journal().map(({ path, committed, resource }) => [path, committed, resource])).toEqual([
      ["/number/buy", true, id],
      ["/number/cancel", true, id],
    ]);
  });

  test("answers 420 to every purchase that is not possible", async () => {
    emulator.numbers.give(key, mobile);
    emulator.numbers.give("second", { country: "GB", msisdn: "447700900001" });
    for (const wrong of [
      mobile,
      { country: "GB", msisdn: "447700900001" },
      { country: "US", msisdn: "447700900002" },
      { country: "GB", msisdn: "447999999999" },
      { country: "GB", msisdn: "+447700900002" },
      { country: "GB" },
      { msisdn: "447700900002" },
    ]) {
      expect(await numbers.post("buy", wrong as Record<string, string>)).toMatchObject({ status: 420, body: failed });
    }
    const { status, body } = await numbers.post("buy", { country: "FR", msisdn: "33199000000" });
    expect(status).toBe(420);
    expect(body["error-code-label"]).toMatch(
      /^Numbers from this country can be requested from the Dashboard \(.*\) as/,
    );
    expect(emulator.journal().some(({ committed }) => committed)).toBe(false);
    expect(emulator.numbers.findings().refusals).toBe(8);
  });

  test("cancels and updates only numbers of its own account", async () => {
    emulator.numbers.give("second", mobile);
    for (const action of ["cancel", "update"] as const) {
      expect(await numbers.post(action, mobile)).toMatchObject({ status: 420, body: failed });
      expect((await numbers.post(action, { country: "GB", msisdn: "447700900009" })).status).toBe(420);
      expect((await numbers.post(action, { ...mobile, country: "US" })).status).toBe(420);
    }
    expect(emulator.numbers.owned("second")).toHaveLength(1);
  });

  test("acts for another account when the first one asks", async () => {
    const target = { ...mobile, target_api_key: "second" };
    expect((await numbers.post("buy", target)).status).toBe(200);
    expect(emulator.numbers.owned("second")).toHaveLength(1);
    expect((await numbers.post("cancel", target)).status).toBe(200);
    expect((await numbers.post("buy", { ...mobile, target_api_key: "nobody" })).status).toBe(420);
    const other = await send(emulator.url, "POST", "/number/buy", {
      raw: new URLSearchParams({ ...mobile, target_api_key: key }).toString(),
      headers: basic("second", "s2"),
    });
    expect(other.status).toBe(420);
  });

  test("does not act for another account in an update, which has no such parameter", async () => {
    emulator.numbers.give("second", mobile);
    expect((await numbers.post("update", { ...mobile, target_api_key: "second" })).status).toBe(420);
    expect(emulator.numbers.findings().unknownParameters).toEqual({ target_api_key: 1 });
  });
});

describe("an update", () => {
  const shown = async () => (await numbers.list({ pattern: mobile.msisdn })).body.numbers as unknown[];
  const plain = { ...mobile, type: "mobile-lvn", features: ["VOICE", "SMS"] };
  let application: string;
  beforeEach(async () => {
    application = (await createApplication(emulator)).id;
    emulator.numbers.give(key, mobile);
  });
  const linked = () => ({ voiceCallbackType: "app", voiceCallbackValue: application, app_id: application });

  test("links a number to an application, which takes its calls as well", async () => {
    expect(await numbers.post("update", { ...mobile, app_id: application })).toMatchObject({ body: success });
    expect(await shown()).toEqual([{ ...plain, ...linked() }]);
  });

  test("shows no voice callback on a number that cannot be called", async () => {
    const spanish = { country: "ES", msisdn: "34600000000" };
    emulator.numbers.give(key, spanish);
    await numbers.post("update", { ...spanish, app_id: application });
    const { body } = await numbers.list({ country: "ES" });
    expect(body.numbers).toEqual([{ ...spanish, type: "mobile-lvn", features: ["SMS"], app_id: application }]);
  });

  test("clears omitted fields, except the SMPP type, which no client can read", async () => {
    const other = (await createApplication(emulator)).id;
    const all = {
      moHttpUrl: "https://example.com/sms",
      moSmppSysType: "inbound",
      voiceCallbackType: "sip",
      voiceCallbackValue: "sip:support@example.com",
      voiceStatusCallback: "https://example.com/status",
      messagesCallbackType: "app",
      messagesCallbackValue: other,
      app_id: application,
    };
    expect((await numbers.post("update", { ...mobile, ...all })).body).toEqual(success);
    const { moSmppSysType, ...visible } = all;
    expect(await shown()).toEqual([{ ...plain, ...visible }]);
    expect(emulator.numbers.owned()).toEqual([{ ...plain, ...all }]);
    await numbers.post("update", mobile);
    expect(await shown()).toEqual([plain]);
    expect(emulator.numbers.owned()).toEqual([{ ...plain, moSmppSysType }]);
  });

  test("clears with empty texts", async () => {
    emulator.numbers.configure({ omitted: "keep" });
    const set = { app_id: application, moHttpUrl: "https://example.com/sms", moSmppSysType: "inbound" };
    await numbers.post("update", { ...mobile, ...set });
    await numbers.post("update", { ...mobile, app_id: "", moHttpUrl: "", moSmppSysType: "" });
    expect(emulator.numbers.owned()).toEqual([plain]);
  });

  test("prefers a SIP address to the application, and treats blank callbacks as omitted", async () => {
    const sip = { voiceCallbackType: "sip", voiceCallbackValue: "sip:a@example.com" };
    await numbers.post("update", { ...mobile, app_id: application, ...sip });
    expect(await shown()).toEqual([{ ...plain, ...sip, app_id: application }]);
    emulator.numbers.configure({ omitted: { voiceCallback: "keep" } });
    await numbers.post("update", { ...mobile, app_id: application, voiceCallbackType: "", voiceCallbackValue: "" });
    expect(await shown()).toEqual([{ ...plain, ...sip, app_id: application }]);
  });

  test("links the voice alone in the deprecated way", async () => {
    await numbers.post("update", { ...mobile, voiceCallbackType: "app", voiceCallbackValue: application });
    expect(await shown()).toEqual([{ ...plain, voiceCallbackType: "app", voiceCallbackValue: application }]);
    expect((await numbers.list({ application_id: application })).text).toBe("{}");
  });

  test("moves a number from one application to another", async () => {
    const other = (await createApplication(emulator)).id;
    await numbers.post("update", { ...mobile, ...linked() });
    await numbers.post("update", { ...mobile, app_id: other });
    expect(await shown()).toMatchObject([{ app_id: other, voiceCallbackValue: other }]);
  });

  test.each([
    [{ app_id: "8d7f6c0e-0000-4000-8000-000000000000" }, 420],
    [{ app_id: "undefined" }, 420],
    [{ voiceCallbackType: "app" }, 420],
    [{ voiceCallbackType: "app", voiceCallbackValue: "app" }, 500],
    [{ voiceCallbackType: "app", voiceCallbackValue: "8d7f6c0e-0000-4000-8000-000000000000" }, 420],
    [{ voiceCallbackType: "sip" }, 420],
    [{ voiceCallbackValue: "sip:a@example.com" }, 420],
    [{ voiceCallbackType: "fax", voiceCallbackValue: "1" }, 420],
    [{ messagesCallbackType: "sip", messagesCallbackValue: "sip:a@example.com" }, 420],
  ])("refuses %j with %i, and changes nothing", async (wrong, status) => {
    await numbers.post("update", { ...mobile, app_id: application });
    const refusal = await numbers.post("update", { ...mobile, ...wrong });
    expect([refusal.status, refusal.body["error-code"]]).toEqual([status, String(status)]);
    expect(await shown()).toEqual([{ ...plain, ...linked() }]);
  });

  test("refuses an application of another account", async () => {
    const made = await send(emulator.url, "POST", "/v2/applications", {
      json: { name: "theirs" },
      headers: basic("second", "s2"),
    });
    expect((await numbers.post("update", { ...mobile, app_id: made.body.id as string })).status).toBe(420);
  });

  test("loses its link with the application, whoever deletes it", async () => {
    await numbers.post("update", { ...mobile, ...linked(), moHttpUrl: "https://example.com/sms" });
    await asAccount(emulator)("DELETE", `/v2/applications/${application}`);
    expect(await shown()).toEqual([{ ...plain, moHttpUrl: "https://example.com/sms" }]);
    const other = (await createApplication(emulator)).id;
    await numbers.post("update", { ...mobile, voiceCallbackType: "app", voiceCallbackValue: other });
    emulator.removeApplication(other);
    expect(await shown()).toEqual([plain]);
  });
});
