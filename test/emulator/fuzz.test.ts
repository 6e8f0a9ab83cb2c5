import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { asAccount, asApplication, createApplication, ownKeys, type Reply, send } from "./client";

let emulator: Emulator;
let applicationId: string;
let userId: string;
let account: ReturnType<typeof asAccount>;
let application: ReturnType<typeof asApplication>;

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [{ apiKey: "second", apiSecret: "s2" }] });
  account = asAccount(emulator);
  await prepare();
});
afterAll(() => emulator.stop());

async function prepare(): Promise<void> {
  emulator.reset();
  applicationId = (await createApplication(emulator, { capabilities: { voice: {} } })).id;
  application = asApplication(emulator, applicationId, ownKeys.privateKey);
  userId = (await application("POST", "/v1/users", { json: { name: "bob" } })).body.id as string;
}

const keys = { public_key: ownKeys.publicKey };

/** Every endpoint that takes a body, with valid credentials. */
const endpoints: Record<string, (body: { json?: unknown; raw?: Buffer; type?: string }) => Promise<Reply>> = {
  "POST /v2/applications": (body) => account("POST", "/v2/applications", sending(body)),
  "PUT /v2/applications/:id": (body) => account("PUT", `/v2/applications/${applicationId}`, sending(body)),
  "POST /v1/applications": (body) => account("POST", "/v1/applications", sending(body)),
  "PUT /v1/applications/:id": (body) => account("PUT", `/v1/applications/${applicationId}`, sending(body)),
  "POST /v1/users": (body) => application("POST", "/v1/users", sending(body)),
  "PATCH /v1/users/:id": (body) => application("PATCH", `/v1/users/${userId}`, sending(body)),
  "POST /_emulator/faults": async (body) => {
    const reply = await send(emulator.url, "POST", "/_emulator/faults", sending(body));
    emulator.faults.clear();
    return reply;
  },
  "PATCH /_emulator/applications/:id": (body) =>
    send(emulator.url, "PATCH", `/_emulator/applications/${applicationId}`, sending(body)),
  "PATCH /_emulator/users/:id": (body) => send(emulator.url, "PATCH", `/_emulator/users/${userId}`, sending(body)),
};

const sending = ({ json, raw, type }: { json?: unknown; raw?: Buffer; type?: string }) => ({
  ...(raw === undefined ? { json } : { raw }),
  ...(type === undefined ? {} : { headers: { "content-type": type } }),
});

const KNOWN = [
  ...["name", "id", "type", "keys", "public_key", "private_key", "capabilities", "privacy", "improve_ai", "_links"],
  ...[
    "voice",
    "rtc",
    "messages",
    "vbc",
    "network_apis",
    "meetings",
    "verify",
    "video",
    "webhooks",
    "storage",
    "version",
  ],
  ...["answer_url", "event_url", "status_url", "address", "http_method", "connect_timeout", "socket_timeout", "region"],
  ...[
    "display_name",
    "image_url",
    "properties",
    "custom_data",
    "ttl",
    "channels",
    "sip",
    "websocket",
    "pstn",
    "number",
  ],
  ...["delay", "status", "path", "method", "set", "headers", "normalise", "__proto__", "constructor", "toString"],
];

/** Documents with names that the API knows, and any values. */
const nearMiss = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  object: fc.dictionary(fc.constantFrom(...KNOWN), tie("value"), { maxKeys: 6 }),
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, "", "GET", "v1", "https://example.com", -1, 0.5, 500, 1e308, "\ud800", {}, []),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
}));

const bodies = fc.oneof(nearMiss.object, nearMiss.value, fc.jsonValue());

function expectAnswer({ status, headers, text }: Reply): void {
  expect(status).toBeGreaterThanOrEqual(200);
  expect(status).toBeLessThan(600);
  if (status === 204) return;
  expect(headers["content-type"]).toBe("application/json");
  const body: unknown = JSON.parse(text);
  expect(body).toBeTypeOf("object");
  if (status >= 400)
    expect(Object.keys(body as object)).toEqual(expect.arrayContaining([expect.stringMatching(/title$/)]));
}

