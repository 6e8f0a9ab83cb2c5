import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, createApplication, send, type Sending } from "./client";
import { type FeedMessage, watch } from "./events";

const SIP = { uri: "sip:anna@pbx.example", username: "anna", password: "hush" };
const seed = {
  applications: [{ id: "app", name: "shop", capabilities: { video: { webhooks: { x: { secret: "shh" } } } } }],
  users: { app: [{ id: "USR-1", name: "anna", channels: { sip: [SIP, { ...SIP, username: "ben" }] } }] },
  numbers: [
    { country: "GB", msisdn: "447700900000", voiceCallbackType: "sip", voiceCallbackValue: "sip:me:pass@pbx.example" },
  ],
};

let emulator: Emulator;
const control = (method: string, path: string, sending?: Sending) =>
  send(emulator.url, method, `/_emulator${path}`, sending);

beforeAll(async () => {
  emulator = await startEmulator({ seed, accounts: [{ apiKey: "secret-second", apiSecret: "hush" }] });
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

// The parts of the emulator's page: its files, the events, the masked state, and the access to them.
describe("the files of the page", () => {
  test("are served with a policy that allows nothing from elsewhere, and no inline script", async () => {
    const page = await control("GET", "/");
    expect(page.status).toBe(200);
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.headers["content-security-policy"]).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(page.text).not.toMatch(/<script(?![^>]* src=)|\son\w+=|\sstyle=/);
    const links = [...page.text.matchAll(/(?:href|src)="(\/_emulator\/page\/[^"]+)"/g)].map(([, link]) => link ?? "");
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      const { status, headers } = await send(emulator.url, "GET", link);
      expect({ link, status }).toEqual({ link, status: 200 });
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  test("are the only ones that are served", async () => {
    for (const path of ["/page/", "/page/../package.json", "/page/%2e%2e%2fpackage.json", "/page/nothing.js"]) {
      expect({ path, status: (await control("GET", path)).status }).toEqual({ path, status: 404 });
    }
  });
});

describe("the events", () => {
  const entryOf = (path: string, status?: number) => (message: FeedMessage) =>
    message.event === "entry" && message.data.path === path && message.data.status === status;

  test("begin with the latest requests, and show each request when it arrives and when it is answered", async () => {
    await asAccount(emulator)("GET", "/v2/applications/app");
    const watching = await watch(emulator.url);
    try {
      const hello = await watching.until(({ event }) => event === "hello");
      expect(hello.data.entries).toMatchObject([{ method: "GET", path: "/v2/applications/app", status: 200 }]);
      await createApplication(emulator);
      await watching.until(entryOf("/v2/applications"));
      const { data } = await watching.until(entryOf("/v2/applications", 201));
      expect(data).toMatchObject({ method: "POST", committed: true, responded: true, body: { name: "shop" } });
      expect(watching.seen.map(({ event }) => event)).toEqual(["hello", "entry", "state", "entry"]);
    } finally {
      watching.close();
    }
  });

  test("report changed state, faults and a cleared journal", async () => {
    const watching = await watch(emulator.url);
    try {
      await control("PATCH", "/users/USR-1", { json: { display_name: "Anna" } });
      await watching.until(({ event }) => event === "state");
      await control("POST", "/faults", { json: { status: 503 } });
      await watching.until(({ event }) => event === "faults");
      await control("DELETE", "/journal");
      await watching.until(({ event }) => event === "journal");
      expect(watching.seen.map(({ event }) => event)).toEqual(["hello", "state", "faults", "journal"]);
    } finally {
      watching.close();
    }
  });

  test("report changes that a test makes in the emulator's process", async () => {
    const watching = await watch(emulator.url);
    try {
      emulator.updateApplication("app", (wire) => (wire.name = "drifted"));
      await watching.until(({ event }) => event === "state");
      emulator.faults.add({ name: "busy", status: 503 });
      const { event } = await watching.until(({ event }) => event === "faults");
      expect(event).toBe("faults");
    } finally {
      watching.close();
    }
  });

  test("hold no secret", async () => {
    const watching = await watch(emulator.url);
    try {
      const video = { webhooks: { session: { address: "https://x.example", secret: "not to be seen" } } };
      await asAccount(emulator)("POST", "/v2/applications", { json: { name: "v", capabilities: { video } } });
      await watching.until(({ event, data }) => event === "entry" && data.status !== undefined);
      expect(JSON.stringify(watching.seen)).toContain("***");
      expect(JSON.stringify(watching.seen)).not.toContain("not to be seen");
    } finally {
      watching.close();
    }
  });

  test("are cut off for a watcher that does not read, so that they fill no memory", async () => {
    const { host, hostname, port } = new URL(emulator.url);
    const socket = connect({ host: hostname, port: Number(port) });
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => undefined);
    socket.write(`GET /_emulator/events HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await new Promise((resolve) => socket.once("data", resolve));
    socket.pause();
    const json = { name: "x".repeat(1_000_000) };
    for (let sent = 0; sent < 20; sent += 1) await asAccount(emulator)("POST", "/v2/nothing", { json });
    socket.resume();
    await closed;
    expect(socket.bytesRead).toBeLessThan(20_000_000);
  });

  test("do not keep the emulator from stopping", async () => {
    const other = await startEmulator();
    const watching = await watch(other.url);
    await watching.until(({ event }) => event === "hello");
    await other.stop();
    await expect(send(other.url, "GET", "/_emulator/state")).rejects.toThrow("ECONNREFUSED");
  });
});

describe("the accounts", () => {
  test("show everything that each account owns, with every secret masked", async () => {
    const { status, text } = await control("GET", "/accounts");
    expect(status).toBe(200);
    const [first, second] = JSON.parse(text) as JsonObject[];
    expect(first).toMatchObject({
      apiKey: emulator.apiKey,
      applications: [{ id: "app", name: "shop", capabilities: { video: { webhooks: { x: { secret: "***" } } } } }],
      users: {
        app: [{ id: "USR-1", channels: { sip: [{ username: "anna", password: "***" }, { password: "***" }] } }],
      },
      numbers: [{ country: "GB", msisdn: "447700900000", voiceCallbackValue: "***" }],
    });
    expect(second).toEqual({ apiKey: "secret-second", applications: [], users: {}, numbers: [] });
    expect(text).not.toMatch(/hush|shh|pass@/);
  });
});

describe("an edit that repeats a mask", () => {
  test("keeps the secret of an application", async () => {
    const x = { secret: "***", address: "https://x.example" };
    await control("PATCH", "/applications/app", { json: { capabilities: { video: { webhooks: { x } } } } });
    expect(emulator.applications()[0]?.capabilities).toMatchObject({
      video: { webhooks: { x: { secret: "shh", address: "https://x.example" } } },
    });
  });

  test("keeps the secrets in a list, also when an element before them is gone or another one is changed", async () => {
    const masked = { ...SIP, password: "***" };
    const second = { ...masked, username: "ben" };
    await control("PATCH", "/users/USR-1", { json: { channels: { sip: [masked, { ...second, uri: "sip:b@x" }] } } });
    expect(emulator.users("app")[0]?.channels).toEqual({ sip: [SIP, { ...SIP, username: "ben", uri: "sip:b@x" }] });
    emulator.updateUser(
      "USR-1",
      (wire) =>
        (wire.channels = {
          sip: [
            { ...SIP, password: "one" },
            { ...SIP, username: "ben" },
          ],
        }),
    );
    await control("PATCH", "/users/USR-1", { json: { channels: { sip: [second] } } });
    expect(emulator.users("app")[0]?.channels).toEqual({ sip: [{ ...SIP, username: "ben" }] });
  });

  test("keeps the secret of a number", async () => {
    const json = { voiceCallbackValue: "***", voiceStatusCallback: "https://x.example" };
    await control("PATCH", "/numbers/GB/447700900000", { json });
    const { body } = await control("GET", "/state");
    expect(body.numbers).toMatchObject([
      { voiceCallbackValue: "sip:me:pass@pbx.example", voiceStatusCallback: "https://x.example" },
    ]);
  });

  test("stores what looks like a mask where no secret is", async () => {
    await control("PATCH", "/applications/app", { json: { name: "***" } });
    expect(emulator.applications()[0]?.name).toBe("***");
  });
});

describe("one fault", () => {
  test("is removed by its name", async () => {
    emulator.faults.add({ name: "one", status: 503 });
    emulator.faults.add({ name: "two", status: 503 });
    expect((await control("DELETE", "/faults/one")).status).toBe(204);
    expect(emulator.faults.list().map(({ name }) => name)).toEqual(["two"]);
    const { status, body } = await control("DELETE", "/faults/one");
    expect({ status, detail: body.detail }).toEqual({ status: 404, detail: "There is no fault rule one" });
  });
});

describe("other web pages", () => {
  const paths = ["/", "/page/main.js", "/events", "/accounts", "/state"];

  test.each([
    { origin: "https://example.com" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { host: "evil.example", "sec-fetch-site": "same-origin" },
    { host: "evil.example", origin: "http://evil.example" },
  ])("get nothing: %j", async (headers) => {
    for (const path of paths) {
      expect({ path, status: (await control("GET", path, { headers })).status }).toEqual({ path, status: 403 });
    }
    expect((await control("DELETE", "/state", { headers })).status).toBe(403);
    expect(emulator.applications()).toHaveLength(1);
  });

  test("are distinguished from the emulator's own page", async () => {
    const { host } = new URL(emulator.url);
    expect((await control("GET", "/accounts", { headers: { "sec-fetch-site": "same-origin" } })).status).toBe(200);
    const headers = { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
    expect((await control("DELETE", "/journal", { headers })).status).toBe(204);
    const elsewhere = { ...headers, origin: `http://${host.replace(/\d+$/, "1")}` };
    expect((await control("DELETE", "/journal", { headers: elsewhere })).status).toBe(403);
  });
});
