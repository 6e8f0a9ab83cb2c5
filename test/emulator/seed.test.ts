import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions, type JsonObject, SeedError, startEmulator } from "vonage-emulator";
import { asAccount, asApplication, basic, ownKeys, send } from "./client";

const running: Emulator[] = [];
const start = async (options: EmulatorOptions): Promise<Emulator> => {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
};
afterEach(() => Promise.all(running.splice(0).map((emulator) => emulator.stop())));

/** A list of an account from the time of v1: without timeouts, with other times to live. */
const legacy = {
  id: "680754a2-86b9-11e9-bc42-526af7764f64",
  name: "legacy",
  capabilities: {
    voice: {
      webhooks: { answer_url: { address: "https://example.com/answer", http_method: "GET" } },
      conversations_ttl: 9000,
      leg_persistence_time: 7,
      signed_callbacks: true,
    },
  },
  keys: { public_key: ownKeys.publicKey },
  privacy: { improve_ai: true },
};

const bob = { id: "USR-1", name: "bob", properties: { custom_data: {} }, channels: {} };

describe("a seed", () => {
  test("may be an array of applications, which are kept as they are", async () => {
    const emulator = await start({ seed: [legacy] });
    const { body } = await asAccount(emulator)("GET", `/v2/applications/${legacy.id}`);
    expect(body).toEqual({ ...legacy, _links: { self: { href: `/v2/applications/${legacy.id}` } } });
  });

  test("may be the body of a list response", async () => {
    const first = await start({ seed: [legacy, { name: "no id" }] });
    const { body } = await asAccount(first)("GET", "/v2/applications");
    const second = await start({ seed: body });
    expect(second.applications()).toEqual(first.applications());
  });

  test("may hold users, and other accounts", async () => {
    const emulator = await start({
      accounts: [{ apiKey: "second", apiSecret: "s2" }],
      seed: {
        applications: [legacy],
        users: { [legacy.id]: [bob, { display_name: "Nameless" }] },
        accounts: { second: { applications: [{ id: "a2", name: "two" }] } },
      },
    });
    const { body } = await asApplication(emulator, legacy.id, ownKeys.privateKey)("GET", "/v1/users");
    const { users } = body._embedded as { users: JsonObject[] };
    expect(users.map(({ name }) => name)).toEqual([expect.stringMatching(/^NAM-/), "bob"]);
    const list = await send(emulator.url, "GET", "/v2/applications", { headers: basic("second", "s2") });
    expect(list.body.total_items).toBe(1);
  });

  test("may be a file, and is what a reset goes back to", async () => {
    const folder = mkdtempSync(join(tmpdir(), "emulator-"));
    try {
      const file = join(folder, "seed.json");
      writeFileSync(file, JSON.stringify([legacy]));
      const emulator = await start({ seed: file });
      emulator.removeApplication(legacy.id);
      emulator.reset();
      expect(emulator.applications()).toHaveLength(1);
      writeFileSync(file, "{");
      await expect(startEmulator({ seed: file })).rejects.toThrow(`${file}: The request body is not valid JSON`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("never adds a private key", async () => {
    const emulator = await start({ seed: [{ ...legacy, keys: { ...legacy.keys, private_key: "p" } }] });
    expect(emulator.applications()[0]?.keys).toEqual(legacy.keys);
  });

  test.each<[unknown, string]>([
    [[5], "seed: applications[0] must be an object"],
    [[{ id: 5, name: "x" }], "seed: applications[0].id must be a string"],
    [[{ id: "a", name: 5 }], "seed: applications[0].name must be a string"],
    [[legacy, legacy], `seed: applications[1].id ${legacy.id} appears twice`],
    [[{ name: "x", capabilities: [] }], "seed: applications[0].capabilities must be an object"],
    [{ applications: {} }, "seed: applications must be an array"],
    [{ _embedded: { applications: 1 } }, "seed: _embedded.applications must be an array"],
    [{ applications: [], users: { a: [] } }, "seed: users.a belongs to no application of this seed"],
    [{ applications: [legacy], users: { [legacy.id]: [bob, bob] } }, "appears twice"],
    [{ accounts: { nobody: {} } }, "seed: accounts.nobody is not one of the emulator's accounts"],
  ])("that is wrong is refused: %j", async (seed, message) => {
    const starting = startEmulator({ seed: seed as object });
    await expect(starting).rejects.toThrow(SeedError);
    await expect(starting).rejects.toThrow(message);
  });
});
