import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount } from "./client";

let emulator: Emulator;
let call: ReturnType<typeof asAccount>;

beforeAll(async () => {
  emulator = await startEmulator();
  call = asAccount(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const voice = (webhooks: JsonObject, more: JsonObject = {}): JsonObject => ({
  name: "shop",
  capabilities: { voice: { webhooks, ...more } },
});

describe("refusals of a body", () => {
  const invalid: [string, JsonObject, { name: string; reason: string }[]][] = [
    ["no name", { name: null }, [{ name: "name", reason: "is required" }]],
    ["a name that is no string", { name: 7 }, [{ name: "name", reason: "must be a string" }]],
    ["a blank name", { name: " " }, [{ name: "name", reason: "must not be blank" }]],
    [
      "a wrong method",
      voice({ answer_url: { http_method: "PUT" } }),
      [{ name: "capabilities.voice.webhooks.answer_url.http_method", reason: "must be one of: GET, POST" }],
    ],
    [
      "timeouts out of range",
      voice({
        answer_url: { connect_timeout: 299, socket_timeout: 5001 },
        event_url: { connect_timeout: 1001, socket_timeout: 10001 },
      }),
      [
        { name: "capabilities.voice.webhooks.answer_url.connect_timeout", reason: "must be between 300 and 1000" },
        { name: "capabilities.voice.webhooks.answer_url.socket_timeout", reason: "must be between 1000 and 5000" },
        { name: "capabilities.voice.webhooks.event_url.connect_timeout", reason: "must be between 300 and 1000" },
        { name: "capabilities.voice.webhooks.event_url.socket_timeout", reason: "must be between 1000 and 10000" },
      ],
    ],
    [
      "voice out of range",
      voice({}, { conversations_ttl: 0, leg_persistence_time: 32, region: "mars", signed_callbacks: "yes" }),
      [
        { name: "capabilities.voice.conversations_ttl", reason: "must be between 1 and 9000" },
        { name: "capabilities.voice.leg_persistence_time", reason: "must be between 1 and 31" },
        {
          name: "capabilities.voice.region",
          reason: "must be one of: na-east, na-west, eu-east, eu-west, apac-sng, apac-australia",
        },
        { name: "capabilities.voice.signed_callbacks", reason: "must be a boolean" },
      ],
    ],
    [
      "a fraction and a text for numbers",
      voice({ answer_url: { connect_timeout: 300.5 } }, { conversations_ttl: "12" }),
      [
        { name: "capabilities.voice.webhooks.answer_url.connect_timeout", reason: "must be an integer" },
        { name: "capabilities.voice.conversations_ttl", reason: "must be an integer" },
      ],
    ],
    [
      "GET for messages",
      {
        name: "shop",
        capabilities: { messages: { webhooks: { inbound_url: { http_method: "GET" } }, version: "v9" } },
      },
      [
        { name: "capabilities.messages.webhooks.inbound_url.http_method", reason: "must be one of: POST" },
        { name: "capabilities.messages.version", reason: "must be one of: v0.1, v1" },
      ],
    ],
    [
      "something inside vbc",
      { name: "shop", capabilities: { vbc: { a: 1 } } },
      [{ name: "capabilities.vbc", reason: "must be an empty object" }],
    ],
    [
      "wrong types all over",
      { name: "shop", capabilities: { voice: 1, video: { webhooks: [] } }, privacy: { improve_ai: "no" }, keys: "key" },
      [
        { name: "capabilities.voice", reason: "must be an object" },
        { name: "capabilities.video.webhooks", reason: "must be an object" },
        { name: "privacy.improve_ai", reason: "must be a boolean" },
        { name: "keys", reason: "must be an object" },
      ],
    ],
  ];

  test.each(invalid)("names everything that is wrong with %s", async (_what, json, expected) => {
    const { status, body } = await call("POST", "/v2/applications", { json });
    expect(status).toBe(400);
    expect(body).toEqual({
      type: "https://developer.nexmo.com/api-errors/application#payload-validation",
      title: "Bad Request",
      detail: "The request failed due to validation errors",
      invalid_parameters: expected,
      instance: expect.stringMatching(UUID) as string,
    });
    expect(emulator.applications()).toEqual([]);
  });

  test("refuses an unknown property of a webhook in the service's own words", async () => {
    const { status, body } = await call("POST", "/v2/applications", {
      json: voice({ answer_url: { connection_timeout: 500 } }),
    });
    expect(status).toBe(400);
    expect(body).toEqual({
      type: "https://developer.nexmo.com/api-errors/application#payload-validation",
      title: "Bad Request",
      detail:
        'connection_timeout is not a known json property (4 known properties: "http_method", "address", "socket_timeout", "connect_timeout"]) : please see https://developer.nexmo.com/api/application.v2',
      instance: expect.stringMatching(UUID) as string,
    });
  });

  test("refuses any webhook of rtc but event_url", async () => {
    const { status, body } = await call("POST", "/v2/applications", {
      json: { name: "shop", capabilities: { rtc: { webhooks: { answer_url: { address: "https://example.com" } } } } },
    });
    expect(status).toBe(400);
    expect(body.detail).toBe("RTC capability can only have event callback");
  });

  test("answers 500 to an array of capabilities, as the service does", async () => {
    const { status, body } = await call("POST", "/v2/applications", { json: { name: "shop", capabilities: [] } });
    expect(status).toBe(500);
    expect(body).toHaveProperty("title");
  });

  test.each(["{", "", "nothing", '"text"', "[]", "null", "\u0000", `${"[".repeat(100)}${"]".repeat(100)}`])(
    "refuses %j, which is no JSON object",
    async (raw) => {
      const headers = { "content-type": "application/json" };
      const { status, body } = await call("POST", "/v2/applications", { raw, headers });
      expect(status).toBe(400);
      expect(body.type).toBe("https://developer.nexmo.com/api-errors#invalid-json");
    },
  );

  test("refuses a body of more than 1 MiB", async () => {
    const { status, body } = await call("POST", "/v2/applications", { json: { name: "x".repeat(1024 * 1024) } });
    expect(status).toBe(413);
    expect(body).toHaveProperty("detail");
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/hal+json",
    "nonsense",
    "application/json2",
  ])("refuses a body of %s", async (type) => {
    const { status, body } = await call("POST", "/v2/applications", {
      raw: '{"name":"shop"}',
      headers: { "content-type": type },
    });
    expect(status).toBe(415);
    expect(body).toMatchObject({
      type: "https://developer.nexmo.com/api-errors#content-type-header",
      title: "Unsupported Content-Type header",
      detail: "Unsupported Content-Type header provided. Must be one of the following: 'application/json'",
    });
  });

  test("accepts parameters of the content type", async () => {
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect((await call("POST", "/v2/applications", { raw: '{"name":"shop"}', headers })).status).toBe(201);
  });
});
