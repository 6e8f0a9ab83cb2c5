import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, basic, createApplication, send } from "./client";

let emulator: Emulator;
let credentials: { api_key: string; api_secret: string };
let query: string;

beforeAll(async () => {
  emulator = await startEmulator();
  credentials = { api_key: emulator.apiKey, api_secret: emulator.apiSecret };
  query = new URLSearchParams(credentials).toString();
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const voice = {
  name: "My Application",
  type: "voice",
  answer_url: "https://example.com/webhooks/answer",
  event_url: "https://example.com/webhooks/event",
};

const webhooks = [
  { endpoint_type: "answer_url", endpoint: "https://example.com/webhooks/answer", http_method: "GET" },
  { endpoint_type: "event_url", endpoint: "https://example.com/webhooks/event", http_method: "POST" },
];

const post = (json: JsonObject, path = "/v1/applications") =>
  send(emulator.url, "POST", path, { json: { ...credentials, ...json } });
const put = (id: unknown, json: JsonObject) =>
  send(emulator.url, "PUT", `/v1/applications/${String(id)}`, { json: { ...credentials, ...json } });
const get = (id: unknown) => send(emulator.url, "GET", `/v1/applications/${String(id)}?${query}`);

describe("POST /v1/applications", () => {
  test("answers with the private key and the webhooks as a list", async () => {
    const { status, headers, body } = await post(voice);
    expect(status).toBe(201);
    expect(headers["content-type"]).toBe("application/json");
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      name: "My Application",
      voice: { webhooks },
      keys: {
        public_key: expect.stringContaining("BEGIN PUBLIC KEY") as string,
        private_key: expect.stringContaining("BEGIN PRIVATE KEY") as string,
      },
      _links: { self: { href: `/v1/applications/${body.id as string}` } },
    });
    expect((await get(body.id)).body).toEqual({ ...body, keys: { public_key: (body.keys as JsonObject).public_key } });
  });

  test("accepts the parameters in the query or in a form too, with or without a slash at the end of the path", async () => {
    const all = new URLSearchParams({ ...credentials, ...voice, answer_method: "POST" }).toString();
    const fromQuery = await send(emulator.url, "POST", `/v1/applications/?${all}`);
    const fromForm = await send(emulator.url, "POST", "/v1/applications", {
      raw: all,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    const fromBoth = await send(emulator.url, "POST", `/v1/applications/?${query}`, {
      json: { ...voice, answer_method: "POST" },
    });
    for (const { status, body } of [fromQuery, fromForm, fromBoth]) {
      expect(status).toBe(201);
      expect(body.voice).toMatchObject({ webhooks: [{ endpoint_type: "answer_url", http_method: "POST" }, {}] });
    }
  });

  test.each<[string, JsonObject, JsonObject]>([
    [
      "messages",
      { status_url: "https://example.com/status", inbound_url: "https://example.com/inbound" },
      {
        version: "v1",
        webhooks: {
          status_url: { address: "https://example.com/status", http_method: "POST" },
          inbound_url: { address: "https://example.com/inbound", http_method: "POST" },
        },
      },
    ],
    [
      "rtc",
      { event_url: "https://example.com/event", answer_url: "https://example.com/answer" },
      {
        signed_callbacks: true,
        webhooks: { event_url: { address: "https://example.com/event", http_method: "POST" } },
      },
    ],
    ["vbc", {}, {}],
  ])("makes an application of type %s, which v2 shows too", async (type, more, capability) => {
    const { status, body } = await post({ name: "My Application", type, ...more });
    expect(status).toBe(201);
    const v2 = await asAccount(emulator)("GET", `/v2/applications/${body.id as string}`);
    expect(v2.body.capabilities).toEqual({ [type]: capability });
  });

  test("fills in the defaults of v2 and keeps the caller's own key", async () => {
    const { body } = await post({ ...voice, public_key: "PUBLIC_KEY" });
    expect(body.keys).toEqual({ public_key: "PUBLIC_KEY" });
    const v2 = await asAccount(emulator)("GET", `/v2/applications/${body.id as string}`);
    expect(v2.body).toMatchObject({
      keys: { public_key: "PUBLIC_KEY" },
      capabilities: {
        voice: { conversations_ttl: 48, webhooks: { event_url: { connect_timeout: 1000, socket_timeout: 10000 } } },
      },
    });
  });

  test.each<[string, JsonObject, JsonObject]>([
    ["nothing", {}, { name: "Is required.", type: "Is required." }],
    ["no URLs", { name: "x", type: "voice" }, { event_url: "Is required." }],
    [
      "no URLs for messages",
      { name: "x", type: "messages" },
      { status_url: "Is required.", inbound_url: "Is required." },
    ],
    ["an unknown type", { name: "x", type: "fax" }, { type: "Is invalid." }],
    ["a wrong method", { ...voice, answer_method: "PUT" }, { answer_method: "Is invalid." }],
    ["a name that is no text", { ...voice, name: 5 }, { name: "Is invalid." }],
  ])("refuses %s in its own words", async (_what, json, invalid) => {
    const { status, body } = await post(json);
    expect(status).toBe(400);
    expect(body).toEqual({ type: "BAD_REQUEST", error_title: "Bad Request", invalid_parameters: invalid });
  });

  test("accepts a voice application without answer_url, which only inbound calls need", async () => {
    const { status, body } = await post({ name: "outbound", type: "voice", event_url: "https://example.com/event" });
    expect(status).toBe(201);
    expect(body.voice).toEqual({
      webhooks: [{ endpoint_type: "event_url", endpoint: "https://example.com/event", http_method: "POST" }],
    });
  });

  test("accepts URLs of another type and does not store them", async () => {
    const { status, body } = await post({ ...voice, status_url: "https://example.com/status", inbound_method: "POST" });
    expect(status).toBe(201);
    const { webhooks } = body.voice as { webhooks: JsonObject[] };
    expect(webhooks.map(({ endpoint_type }) => endpoint_type)).toEqual(["answer_url", "event_url"]);
    expect(body).not.toHaveProperty("messages");
  });

  test("makes webhooks of messages with GET, which a PUT of v2 refuses to repeat", async () => {
    const urls = { status_url: "https://example.com/status", inbound_url: "https://example.com/inbound" };
    const methods = { status_method: "GET", inbound_method: "GET" };
    const { status, body } = await post({ name: "old", type: "messages", ...urls, ...methods });
    expect(status).toBe(201);
    const path = `/v2/applications/${body.id as string}`;
    const { name, capabilities } = (await asAccount(emulator)("GET", path)).body;
    expect(capabilities).toMatchObject({ messages: { webhooks: { status_url: { http_method: "GET" } } } });
    const refused = await asAccount(emulator)("PUT", path, { json: { name, capabilities } });
    expect(refused.status).toBe(400);
    expect(refused.body.invalid_parameters).toEqual(
      ["status_url", "inbound_url"].map((webhook) => ({
        name: `capabilities.messages.webhooks.${webhook}.http_method`,
        reason: "must be one of: POST",
      })),
    );
    expect((await asAccount(emulator)("PUT", path, { json: { name } })).status).toBe(200);
  });

  test("refuses a body of another kind", async () => {
    const { status, body } = await send(emulator.url, "POST", "/v1/applications", { raw: "x" });
    expect(status).toBe(415);
    expect(body).toEqual({
      type: "UNSUPPORTED_MEDIA_TYPE",
      error_title: "Unsupported Media Type",
      invalid_parameters: { "Content-Type header": "Is missing or invalid." },
    });
  });

  test.each(["{", "[]", "null"])("refuses the body %j", async (raw) => {
    const headers = { "content-type": "application/json" };
    const { status, body } = await send(emulator.url, "POST", "/v1/applications", { raw, headers });
    expect(status).toBe(400);
    expect(body.type).toBe("BAD_REQUEST");
  });
});

describe("GET /v1/applications", () => {
  test("counts pages from 1, and answers the first page for 0 too", async () => {
    for (let index = 0; index < 5; index += 1) await post({ ...voice, name: `app ${index}`, public_key: "KEY" });
    const { status, body } = await send(emulator.url, "GET", `/v1/applications/?${query}&page_size=2&page_index=2`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 5, page_size: 2, page_index: 2 });
    expect(body._links).toEqual({
      self: { href: "/v1/applications?page_size=2&page_index=2" },
      first: { href: "/v1/applications?page_size=2" },
      last: { href: "/v1/applications?page_size=2&page_index=3" },
      prev: { href: "/v1/applications?page_size=2&page_index=1" },
      next: { href: "/v1/applications?page_size=2&page_index=3" },
    });
    const { applications } = body._embedded as { applications: JsonObject[] };
    expect(applications[0]).toEqual({
      id: applications[0]?.id,
      name: "app 2",
      voice: { webhooks },
      keys: { public_key: "KEY" },
      _links: { self: { href: `/v1/applications/${applications[0]?.id as string}` } },
    });
    const first = await send(emulator.url, "GET", `/v1/applications?${query}&page_size=2&page_index=0`);
    expect(first.body.page_index).toBe(1);
  });

  test.each(["page_size=0", "page_size=101", "page_size=x", "page_index=x"])("refuses ?%s", async (parameter) => {
    const { status, body } = await send(emulator.url, "GET", `/v1/applications?${query}&${parameter}`);
    expect(status).toBe(400);
    expect(body.invalid_parameters).toHaveProperty(parameter.split("=")[0] ?? "");
  });

  test("shows every capability of an application of v2 under its own key", async () => {
    const { id } = await createApplication(emulator, {
      capabilities: {
        voice: { webhooks: { answer_url: { address: "https://example.com/a" } } },
        video: { webhooks: { archive_status: { address: "https://example.com/v", active: true } } },
        vbc: {},
      },
    });
    expect((await get(id)).body).toMatchObject({
      voice: { webhooks: [{ endpoint_type: "answer_url", endpoint: "https://example.com/a", http_method: "GET" }] },
      video: { webhooks: [{ endpoint_type: "archive_status", endpoint: "https://example.com/v" }] },
      vbc: { webhooks: [] },
    });
  });
});

describe("PUT /v1/applications/:id", () => {
  test("replaces the name and the webhooks, and shows no private key", async () => {
    const made = (await post(voice)).body;
    const { status, body } = await put(made.id, {
      name: "Updated",
      type: "voice",
      event_url: "https://example.com/new",
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: made.id,
      name: "Updated",
      voice: { webhooks: [{ endpoint_type: "event_url", endpoint: "https://example.com/new", http_method: "POST" }] },
      keys: { public_key: (made.keys as JsonObject).public_key },
      _links: made._links,
    });
  });

  test("keeps what v1 cannot express", async () => {
    const { id } = await createApplication(emulator, {
      capabilities: { voice: { region: "eu-west" }, vbc: {} },
      privacy: { improve_ai: true },
    });
    expect((await put(id, voice)).status).toBe(200);
    const [application] = emulator.applications();
    expect(application).toMatchObject({
      privacy: { improve_ai: true },
      capabilities: { vbc: {}, voice: { region: "eu-west", webhooks: { answer_url: { address: voice.answer_url } } } },
    });
  });

  test("cannot change the type", async () => {
    const { id } = (await post(voice)).body;
    const { status, body } = await put(id, { name: "x", type: "rtc", event_url: "https://example.com" });
    expect(status).toBe(400);
    expect(body.invalid_parameters).toEqual({ type: "Cannot be changed." });
  });

  test("requires name and type", async () => {
    const { id } = (await post(voice)).body;
    const { status, body } = await put(id, {});
    expect(status).toBe(400);
    expect(body.invalid_parameters).toEqual({ name: "Is required.", type: "Is required." });
  });
});

describe("DELETE /v1/applications/:id", () => {
  test("answers 204 with credentials, and then 404", async () => {
    const { id } = (await post(voice)).body;
    const path = `/v1/applications/${id as string}?${query}`;
    expect(await send(emulator.url, "DELETE", path)).toMatchObject({ status: 204, text: "" });
    expect((await send(emulator.url, "DELETE", path)).body).toEqual({ type: "NOT_FOUND", error_title: "Not Found" });
  });

  test("needs no credentials, as documented, but refuses wrong ones", async () => {
    const { id } = (await post(voice)).body;
    const path = `/v1/applications/${id as string}`;
    expect((await send(emulator.url, "DELETE", `${path}?api_key=x&api_secret=y`)).status).toBe(401);
    expect((await send(emulator.url, "DELETE", path, { headers: basic("x", "y") })).status).toBe(401);
    expect((await send(emulator.url, "DELETE", path)).status).toBe(204);
    expect((await send(emulator.url, "DELETE", path)).status).toBe(404);
  });
});

describe("credentials of v1", () => {
  test.each(["https://evil.example", "http://localhost:1", "null"])(
    "cannot be used by a web page of %s",
    async (origin) => {
      const parameters = { ...credentials, name: "shop", type: "vbc" };
      const form = new URLSearchParams(parameters).toString();
      const headers = { origin, "content-type": "application/x-www-form-urlencoded" };
      const plain = { origin, "content-type": "text/plain" };
      const answers = [
        await send(emulator.url, "POST", "/v1/applications", { raw: form, headers }),
        await send(emulator.url, "POST", `/v1/applications?${form}`, { headers }),
        await send(emulator.url, "POST", "/v2/applications", { raw: "{}", headers: plain }),
        await send(emulator.url, "POST", `/v1/applications?${form}`, { headers: { "sec-fetch-site": "cross-site" } }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
      expect(answers[0]?.body).toMatchObject({ type: "FORBIDDEN", error_title: "Forbidden" });
      expect(emulator.applications()).toEqual([]);
    },
  );

  test.each(["", "?api_key=emulator-key", "?api_key=emulator-key&api_secret=wrong"])(
    "are refused when the query is %j",
    async (search) => {
      const { status, body } = await send(emulator.url, "GET", `/v1/applications${search}`);
      expect(status).toBe(401);
      expect(body).toEqual({ type: "UNAUTHORIZED", error_title: "Unauthorized" });
    },
  );

  test("give no access to the applications of another account", async () => {
    const two = await startEmulator({ accounts: [{ apiKey: "second", apiSecret: "s2" }] });
    try {
      const { id } = await createApplication(two);
      const path = `/v1/applications/${id}?api_key=second&api_secret=s2`;
      for (const method of ["GET", "DELETE"]) expect((await send(two.url, method, path)).status).toBe(404);
    } finally {
      await two.stop();
    }
  });
});

describe("the calls of a client generated from the description of v1", () => {
  test("are accepted as the client makes them", async () => {
    const created = await post({ ...voice, answer_method: "GET", event_method: "POST" }, "/v1/applications/");
    const { id } = created.body;
    const list = await send(emulator.url, "GET", `/v1/applications/?${query}&page_size=10&page_index=0`);
    expect(list.body).toMatchObject({ count: 1, page_size: 10, page_index: 1 });
    expect((await get(id)).status).toBe(200);
    expect((await put(id, { ...voice, name: "Other" })).body.name).toBe("Other");
    expect((await send(emulator.url, "DELETE", `/v1/applications/${id as string}`)).status).toBe(204);
  });
});
