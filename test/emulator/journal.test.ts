import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { asAccount, asApplication, createApplication, ownKeys, send } from "./client";

let emulator: Emulator;
let call: ReturnType<typeof asAccount>;

beforeAll(async () => {
  emulator = await startEmulator({ journalSize: 5 });
  call = asAccount(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

describe("the journal", () => {
  test("keeps each request with its client and its effect", async () => {
    const { id, privateKey } = await createApplication(emulator);
    await call("GET", "/v2/applications?page_size=1&page=1");
    await asApplication(emulator, id, privateKey)("POST", "/v1/users", { json: { name: "bob" } });
    await send(emulator.url, "GET", "/nowhere");
    const entries = emulator.journal();
    expect(entries).toEqual([
      {
        seq: expect.any(Number) as number,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
        method: "POST",
        path: "/v2/applications",
        body: { name: "shop", keys: { public_key: ownKeys.publicKey } },
        apiKey: "emulator-key",
        status: 201,
        duration: expect.any(Number) as number,
        responded: true,
        committed: true,
        resource: id,
      },
      expect.objectContaining({ method: "GET", query: { page_size: "1", page: "1" }, status: 200, committed: false }),
      expect.objectContaining({ method: "POST", path: "/v1/users", applicationId: id, committed: true, status: 201 }),
      expect.objectContaining({ method: "GET", path: "/nowhere", status: 404, committed: false }),
    ]);
    expect(entries[0]).not.toHaveProperty("query");
    expect(entries[3]).not.toHaveProperty("apiKey");
  });

  test("drops the oldest requests, and can be cleared", async () => {
    for (let index = 0; index < 8; index += 1) await call("GET", `/v2/applications/${index}`);
    expect(emulator.journal().map(({ path }) => path)).toEqual(
      [3, 4, 5, 6, 7].map((index) => `/v2/applications/${index}`),
    );
    emulator.clearJournal();
    expect(emulator.journal()).toEqual([]);
    await call("GET", "/v2/applications");
    expect(emulator.journal()).toHaveLength(1);
  });

  test("shows a request that is still under way", async () => {
    emulator.faults.add({ delay: 800 });
    const pending = call("GET", "/v2/applications");
    await expect.poll(() => emulator.journal(), { timeout: 10_000 }).toHaveLength(1);
    expect(emulator.journal()[0]).toMatchObject({ responded: false, fault: "fault-1" });
    await pending;
    expect(emulator.journal()[0]).toMatchObject({ responded: true, status: 200 });
  });

  test("keeps no secret, in whichever field it is", async () => {
    const { id, privateKey } = await createApplication(emulator);
    const users = asApplication(emulator, id, privateKey);
    await users("POST", "/v1/users", {
      json: {
        name: "bob",
        channels: {
          sip: [{ uri: "sip:a@example.com", username: "u", password: "hush" }],
          websocket: [{ uri: "wss://example.com", headers: { Authorization: "hush" } }],
        },
      },
    });
    await call("POST", "/v2/applications", { json: { name: "x", keys: { private_key: "hush" }, note: privateKey } });
    await send(emulator.url, "GET", "/v1/applications?api_key=emulator-key&api_secret=emulator-secret");
    await send(emulator.url, "POST", "/v1/applications", {
      raw: "api_key=emulator-key&api_secret=emulator-secret&name=x",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    const text = JSON.stringify(emulator.journal());
    for (const secret of ["hush", "emulator-secret", "PRIVATE KEY", "eyJ"]) expect(text).not.toContain(secret);
    expect(emulator.journal()[1]?.body).toMatchObject({ channels: { sip: [{ username: "u", password: "***" }] } });
    expect(emulator.journal()[3]?.query).toEqual({ api_key: "emulator-key", api_secret: "***" });
  });

  test("counts the bytes of a body that it cannot mask", async () => {
    await call("POST", "/v2/applications", { raw: "password=hush", headers: { "content-type": "text/plain" } });
    expect(emulator.journal()[0]?.body).toBe("(13 bytes)");
  });

  test("keeps the bodies of the newest requests when all together are too large", async () => {
    const large = await startEmulator();
    try {
      const json = { name: "x", text: "x".repeat(900_000) };
      for (let index = 0; index < 12; index += 1) await send(large.url, "POST", "/v2/applications", { json });
      await send(large.url, "GET", `/v2/applications/${"x".repeat(8000)}?a=${"y".repeat(5000)}`);
      const bodies = large.journal().map(({ body }) => typeof body);
      expect(bodies).toHaveLength(13);
      expect(large.journal()[0]).toMatchObject({ status: 401, body: "(dropped to save memory)" });
      expect(large.journal()[11]?.body).toEqual(json);
      expect(bodies.filter((type) => type === "object").length).toBeGreaterThan(5);
      expect(JSON.stringify(large.journal()).length).toBeLessThan(16 * 1024 * 1024);
      expect(JSON.stringify(large.journal()[12]).length).toBeLessThan(5000);
    } finally {
      await large.stop();
    }
  });

  test("returns copies", async () => {
    await call("GET", "/v2/applications");
    const [entry] = emulator.journal();
    if (entry) entry.status = 999;
    expect(emulator.journal()[0]?.status).toBe(200);
  });
});
