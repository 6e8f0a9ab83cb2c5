import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, SeedError, startEmulator } from "vonage-emulator";
import { createApplication, send, type Sending } from "./client";
import { numbersClient } from "./numbers-client";

let emulator: Emulator;
let key: string;

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [{ apiKey: "second", apiSecret: "s2" }] });
  key = emulator.apiKey;
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const mobile = { country: "GB", msisdn: "447700900000" };
const plain = { ...mobile, type: "mobile-lvn", features: ["VOICE", "SMS"] };
const id = "GB/447700900000";

describe("the emulator's own API", () => {
  const control = (method: string, path: string, sending: Sending = {}) =>
    send(emulator.url, method, `/_emulator/numbers${path}`, sending);

  test("gives a number, changes it and takes it away", async () => {
    const given = await control("PUT", `/${id}`, { json: { moHttpUrl: "https://example.com/sms" } });
    expect([given.status, given.body]).toEqual([201, { ...plain, moHttpUrl: "https://example.com/sms" }]);
    expect(emulator.numbers.owned(key)).toHaveLength(1);
    expect(await control("PUT", `/${id}`, { json: {} })).toMatchObject({
      status: 400,
      body: { detail: `${id} has an owner` },
    });
    const patched = await control("PATCH", `/${id}`, {
      json: { moHttpUrl: null, voiceStatusCallback: "https://e.com" },
    });
    expect([patched.status, patched.body]).toEqual([200, { ...plain, voiceStatusCallback: "https://e.com" }]);
    expect((await control("PATCH", `/${id}`, { json: { appId: "x", type: "fax" } })).body.detail).toBe(
      "type must be one of landline, mobile-lvn, landline-toll-free; appId is not a field of a number",
    );
    expect((await control("DELETE", `/${id}`)).status).toBe(204);
    expect((await control("DELETE", `/${id}`)).body.detail).toBe(`Nobody owns the number ${id}`);
    expect(emulator.journal()).toEqual([]);
  });

  test("gives a number to another account", async () => {
    expect((await control("PUT", `/${id}`, { json: { apiKey: "second" } })).status).toBe(201);
    expect(emulator.numbers.owned("second")).toEqual([plain]);
    expect((await control("PUT", "/GB/1234", { json: { apiKey: "third" } })).body.detail).toMatch(/^third is not/);
    expect((await control("PUT", "/gb/12", { json: {} })).body.detail).toBe(
      "country must be two capital letters; msisdn must be 3 to 15 digits, as text",
    );
  });

  test("shows and changes the settings, and shows and clears the counters", async () => {
    await numbersClient(emulator).list({ apiKey: "x" });
    const changed = await control("PATCH", "", { json: { limit: { requests: 1, perSeconds: 1 } } });
    expect(changed.body).toMatchObject({
      settings: { limit: { requests: 1, perSeconds: 1 }, refusalStatus: 420 },
      findings: { requests: 1, unknownParameters: { apiKey: 1 } },
    });
    expect((await control("GET", "")).body).toEqual(changed.body);
    expect((await control("PATCH", "", { json: { limit: 1 } })).status).toBe(400);
    await control("DELETE", "/findings");
    expect((await control("GET", "")).body).toMatchObject({ findings: { requests: 0, unknownParameters: {} } });
  });

  test("is closed to web pages", async () => {
    const headers = { origin: "https://example.com" };
    expect((await control("PUT", `/${id}`, { json: {}, headers })).status).toBe(403);
  });
});

