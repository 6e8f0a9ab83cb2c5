import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { startEmulator } from "vonage-emulator";
import { asAccount } from "./client";
import { call, create, emulator, keys, last, PATIENCE, POST, useEmulator } from "./faulty";

useEmulator();

describe("a delay", () => {
  test.each(["before", "after"] as const)("holds the answer back %s the commit", async (when) => {
    emulator.faults.add({ ...POST, delay: 300, when });
    await expect(create({}, 100)).rejects.toThrow("no answer in time");
    expect(emulator.applications()).toHaveLength(when === "after" ? 1 : 0);
    await expect.poll(() => emulator.applications().length, PATIENCE).toBe(1);
    await expect.poll(() => last()?.duration, PATIENCE).toBeGreaterThan(290);
    expect(last()).toMatchObject({ committed: true, responded: false });
  });

  test("can be combined with a status", async () => {
    emulator.faults.add({ delay: 50, status: 504 });
    const begin = performance.now();
    expect((await call("GET", "/v2/applications")).status).toBe(504);
    expect(performance.now() - begin).toBeGreaterThan(45);
  });
});

describe("a broken connection", () => {
  test.each(["before", "after"] as const)("is reset %s the commit", async (when) => {
    emulator.faults.add({ ...POST, reset: true, when });
    await expect(create()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(emulator.applications()).toHaveLength(when === "after" ? 1 : 0);
    expect(last()).toMatchObject({ committed: when === "after", responded: false });
    expect(last()).not.toHaveProperty("status");
  });

  test("ends in the middle of the body", async () => {
    emulator.faults.add({ ...POST, truncate: true });
    await expect(create()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(emulator.applications()).toHaveLength(1);
    expect(last()).toMatchObject({ status: 201, committed: true, responded: false });
  });

  test("hangs after the headers", async () => {
    emulator.faults.add({ ...POST, hang: true });
    const { hostname, port } = new URL(emulator.url);
    const events: string[] = [];
    await new Promise<void>((resolve) => {
      const headers = { authorization: `Basic ${Buffer.from("emulator-key:emulator-secret").toString("base64")}` };
      const outgoing = request({ hostname, port, method: "POST", path: "/v2/applications", headers, agent: false });
      outgoing.setHeader("content-type", "application/json");
      outgoing.on("response", (response) => {
        events.push(`status ${response.statusCode}`);
        response.on("data", () => events.push("data"));
        response.on("error", () => undefined);
        setTimeout(() => {
          outgoing.destroy();
          resolve();
        }, 100);
      });
      outgoing.end(JSON.stringify({ name: "shop", keys }));
    });
    expect(events).toEqual(["status 201"]);
    expect(emulator.applications()).toHaveLength(1);
  });

  test("hangs without a word if the answer has no body, because its headers would be the whole answer", async () => {
    const { body } = await create();
    emulator.faults.add({ method: "DELETE", hang: true });
    const path = `/v2/applications/${body.id as string}`;
    await expect(call("DELETE", path, { timeout: 200 })).rejects.toThrow("no answer in time");
    expect(emulator.applications()).toEqual([]);
    expect(last()).toMatchObject({ status: 204, committed: true, responded: false });
  });

  test("does not prevent the emulator from stopping", async () => {
    const other = await startEmulator();
    other.faults.add({ delay: 60_000 });
    other.faults.add({ hang: true });
    const pending = [asAccount(other)("GET", "/v2/applications"), asAccount(other)("GET", "/v2/applications")];
    const settled = Promise.allSettled(pending);
    await expect.poll(() => other.journal().length, PATIENCE).toBe(2);
    const begin = performance.now();
    await other.stop();
    expect(performance.now() - begin).toBeLessThan(2000);
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
