import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, createApplication } from "./client";
import { takeKeyPair } from "../key-pairs";

let emulator: Emulator;
let call: ReturnType<typeof asAccount>;

beforeAll(async () => {
  emulator = await startEmulator();
  call = asAccount(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ownKey = (): string => takeKeyPair().publicKey;

const voice = (webhooks: JsonObject, more: JsonObject = {}): JsonObject => ({
  name: "shop",
  capabilities: { voice: { webhooks, ...more } },
});

describe("POST /v2/applications", () => {
  test("makes a key pair and shows the private key only in this answer", async () => {
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

  test.each([{}, { public_key: null }, { public_key: "" }])("treats keys %j like no key", async (keys) => {
    const { body } = await call("POST", "/v2/applications", { json: { name: "shop", keys } });
    expect(body.keys).toHaveProperty("private_key");
  });

  test("stores a given public key unchanged, and shows no private key", async () => {
    const key = ownKey().replaceAll("\n", "\r\n").trimEnd();
    const { status, body } = await call("POST", "/v2/applications", {
      json: { name: "shop", keys: { public_key: key } },
    });
    expect(status).toBe(201);
    expect(body.keys).toEqual({ public_key: key });
    expect(emulator.privateKeyOf(body.id as string)).toBeUndefined();
  });

  test("accepts the same name twice, and keeps every character of it", async () => {
    const name = `🛒 Ünïcode ${"x".repeat(1000)}`;
    const [one, two] = await Promise.all([
      call("POST", "/v2/applications", { json: { name } }),
      call("POST", "/v2/applications", { json: { name } }),
    ]);
    expect(one.body.name).toBe(name);
    expect(two.body.id).not.toBe(one.body.id);
  });

  test("accepts an id that no application has, and makes one otherwise", async () => {
    const id = "11111111-2222-4333-8444-555555555555";
    const first = await call("POST", "/v2/applications", { json: { name: "shop", id } });
    const second = await call("POST", "/v2/applications", { json: { name: "shop", id } });
    const third = await call("POST", "/v2/applications", { json: { name: "shop", id: "mine" } });
    expect(first.body.id).toBe(id);
    expect(second.body.id).not.toBe(id);
    expect(third.body.id).toMatch(UUID);
  });

  test("fills in the defaults of voice", async () => {
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

  test("fills in the defaults of the other capabilities, and keeps unknown fields", async () => {
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

describe("GET /v2/applications", () => {
  test("answers one empty page for an empty account", async () => {
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

  test("shows public keys and no links in its items, in the order of creation", async () => {
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

  test("links to the pages before and after", async () => {
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

  test.each(["0", "101", "-1", "ten", "1.5", ""])("refuses a page size of %j", async (size) => {
    const { status, body } = await call("GET", `/v2/applications?page_size=${size}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      type: "https://developer.nexmo.com/api-errors/application#list-validation",
      invalid_parameters: [{ name: "page_size", reason: "must be between 1 and 100" }],
    });
  });

  test("refuses a page before the first", async () => {
    const { status, body } = await call("GET", "/v2/applications?page=0");
    expect(status).toBe(400);
    expect(body).toMatchObject({ invalid_parameters: [{ name: "page" }] });
  });
});

describe("PUT /v2/applications/:id", () => {
  test("replaces name, capabilities and privacy, and keeps the key", async () => {
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

  test("replaces the key with a given one, and shows no private key", async () => {
    const made = await createApplication(emulator);
    const key = ownKey();
    const { body } = await call("PUT", `/v2/applications/${made.id}`, {
      json: { name: "shop", keys: { public_key: key } },
    });
    expect(body.keys).toEqual({ public_key: key });
    expect((await call("GET", `/v2/applications/${made.id}`)).body.keys).toEqual({ public_key: key });
  });

  test("accepts every answer as a request", async () => {
    const made = await createApplication(emulator, {
      ...voice({ answer_url: { address: "https://example.com" } }),
      keys: {},
    });
    const { status, body } = await call("PUT", `/v2/applications/${made.id}`, { json: made.body });
    expect(status).toBe(200);
    expect(body).toEqual({ ...made.body, keys: { public_key: made.publicKey } });
  });

  test("never changes the id", async () => {
    const made = await createApplication(emulator);
    const { body } = await call("PUT", `/v2/applications/${made.id}`, { json: { id: "other", name: "shop" } });
    expect(body.id).toBe(made.id);
  });

  test("requires the name", async () => {
    const made = await createApplication(emulator);
    const { status } = await call("PUT", `/v2/applications/${made.id}`, { json: { capabilities: {} } });
    expect(status).toBe(400);
    expect(emulator.applications()[0]).toMatchObject({ name: "shop" });
  });

  test("accepts the documented names of the webhooks of meetings only if it follows the documentation", async () => {
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
  test("answers 204 without a body, and then 404", async () => {
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
  test("follow the documentation with defaults: documented", async () => {
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
