import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, type JsonObject, startEmulator } from "../../emulator";
import { asAccount, basic, createApplication, makeKeys, send } from "./client";

let emulator: Emulator;
let call: ReturnType<typeof asAccount>;

beforeAll(async () => {
  emulator = await startEmulator();
  call = asAccount(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ownKey = (): string => makeKeys().publicKey;

const voice = (webhooks: JsonObject, more: JsonObject = {}): JsonObject => ({
  name: "shop",
  capabilities: { voice: { webhooks, ...more } },
});

describe("POST /v2/applications", () => {
  it("makes a key pair and tells the private key, this once", async () => {
    const { status, headers, body } = await call("POST", "/v2/applications", { json: { name: "shop" } });
    expect(status).toBe(201);
    expect(headers["content-type"]).toBe("application/json");
    expect(headers.date).toBeDefined();
    expect(body).toEqual({
      id: expect.stringMatching(UUID) as string,
      name: "shop",
      capabilities: {},
      privacy: { improve_ai: false },
      keys: {
        public_key: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----\n[^]+\n-----END PUBLIC KEY-----\n$/) as string,
        private_key: expect.stringMatching(
          /^-----BEGIN PRIVATE KEY-----\n[^]+\n-----END PRIVATE KEY-----\n$/,
        ) as string,
      },
      _links: { self: { href: `/v2/applications/${body.id as string}` } },
    });
    const read = await call("GET", `/v2/applications/${body.id as string}`);
    expect(read.body).toEqual({ ...body, keys: { public_key: (body.keys as JsonObject).public_key } });
    expect(emulator.privateKeyOf(body.id as string)).toBe((body.keys as JsonObject).private_key);
  });

  it.each([{}, { public_key: null }, { public_key: "" }])("takes keys %j for no key at all", async (keys) => {
    const { body } = await call("POST", "/v2/applications", { json: { name: "shop", keys } });
    expect(body.keys).toHaveProperty("private_key");
  });

  it("keeps the caller's own public key as it was sent, and knows no private one", async () => {
    const key = ownKey().replaceAll("\n", "\r\n").trimEnd();
    const { status, body } = await call("POST", "/v2/applications", {
      json: { name: "shop", keys: { public_key: key } },
    });
    expect(status).toBe(201);
    expect(body.keys).toEqual({ public_key: key });
    expect(emulator.privateKeyOf(body.id as string)).toBeUndefined();
  });

  it("lets names repeat, and keeps every character of them", async () => {
    const name = `🛒 Ünïcode ${"x".repeat(1000)}`;
    const [one, two] = await Promise.all([
      call("POST", "/v2/applications", { json: { name } }),
      call("POST", "/v2/applications", { json: { name } }),
    ]);
    expect(one.body.name).toBe(name);
    expect(two.body.id).not.toBe(one.body.id);
  });

  it("takes an id that nobody has, and makes one otherwise", async () => {
    const id = "11111111-2222-4333-8444-555555555555";
    const first = await call("POST", "/v2/applications", { json: { name: "shop", id } });
    const second = await call("POST", "/v2/applications", { json: { name: "shop", id } });
    const third = await call("POST", "/v2/applications", { json: { name: "shop", id: "mine" } });
    expect(first.body.id).toBe(id);
    expect(second.body.id).not.toBe(id);
    expect(third.body.id).toMatch(UUID);
  });

  it("fills in what voice leaves open", async () => {
    const { body } = await call("POST", "/v2/applications", {
      json: voice({
        answer_url: { address: "https://example.com/answer", http_method: "GET", connect_timeout: 300 },
        fallback_answer_url: { address: "https://example.com/fallback" },
        event_url: { address: "https://example.com/event", http_method: "POST" },
      }),
    });
    expect(body.capabilities).toEqual({
      voice: {
        webhooks: {
          answer_url: {
            address: "https://example.com/answer",
            http_method: "GET",
            connect_timeout: 300,
            socket_timeout: 5000,
          },
          fallback_answer_url: { address: "https://example.com/fallback", connect_timeout: 1000, socket_timeout: 5000 },
          event_url: {
            address: "https://example.com/event",
            http_method: "POST",
            connect_timeout: 1000,
            socket_timeout: 10000,
          },
        },
        signed_callbacks: true,
        conversations_ttl: 48,
        leg_persistence_time: 7,
      },
    });
  });

  it("fills in what the other capabilities leave open, and keeps what it does not know", async () => {
    const { body } = await call("POST", "/v2/applications", {
      json: {
        name: "shop",
        capabilities: {
          rtc: {},
          messages: { authenticate_inbound_media: true },
          verify: { webhooks: { status_url: { address: "https://example.com", http_method: "POST" } } },
          vbc: {},
          network_apis: { network_application_id: "n", redirect_uri: "https://example.com" },
          video: {
            webhooks: { archive_status: { address: "https://example.com", active: true, secret: "s" } },
            hoolock_configs: [1],
          },
          something_new: { a: 1 },
        },
      },
    });
    expect(body.capabilities).toEqual({
      rtc: { webhooks: {}, signed_callbacks: true },
      messages: { version: "v1", webhooks: {}, authenticate_inbound_media: true },
      verify: {
        version: "v2",
        webhooks: { status_url: { address: "https://example.com", http_method: "POST" } },
      },
      vbc: {},
      network_apis: { network_application_id: "n", redirect_uri: "https://example.com" },
      video: {
        webhooks: { archive_status: { address: "https://example.com", active: true, secret: "s" } },
        hoolock_configs: [1],
      },
      something_new: { a: 1 },
    });
  });
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

  it.each(invalid)("names everything that is wrong with %s", async (_what, json, expected) => {
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

  it("refuses an unknown property of a webhook in the service's own words", async () => {
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

  it("knows only the event webhook of rtc", async () => {
    const { status, body } = await call("POST", "/v2/applications", {
      json: { name: "shop", capabilities: { rtc: { webhooks: { answer_url: { address: "https://example.com" } } } } },
    });
    expect(status).toBe(400);
    expect(body.detail).toBe("RTC capability can only have event callback");
  });

  it("fails on an array of capabilities, as the service does", async () => {
    const { status, body } = await call("POST", "/v2/applications", { json: { name: "shop", capabilities: [] } });
    expect(status).toBe(500);
    expect(body).toHaveProperty("title");
  });

  it.each(["{", "", "nothing", '"text"', "[]", "null", "\u0000", `${"[".repeat(100)}${"]".repeat(100)}`])(
    "refuses %j, which is no JSON object",
    async (raw) => {
      const headers = { "content-type": "application/json" };
      const { status, body } = await call("POST", "/v2/applications", { raw, headers });
      expect(status).toBe(400);
      expect(body.type).toBe("https://developer.nexmo.com/api-errors#invalid-json");
    },
  );

  it("refuses a body beyond its limit", async () => {
    const { status, body } = await call("POST", "/v2/applications", { json: { name: "x".repeat(1024 * 1024) } });
    expect(status).toBe(413);
    expect(body).toHaveProperty("detail");
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "application/hal+json", "nonsense", "application/json2"])(
    "refuses a body of %s",
    async (type) => {
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
    },
  );

  it("takes parameters of the content type", async () => {
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect((await call("POST", "/v2/applications", { raw: '{"name":"shop"}', headers })).status).toBe(201);
  });
});

describe("GET /v2/applications", () => {
  it("has one empty page of an empty account", async () => {
    const { status, body } = await call("GET", "/v2/applications");
    expect(status).toBe(200);
    expect(body).toEqual({
      page_size: 10,
      page: 1,
      total_items: 0,
      total_pages: 1,
      _embedded: { applications: [] },
      _links: {
        self: { href: "/v2/applications?page_size=10&page=1" },
        first: { href: "/v2/applications?page_size=10" },
        last: { href: "/v2/applications?page_size=10&page=1" },
      },
    });
  });

  it("shows public keys and no links in its items, in the order of creation", async () => {
    const made = [];
    for (const name of ["b", "a", "c"]) made.push(await createApplication(emulator, { name }));
    const { body } = await call("GET", "/v2/applications");
    const { applications } = body._embedded as { applications: JsonObject[] };
    expect(applications.map(({ name }) => name)).toEqual(["b", "a", "c"]);
    expect(applications[0]).toEqual({
      id: made[0]?.id,
      name: "b",
      capabilities: {},
      privacy: { improve_ai: false },
      keys: { public_key: made[0]?.publicKey },
    });
  });

  it("links to its neighbours", async () => {
    const keys = { public_key: ownKey() };
    for (let index = 0; index < 11; index += 1)
      await call("POST", "/v2/applications", { json: { name: `app ${index}`, keys } });
    const { body } = await call("GET", "/v2/applications?page_size=3&page=2");
    expect(body).toMatchObject({ page_size: 3, page: 2, total_items: 11, total_pages: 4 });
    expect(body._links).toEqual({
      self: { href: "/v2/applications?page_size=3&page=2" },
      first: { href: "/v2/applications?page_size=3" },
      last: { href: "/v2/applications?page_size=3&page=4" },
      prev: { href: "/v2/applications?page_size=3&page=1" },
      next: { href: "/v2/applications?page_size=3&page=3" },
    });
    const last = await call("GET", "/v2/applications?page_size=3&page=4");
    expect(last.body._links).not.toHaveProperty("next");
    expect((last.body._embedded as { applications: [] }).applications).toHaveLength(2);
  });

  it.each(["0", "101", "-1", "ten", "1.5", ""])("refuses a page size of %j", async (size) => {
    const { status, body } = await call("GET", `/v2/applications?page_size=${size}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      type: "https://developer.nexmo.com/api-errors/application#list-validation",
      invalid_parameters: [{ name: "page_size", reason: "must be between 1 and 100" }],
    });
  });

  it("refuses a page before the first", async () => {
    const { status, body } = await call("GET", "/v2/applications?page=0");
    expect(status).toBe(400);
    expect(body).toMatchObject({ invalid_parameters: [{ name: "page" }] });
  });
});

describe("PUT /v2/applications/:id", () => {
  it("replaces name, capabilities and privacy, and leaves the key", async () => {
    const made = await createApplication(emulator, { capabilities: { vbc: {} }, privacy: { improve_ai: true } });
    const { status, body } = await call("PUT", `/v2/applications/${made.id}`, { json: { name: "other" } });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: made.id,
      name: "other",
      capabilities: {},
      privacy: { improve_ai: false },
      keys: { public_key: made.publicKey },
      _links: { self: { href: `/v2/applications/${made.id}` } },
    });
  });

  it("replaces the key by the one that is given, and tells no private one", async () => {
    const made = await createApplication(emulator);
    const key = ownKey();
    const { body } = await call("PUT", `/v2/applications/${made.id}`, {
      json: { name: "shop", keys: { public_key: key } },
    });
    expect(body.keys).toEqual({ public_key: key });
    expect((await call("GET", `/v2/applications/${made.id}`)).body.keys).toEqual({ public_key: key });
  });

  it("takes back everything that it has answered", async () => {
    const made = await createApplication(emulator, {
      ...voice({ answer_url: { address: "https://example.com" } }),
      keys: {},
    });
    const { status, body } = await call("PUT", `/v2/applications/${made.id}`, { json: made.body });
    expect(status).toBe(200);
    expect(body).toEqual({ ...made.body, keys: { public_key: made.publicKey } });
  });

  it("never changes the id", async () => {
    const made = await createApplication(emulator);
    const { body } = await call("PUT", `/v2/applications/${made.id}`, { json: { id: "other", name: "shop" } });
    expect(body.id).toBe(made.id);
  });

  it("requires the name", async () => {
    const made = await createApplication(emulator);
    const { status } = await call("PUT", `/v2/applications/${made.id}`, { json: { capabilities: {} } });
    expect(status).toBe(400);
    expect(emulator.applications()[0]).toMatchObject({ name: "shop" });
  });

  it("knows the documented names of the webhooks of meetings only when asked to follow the documentation", async () => {
    const json = {
      name: "shop",
      capabilities: { meetings: { webhooks: { rooms_url: { address: "https://example.com" } } } },
    };
    const made = await createApplication(emulator);
    expect((await call("PUT", `/v2/applications/${made.id}`, { json })).status).toBe(400);
    const documented = await startEmulator({ defaults: "documented" });
    try {
      const there = await createApplication(documented);
      const { status, body } = await asAccount(documented)("PUT", `/v2/applications/${there.id}`, { json });
      expect(status).toBe(200);
      expect(body.capabilities).toEqual({
        meetings: { webhooks: { room_changed: { address: "https://example.com" } } },
      });
    } finally {
      await documented.stop();
    }
  });
});

describe("DELETE /v2/applications/:id", () => {
  it("answers 204 without a body, and then 404", async () => {
    const { id } = await createApplication(emulator);
    const gone = await call("DELETE", `/v2/applications/${id}`, { json: {} });
    expect(gone).toMatchObject({ status: 204, text: "" });
    expect(gone.headers).not.toHaveProperty("content-type");
    for (const method of ["DELETE", "GET"]) {
      const { status, body } = await call(method, `/v2/applications/${id}`);
      expect(status).toBe(404);
      expect(body).toMatchObject({
        type: "https://developer.nexmo.com/api-errors#not-found",
        title: "Not Found",
        detail: `ID '${id}' does not exist, or you do not have access`,
      });
    }
  });
});

describe("defaults", () => {
  it("follow the documentation on demand", async () => {
    const documented = await startEmulator({ defaults: "documented" });
    try {
      const { body } = await createApplication(documented, voice({}));
      expect(body.privacy).toEqual({ improve_ai: true });
      expect(body.capabilities).toMatchObject({ voice: { leg_persistence_time: 2, conversations_ttl: 48 } });
    } finally {
      await documented.stop();
    }
  });
});

describe("who asks", () => {
  const unauthorized = {
    type: "https://developer.nexmo.com/api-errors#unauthorized",
    title: "Invalid credentials supplied",
    detail: "You did not provide correct credentials.",
  };

  it.each([
    ["nothing", {}],
    ["a wrong secret", basic("emulator-key", "wrong")],
    ["an unknown key", basic("other", "emulator-secret")],
    ["a token", { authorization: "Bearer x.y.z" }],
    ["nonsense", { authorization: "Basic !!!" }],
    ["no colon", { authorization: `Basic ${Buffer.from("emulator-key").toString("base64")}` }],
  ])("is refused with %s", async (_what, headers) => {
    const { status, body } = await send(emulator.url, "GET", "/v2/applications", { headers });
    expect(status).toBe(401);
    expect(body).toMatchObject(unauthorized);
  });

  it("may spell basic in lower case, or put the credentials into the query", async () => {
    const { authorization } = basic(emulator.apiKey, emulator.apiSecret);
    const headers = { authorization: authorization.replace("Basic", "basic") };
    expect((await send(emulator.url, "GET", "/v2/applications", { headers })).status).toBe(200);
    const query = `api_key=${emulator.apiKey}&api_secret=${emulator.apiSecret}`;
    expect((await send(emulator.url, "GET", `/v2/applications?${query}`)).status).toBe(200);
  });

  it("sees the applications of the own account alone", async () => {
    const two = await startEmulator({ accounts: [{ apiKey: "second", apiSecret: "s2" }] });
    try {
      const { id } = await createApplication(two);
      const headers = basic("second", "s2");
      const list = await send(two.url, "GET", "/v2/applications", { headers });
      expect(list.body.total_items).toBe(0);
      for (const method of ["GET", "DELETE"]) {
        expect((await send(two.url, method, `/v2/applications/${id}`, { headers })).status).toBe(404);
      }
      expect(two.applications("second")).toEqual([]);
      expect(two.applications()).toHaveLength(1);
      expect(two.journal().at(-1)).toMatchObject({ apiKey: "second" });
    } finally {
      await two.stop();
    }
  });
});

describe("the Accept header", () => {
  it.each(["application/xml", "text/html, application/hal+json", "garbage", ";;", "application/json;q=0"])(
    "is refused when it is %j",
    async (accept) => {
      const { status, body } = await call("GET", "/v2/applications", { headers: { accept } });
      expect(status).toBe(406);
      expect(body).toMatchObject({
        type: "https://developer.nexmo.com/api-errors#accept-header",
        title: "Invalid Accept header",
        detail: "Invalid Accept header provided. Must be one of the following: 'application/json'",
      });
    },
  );

  it.each(["*/*", "", "application/*;q=0.1", "text/html, APPLICATION/JSON"])("lets %j through", async (accept) => {
    expect((await call("GET", "/v2/applications", { headers: { accept } })).status).toBe(200);
  });
});
