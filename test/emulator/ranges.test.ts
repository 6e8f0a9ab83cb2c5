import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, asApplication, bearer, claimsFor, createApplication, ownKeys, send } from "./client";
import { numbersClient } from "./numbers-client";

let emulator: Emulator;
let call: ReturnType<typeof asAccount>;

beforeAll(async () => {
  emulator = await startEmulator();
  call = asAccount(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const address = "https://example.com";
const keys = { public_key: ownKeys.publicKey };

/** The status of a create with these capabilities. */
const created = async (capabilities: JsonObject) =>
  (await call("POST", "/v2/applications", { json: { name: "shop", keys, capabilities } })).status;

// Every range and every list of names in the documentation, from both sides of each border.
describe("an application", () => {
  const hook = (name: string, field: string) => (value: number) => ({
    voice: { webhooks: { [name]: { address, [field]: value } } },
  });

  test.each<[string, number, number, (value: number) => JsonObject]>([
    ["answer_url.connect_timeout", 300, 1000, hook("answer_url", "connect_timeout")],
    ["answer_url.socket_timeout", 1000, 5000, hook("answer_url", "socket_timeout")],
    ["fallback_answer_url.connect_timeout", 300, 1000, hook("fallback_answer_url", "connect_timeout")],
    ["fallback_answer_url.socket_timeout", 1000, 5000, hook("fallback_answer_url", "socket_timeout")],
    ["event_url.connect_timeout", 300, 1000, hook("event_url", "connect_timeout")],
    ["event_url.socket_timeout", 1000, 10_000, hook("event_url", "socket_timeout")],
    ["voice.conversations_ttl", 1, 9000, (value) => ({ voice: { conversations_ttl: value } })],
    ["voice.leg_persistence_time", 1, 31, (value) => ({ voice: { leg_persistence_time: value } })],
    ["rtc.leg_persistence_time", 1, 31, (value) => ({ rtc: { leg_persistence_time: value } })],
  ])("takes %s from %i to %i", async (_name, least, most, capabilities) => {
    const values = [least - 1, least, most, most + 1];
    const statuses = await Promise.all(values.map((value) => created(capabilities(value))));
    expect(statuses).toEqual([400, 201, 201, 400]);
  });

  test.each<[string, string[], (value: string) => JsonObject]>([
    [
      "voice.region",
      ["na-east", "na-west", "eu-east", "eu-west", "apac-sng", "apac-australia"],
      (value) => ({ voice: { region: value } }),
    ],
    ["messages.version", ["v0.1", "v1"], (value) => ({ messages: { version: value } })],
    ["verify.version", ["v2"], (value) => ({ verify: { version: value } })],
  ])("takes the documented values of %s and no other", async (_name, values, capabilities) => {
    for (const value of values) expect([value, await created(capabilities(value))]).toEqual([value, 201]);
    expect(await created(capabilities("mars"))).toBe(400);
  });

  test.each<[string, string[], string[]]>([
    ["voice", ["answer_url", "fallback_answer_url", "event_url"], ["GET", "POST"]],
    ["rtc", ["event_url"], ["GET", "POST"]],
    ["messages", ["inbound_url", "status_url"], ["POST"]],
    ["meetings", ["recording_changed", "room_changed", "session_changed"], ["POST"]],
    ["verify", ["status_url"], ["POST"]],
    ["bulk", ["list_status_url", "run_status_url"], ["GET", "POST"]],
  ])("takes the webhooks of %s with the methods %j%j and no other", async (capability, names, methods) => {
    const status = (name: string, method: string) =>
      created({ [capability]: { webhooks: { [name]: { address, http_method: method } } } });
    for (const name of names) {
      for (const method of ["GET", "POST", "PUT"]) {
        expect([name, method, await status(name, method)]).toEqual([
          name,
          method,
          methods.includes(method) ? 201 : 400,
        ]);
      }
    }
    expect(await status("other_url", "POST")).toBe(400);
  });

  test("takes the fifteen events of video, without a method", async () => {
    const sip = ["created", "updated", "destroyed", "mute_forced"].map((event) => `sip_call_${event}`);
    const sessions = ["created", "destroyed", "notification"].map((event) => `session_${event}`);
    const pairs = ["connection", "stream"].flatMap((what) => [`${what}_created`, `${what}_destroyed`]);
    const states = ["archive", "render", "captions", "broadcast"].map((what) => `${what}_status`);
    const names = [...sip, ...sessions, ...pairs, ...states];
    expect(names).toHaveLength(15);
    for (const name of names) {
      expect([name, await created({ video: { webhooks: { [name]: { address, active: true } } } })]).toEqual([
        name,
        201,
      ]);
    }
    expect(await created({ video: { webhooks: { archive_status: { address, http_method: "POST" } } } })).toBe(400);
  });
});

describe("a user", () => {
  let id: string;
  beforeEach(async () => void ({ id } = await createApplication(emulator)));
  const users = () => asApplication(emulator, id, ownKeys.privateKey);

  test("takes a time to live from 0 to 2147483648", async () => {
    const status = async (ttl: number) =>
      (await users()("POST", "/v1/users", { json: { properties: { ttl } } })).status;
    expect(await Promise.all([-1, 0, 2_147_483_648, 2_147_483_649].map(status))).toEqual([400, 201, 201, 400]);
  });

  test("takes the two documented contents of a websocket", async () => {
    const status = async (content: string) => {
      const websocket = [{ uri: "wss://example.com/socket", "content-type": content }];
      return (await users()("POST", "/v1/users", { json: { channels: { websocket } } })).status;
    };
    const contents = ["audio/l16;rate=8000", "audio/l16;rate=16000", "audio/l16;rate=24000"];
    expect(await Promise.all(contents.map(status))).toEqual([201, 201, 400]);
  });

  test("is listed in pages of 1 to 100, in four spellings of the order", async () => {
    const status = async (query: string) => (await users()("GET", `/v1/users?${query}`)).status;
    const sizes = ["page_size=0", "page_size=1", "page_size=100", "page_size=101"];
    expect(await Promise.all(sizes.map(status))).toEqual([400, 200, 200, 400]);
    const orders = ["asc", "desc", "ASC", "DESC", "Asc"].map((order) => `order=${order}`);
    expect(await Promise.all(orders.map(status))).toEqual([200, 200, 200, 200, 400]);
  });

  test("is reached by tokens that live from 30 seconds to 24 hours", async () => {
    const status = async (lifetime: number) => {
      const claims = claimsFor(id);
      const iat = claims.iat as number;
      const headers = bearer(ownKeys.privateKey, { ...claims, exp: iat + lifetime });
      return (await send(emulator.url, "GET", "/v1/users", { headers })).status;
    };
    expect(await Promise.all([29, 30, 86_400, 86_401].map(status))).toEqual([401, 200, 200, 401]);
  });
});

describe("a number", () => {
  test("is searched and listed in pages of 1 to 100", async () => {
    const numbers = numbersClient(emulator);
    for (const size of ["0", "101"]) {
      expect((await numbers.search({ country: "GB", size })).status).toBe(420);
      expect((await numbers.list({ size })).status).toBe(420);
    }
    expect((await numbers.search({ country: "GB", size: "100" })).body.numbers).toHaveLength(100);
    expect((await numbers.search({ country: "GB", size: "1" })).body.numbers).toHaveLength(1);
    expect((await numbers.search({ country: "GB" })).body.numbers).toHaveLength(10);
  });

  test("is found by each documented list of features", async () => {
    const numbers = numbersClient(emulator);
    const lists = ["SMS", "VOICE", "MMS", "SMS,VOICE", "SMS,MMS", "VOICE,MMS", "SMS,MMS,VOICE"];
    const counts = await Promise.all(
      lists.map(async (features) => (await numbers.search({ country: "US", features })).body.count),
    );
    expect(counts).toEqual([40, 40, 30, 40, 30, 30, 30]);
  });
});
