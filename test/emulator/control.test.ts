import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, asApplication, createApplication, ownKeys, send, type Sending } from "./client";

let emulator: Emulator;
const control = (method: string, path: string, sending?: Sending) =>
  send(emulator.url, method, `/_emulator${path}`, sending);

beforeAll(async () => {
  emulator = await startEmulator({ seed: [{ id: "seeded", name: "seeded" }] });
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

describe("the control API", () => {
  test("shows and clears the journal, and does not appear in it", async () => {
    await asAccount(emulator)("GET", "/v2/applications");
    const { status, body } = await control("GET", "/journal");
    expect(status).toBe(200);
    expect(body).toMatchObject([{ method: "GET", path: "/v2/applications", responded: true }]);
    expect((await control("DELETE", "/journal")).status).toBe(204);
    expect((await control("GET", "/journal")).body).toEqual([]);
  });

  test("shows the state in the form of a seed, and resets it to the seed", async () => {
    const { id, privateKey } = await createApplication(emulator, { keys: {} });
    await asApplication(emulator, id, privateKey)("POST", "/v1/users", { json: { name: "bob" } });
    const { body, text } = await control("GET", "/state");
    expect(text).not.toContain("PRIVATE KEY");
    expect(text).not.toContain("emulator-secret");
    const copy = await startEmulator({ seed: body });
    try {
      expect(copy.applications()).toEqual(emulator.applications());
      expect(copy.users(id).map(({ name }) => name)).toEqual(["bob"]);
    } finally {
      await copy.stop();
    }
    expect((await control("DELETE", "/state")).status).toBe(204);
    expect(emulator.applications().map((application) => application.id)).toEqual(["seeded"]);
    expect(emulator.journal()).not.toEqual([]);
  });

  test("adds, lists and clears faults", async () => {
    const added = await control("POST", "/faults", { json: { name: "busy", status: 503 } });
    expect(added.status).toBe(201);
    expect(added.body).toEqual({ name: "busy", status: 503, when: "before", nth: 1, count: 1, matched: 0, fired: 0 });
    await asAccount(emulator)("GET", "/v2/applications");
    expect((await control("GET", "/faults")).body).toMatchObject([{ name: "busy", matched: 1, fired: 1 }]);
    expect((await control("DELETE", "/faults")).status).toBe(204);
    expect((await control("GET", "/faults")).body).toEqual([]);
  });

  test("is not affected by faults", async () => {
    await control("POST", "/faults", { json: { status: 503, count: "forever" } });
    expect((await control("GET", "/faults")).status).toBe(200);
  });

  test("changes applications as another client would", async () => {
    const { id } = await createApplication(emulator, { capabilities: { voice: {}, vbc: {} } });
    const patch = {
      name: "drifted",
      id: "other",
      _links: {},
      keys: { private_key: "p" },
      capabilities: { vbc: null, voice: { region: "eu-west" } },
    };
    const { status, body } = await control("PATCH", `/applications/${id}`, { json: patch });
    expect(status).toBe(200);
    const read = await asAccount(emulator)("GET", `/v2/applications/${id}`);
    expect(read.body).toEqual(body);
    expect(body).toMatchObject({
      id,
      name: "drifted",
      capabilities: { voice: { region: "eu-west", conversations_ttl: 48 } },
    });
    expect(body.capabilities).not.toHaveProperty("vbc");
    expect(emulator.applications()[1]?.keys).toEqual({ public_key: ownKeys.publicKey });
    expect((await control("DELETE", `/applications/${id}`)).status).toBe(204);
    expect((await control("DELETE", `/applications/${id}`)).status).toBe(404);
    expect(emulator.journal().map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  test("changes users as another client would", async () => {
    const { id, privateKey } = await createApplication(emulator);
    const users = asApplication(emulator, id, privateKey);
    const made = (await users("POST", "/v1/users", { json: { name: "bob", display_name: "Bob" } })).body;
    const patched = await control("PATCH", `/users/${made.id as string}`, {
      json: { name: "rob", display_name: null },
    });
    expect(patched.status).toBe(200);
    expect((await users("GET", "/v1/users/rob")).body).toEqual(patched.body);
    expect(patched.body).not.toHaveProperty("display_name");
    expect((await control("DELETE", `/users/${made.id as string}`)).status).toBe(204);
    expect((await users("GET", "/v1/users/rob")).status).toBe(404);
    expect((await control("PATCH", "/users/nobody", { json: {} })).status).toBe(404);
  });

  test("takes no change that the API could not show: a field without its type, a name that is taken", async () => {
    const { id, privateKey } = await createApplication(emulator);
    const users = asApplication(emulator, id, privateKey);
    await users("POST", "/v1/users", { json: { name: "anna" } });
    const bob = (await users("POST", "/v1/users", { json: { name: "bob" } })).body.id as string;
    const patched = async (path: string, json: JsonObject) => {
      const { status, body } = await control("PATCH", path, { json });
      return status === 200 ? status : body.detail;
    };
    expect(await patched(`/applications/${id}`, { name: 5 })).toBe("name must be a string");
    expect(await patched(`/applications/${id}`, { capabilities: null })).toBe("capabilities must be an object");
    expect(await patched(`/applications/${id}`, { privacy: 5 })).toBe("privacy must be an object");
    expect(await patched(`/applications/${id}`, { privacy: null, keys: null })).toBe(200);
    expect(await patched(`/users/${bob}`, { name: "anna" })).toBe("Another user has the name anna");
    expect(await patched(`/users/${bob}`, { channels: null })).toBe("channels must be an object");
    expect(await patched(`/users/${bob}`, { properties: [] })).toBe("properties must be an object");
    expect(await patched(`/users/${bob}`, { name: "bob", channels: {} })).toBe(200);
  });

  test("takes the users of a removed application away for ever", async () => {
    const id = "680754a2-86b9-11e9-bc42-526af7764f64";
    const { privateKey } = await createApplication(emulator, { id });
    const users = asApplication(emulator, id, privateKey);
    const bob = (await users("POST", "/v1/users", { json: { name: "bob" } })).body.id as string;
    await control("DELETE", `/applications/${id}`);
    expect((await control("PATCH", `/users/${bob}`, { json: {} })).status).toBe(404);
    await createApplication(emulator, { id });
    expect(emulator.users(id)).toEqual([]);
  });

  test("answers everything else with an error", async () => {
    expect((await control("GET", "/nothing")).status).toBe(404);
    expect((await control("POST", "/journal")).status).toBe(405);
    expect((await control("PATCH", "/applications/seeded", { raw: "{" })).status).toBe(400);
    expect((await control("PATCH", "/applications/seeded", { raw: "[]" })).status).toBe(400);
  });

  test("refuses host names that a web page could use to reach it", async () => {
    const { port } = new URL(emulator.url);
    for (const host of ["evil.example", `evil.example:${port}`, "localhost.evil.example", "127.0.0.1.evil.example"]) {
      const { status, body } = await control("GET", "/state", { headers: { host } });
      expect({ host, status }).toEqual({ host, status: 403 });
      expect(body.detail).toContain("Use one of these host names: localhost, 127.0.0.1, [::1].");
      expect((await control("GET", "/state", { headers: { host, origin: `http://${host}` } })).status).toBe(403);
      expect((await control("POST", "/faults", { headers: { host }, json: { status: 500 } })).status).toBe(403);
    }
    for (const host of ["localhost", `LOCALHOST:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect((await control("GET", "/state", { headers: { host } })).status).toBe(200);
    }
    expect(emulator.faults.list()).toEqual([]);
  });

  test("accepts the host that the emulator listens on, and any IP address if it listens on all of them", async () => {
    const everywhere = await startEmulator({ host: "0.0.0.0" });
    try {
      const url = everywhere.url.replace("0.0.0.0", "127.0.0.1");
      const status = async (host: string) => (await send(url, "GET", "/_emulator/state", { headers: { host } })).status;
      const statuses = [await status("192.0.2.7:80"), await status("0.0.0.0"), await status("evil.example")];
      expect(statuses).toEqual([200, 200, 403]);
    } finally {
      await everywhere.stop();
    }
    const other = await startEmulator({ host: "127.0.0.2" });
    try {
      expect((await send(other.url, "GET", "/_emulator/state")).status).toBe(200);
    } finally {
      await other.stop();
    }
  });
});

describe("the library", () => {
  test("changes and removes applications and users as another client would", async () => {
    const { id, privateKey } = await createApplication(emulator);
    const users = asApplication(emulator, id, privateKey);
    const made = (await users("POST", "/v1/users", { json: { name: "bob" } })).body;
    emulator.updateApplication(id, (wire) => {
      wire.name = "drifted";
      wire.id = "other";
      delete wire.privacy;
    });
    const read = (await asAccount(emulator)("GET", `/v2/applications/${id}`)).body;
    expect(read).toMatchObject({ id, name: "drifted" });
    expect(read).not.toHaveProperty("privacy");
    emulator.updateUser(made.id as string, (wire) => (wire.name = "rob"));
    expect((await users("GET", "/v1/users/rob")).status).toBe(200);
    emulator.removeUser(made.id as string);
    expect(emulator.users(id)).toEqual([]);
    emulator.removeApplication(id);
    expect(emulator.applications()).toHaveLength(1);
    expect(() => emulator.removeApplication(id)).toThrow(`There is no application ${id}`);
    expect(() => emulator.updateUser("nobody", () => undefined)).toThrow("There is no user nobody");
  });

  test("returns copies", () => {
    const [application] = emulator.applications();
    (application as JsonObject).name = "changed";
    expect(emulator.applications()[0]?.name).toBe("seeded");
  });
});