/** Checks that every listed object can be read, and that the dumped state can be loaded again. */
async function expectConsistent(): Promise<void> {
  const list = await account("GET", "/v2/applications?page_size=100");
  expect(list.status).toBe(200);
  for (const { id } of (list.body._embedded as { applications: { id: string }[] }).applications) {
    expect((await account("GET", `/v2/applications/${id}`)).status).toBe(200);
    expect(
      (await send(emulator.url, "GET", `/v1/applications/${id}?api_key=emulator-key&api_secret=emulator-secret`))
        .status,
    ).toBe(200);
  }
  const state = await send(emulator.url, "GET", "/_emulator/state");
  const copy = await startEmulator({ seed: state.body, accounts: [{ apiKey: "second", apiSecret: "s2" }] });
  try {
    expect(copy.applications()).toEqual(emulator.applications());
  } finally {
    await copy.stop();
  }
  expect(emulator.journal().filter(({ error }) => error !== undefined)).toEqual([]);
}

describe("any input", () => {
  for (const [endpoint, ask] of Object.entries(endpoints)) {
    test(`${endpoint} answers any JSON`, async () => {
      await prepare();
      await fc.assert(
        fc.asyncProperty(bodies, async (json) => {
          const body =
            typeof json === "object" && json !== null && endpoint.startsWith("POST /v") && !Array.isArray(json);
          expectAnswer(await ask({ json: body ? { keys, public_key: keys.public_key, ...json } : (json ?? null) }));
        }),
        { numRuns: 80, endOnFailure: true },
      );
      await expectConsistent();
    });

    test(`${endpoint} answers any bytes of any type`, async () => {
      await prepare();
      const types = fc.constantFrom(
        "application/json",
        "application/x-www-form-urlencoded",
        "text/plain",
        ";;;",
        "a/b; c",
      );
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), types, async (bytes, type) => {
          expectAnswer(await ask({ raw: Buffer.from(bytes), type }));
        }),
        { numRuns: 40 },
      );
      await expectConsistent();
    });
  }

  test("gets an answer in path, query and headers", async () => {
    await prepare();
    const prefixes = [
      "/",
      "/v1/",
      "/v2/",
      "/v2/applications",
      "/v2/applications/",
      "/v1/applications",
      "/v1/users",
      "/v1/users/",
    ];
    const printable = fc.string({
      unit: fc.constantFrom(..."abc%/?#&=+.:;~!*'()[]{}|\\^`\"<>@$,-_019Zé\t".replace("é\t", "")),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"),
        fc.constantFrom(...prefixes),
        printable,
        printable,
        fc.constantFrom("accept", "authorization", "content-type", "host", "cookie", "expect-ct"),
        printable,
        async (method, prefix, rest, query, name, value) => {
          const path = `${prefix}${rest}?${query}`.replaceAll(/["<>\\^`{|}]/g, encodeURIComponent);
          const ask = prefix.startsWith("/v1/users") ? application : account;
          expectAnswer(await ask(method, path, { headers: { [name]: value } }));
          if (emulator.applications().length === 0 || emulator.users(applicationId).length === 0) await prepare();
        },
      ),
      { numRuns: 300 },
    );
    await expectConsistent();
  });

  test("is refused when it is deeply nested JSON", async () => {
    for (const depth of [65, 10_000, 200_000]) {
      for (const [open, close] of [
        ["[", "]"],
        ['{"a":', "}"],
      ] as const) {
        const value = `${open.repeat(depth)}1${close.repeat(depth)}`;
        const raw = Buffer.from(`{"name":"x","properties":{"custom_data":${value}},"capabilities":{"voice":${value}}}`);
        for (const [endpoint, ask] of Object.entries(endpoints)) {
          const { status } = await ask({ raw, type: "application/json" });
          expect({ endpoint, status }).toEqual({ endpoint, status: raw.length > 1024 * 1024 ? 413 : 400 });
        }
      }
    }
  });
});
