import { describe, expect, test } from "vitest";
import { asApplication, createApplication } from "./client";
import { call, create, emulator, PATIENCE, POST, useEmulator } from "./faulty";

useEmulator();

describe("a service that lags behind its writes", () => {
  const GET = async (id: unknown) => (await call("GET", `/v2/applications/${String(id)}`)).status;
  const total = async () => (await call("GET", "/v2/applications")).body.total_items;

  test("does not show a new application, in lists either", async () => {
    emulator.faults.add({ ...POST, staleFor: 800 });
    const { status, body } = await create();
    expect(status).toBe(201);
    expect([await GET(body.id), await total()]).toEqual([404, 0]);
    await expect.poll(() => GET(body.id), PATIENCE).toBe(200);
    expect(await total()).toBe(1);
  });

  test("answers 404 right after the creation while lists show it", async () => {
    emulator.faults.add({ ...POST, notFoundFor: 800 });
    const { body } = await create();
    expect([await GET(body.id), await total()]).toEqual([404, 1]);
    await expect.poll(() => GET(body.id), PATIENCE).toBe(200);
  });

  test("shows what was there before a change or a deletion", async () => {
    const { body } = await create();
    const path = `/v2/applications/${body.id as string}`;
    emulator.faults.add({ path: "/v2/**", staleFor: 800 });
    expect((await call("PUT", path, { json: { name: "new" } })).body.name).toBe("new");
    expect((await call("GET", path)).body.name).toBe("shop");
    await expect.poll(async () => (await call("GET", path)).body.name, PATIENCE).toBe("new");
    emulator.faults.add({ method: "DELETE", staleFor: 800 });
    expect((await call("DELETE", path)).status).toBe(204);
    expect([await GET(body.id), await total()]).toEqual([200, 1]);
    expect((await call("DELETE", path)).status).toBe(404);
    await expect.poll(() => GET(body.id), PATIENCE).toBe(404);
    expect(await total()).toBe(0);
  });

  test("lags with users too", async () => {
    const { id, privateKey } = await createApplication(emulator);
    const callUsers = asApplication(emulator, id, privateKey);
    emulator.faults.add({ path: "/v1/users", staleFor: 800 });
    await callUsers("POST", "/v1/users", { json: { name: "bob" } });
    expect((await callUsers("GET", "/v1/users/bob")).status).toBe(404);
    expect((await callUsers("GET", "/v1/users?name=bob")).status).toBe(404);
    await expect.poll(async () => (await callUsers("GET", "/v1/users/bob")).status, PATIENCE).toBe(200);
  });
});

describe("a service that rewrites what it stores", () => {
  test("drops, replaces and normalises fields, and its answer shows that", async () => {
    emulator.faults.add({
      ...POST,
      drop: ["capabilities.messages.version"],
      set: { "capabilities.messages.authenticate_inbound_media": false, "privacy.improve_ai": true },
      normalise: { name: "lowercase", "capabilities.messages.webhooks.*.address": "add-trailing-slash" },
    });
    const { body } = await create({
      name: "SHOP",
      capabilities: {
        messages: {
          version: "v1",
          webhooks: { inbound_url: { address: "https://example.com" } },
          authenticate_inbound_media: true,
        },
      },
    });
    const stored = {
      name: "shop",
      privacy: { improve_ai: true },
      capabilities: {
        messages: { webhooks: { inbound_url: { address: "https://example.com/" } }, authenticate_inbound_media: false },
      },
    };
    expect(body).toMatchObject(stored);
    expect(emulator.applications()[0]).toMatchObject(stored);
    expect(body.capabilities).toEqual(stored.capabilities);
  });

  test("changes neither reads nor the id", async () => {
    emulator.faults.add({ drop: ["id", "display_name"], normalise: { id: "uppercase" } });
    await call("GET", "/v2/applications");
    const { id, privateKey } = await createApplication(emulator);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    emulator.faults.add({ path: "/v1/users", drop: ["display_name"] });
    const users = asApplication(emulator, id, privateKey);
    const { body } = await users("POST", "/v1/users", { json: { display_name: "Bob" } });
    expect(body).not.toHaveProperty("display_name");
  });
});