describe("the library", () => {
  test("returns copies", () => {
    emulator.numbers.give(key, mobile);
    for (const number of [...emulator.numbers.owned(), ...emulator.numbers.available("GB")]) number.country = "XX";
    expect(emulator.numbers.owned()).toEqual([plain]);
    expect(emulator.numbers.available("GB")).toHaveLength(144);
  });

  test("removes the link of the calls, too, unless the change sets their target", async () => {
    const [one, other] = [(await createApplication(emulator)).id, (await createApplication(emulator)).id];
    const linked = (to: string) => ({ ...plain, voiceCallbackType: "app", voiceCallbackValue: to, app_id: to });
    emulator.numbers.give(key, { ...mobile, app_id: one });
    expect(emulator.numbers.owned()).toEqual([linked(one)]);
    emulator.numbers.update(id, (number) => (number.app_id = other));
    expect(emulator.numbers.owned()).toEqual([linked(other)]);
    emulator.numbers.update(id, (number) => delete number.app_id);
    expect(emulator.numbers.owned()).toEqual([plain]);
    emulator.numbers.update(id, (number) => {
      Object.assign(number, {
        app_id: one,
        voiceCallbackType: "sip",
        voiceCallbackValue: "sip:a@b.example",
        msisdn: "1",
      });
    });
    expect(emulator.numbers.owned()).toEqual([
      { ...plain, voiceCallbackType: "sip", voiceCallbackValue: "sip:a@b.example", app_id: one },
    ]);
  });

  test("puts a removed number up for sale", () => {
    emulator.numbers.give(key, { country: "IT", msisdn: "39312345678" });
    emulator.numbers.remove("IT/39312345678");
    expect(emulator.numbers.available("IT")).toMatchObject([{ msisdn: "39312345678", cost: "1.00" }]);
    expect(() => emulator.numbers.remove("IT/39312345678")).toThrow("Nobody owns the number IT/39312345678");
    expect(() => emulator.numbers.give("third", mobile)).toThrow("third is not one of the emulator's accounts");
  });
});

describe("seed and state", () => {
  const italian = { country: "IT", msisdn: "39312345678", cost: "3.00", type: "landline", features: ["VOICE"] };

  test("hold the numbers of all accounts, and unusual numbers for sale", async () => {
    const seed = {
      applications: [{ id: "a1", name: "one", capabilities: {} }],
      users: {},
      numbers: [{ ...plain, moSmppSysType: "inbound", app_id: "a1" }],
      stock: [italian],
      accounts: { second: { applications: [], users: {}, numbers: [{ ...plain, msisdn: "447700900001" }] } },
    };
    const own = await startEmulator({ seed, accounts: [{ apiKey: "second", apiSecret: "s2" }] });
    try {
      expect(own.numbers.available("IT")).toEqual([italian]);
      expect((await send(own.url, "GET", "/_emulator/state")).body).toEqual(seed);
      own.numbers.remove(id);
      own.numbers.remove("GB/447700900001");
      expect((await send(own.url, "GET", "/_emulator/state")).body).not.toHaveProperty("numbers");
      own.reset();
      expect((await send(own.url, "GET", "/_emulator/state")).body).toEqual(seed);
    } finally {
      await own.stop();
    }
  });

  test("need no more than a country and a number", async () => {
    const own = await startEmulator({ seed: { numbers: [{ country: "DE", msisdn: "493023125000" }] } });
    try {
      expect(own.numbers.owned()).toEqual([
        { country: "DE", msisdn: "493023125000", type: "landline", features: ["VOICE"] },
      ]);
    } finally {
      await own.stop();
    }
  });

  test("keep what was bought over a restart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "numbers-"));
    const data = join(folder, "data.json");
    try {
      const first = await startEmulator({ data });
      await numbersClient(first).post("buy", mobile);
      await first.stop();
      const second = await startEmulator({ data });
      expect(second.numbers.owned()).toEqual([plain]);
      await second.stop();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    [{ numbers: {} }, "seed: numbers must be an array"],
    [{ numbers: ["447700900000"] }, "seed: numbers[0]: must be an object"],
    [{ numbers: [mobile, mobile] }, `seed: numbers[1]: ${id} is there twice`],
    [
      { numbers: [mobile], accounts: { second: { numbers: [mobile] } } },
      `seed: accounts.second.numbers[0]: ${id} is there twice`,
    ],
    [{ numbers: [{ ...mobile, features: ["FAX"] }] }, "seed: numbers[0]: features must be an array of VOICE, SMS, MMS"],
    [{ stock: [{ ...mobile, app_id: "a" }] }, "seed: stock[0]: app_id: a number for sale has no configuration"],
  ])("refuse %j", async (seed, message) => {
    const accounts = [{ apiKey: "second", apiSecret: "s2" }];
    await expect(startEmulator({ seed, accounts })).rejects.toThrow(new SeedError(message));
  });
});
