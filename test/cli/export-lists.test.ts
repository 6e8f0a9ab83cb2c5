import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { complaints } from "./evaluate";
import { applicationId, takeKeyPair, startEmulator, Workplace } from "./world";

const shop = takeKeyPair();

describe("the lists that pulumi-vonage export reads", { timeout: 120_000 }, () => {
  test("reads again when a list changes meanwhile, and misses no application", async () => {
    const seed = Array.from({ length: 150 }, (_, index) => ({ id: applicationId(index), name: `a${index}`, keys: {} }));
    const moving = await startEmulator({ seed });
    const elsewhere = new Workplace().use(moving);
    // The second page after an application of the first page was deleted: every item has moved up by one.
    const rest = seed.slice(101).map(({ id, name }) => ({ id, name }));
    const moved = {
      page: 2,
      page_size: 100,
      total_items: 149,
      total_pages: 2,
      _links: {},
      _embedded: { applications: rest },
    };
    moving.faults.add({ path: "/v2/applications", nth: 2, when: "after", body: moved });
    const { code, stdout } = await elsewhere.vonage(elsewhere.folder, "export", "--dry-run", "--json");
    expect(code).toBe(0);
    const { resources } = JSON.parse(stdout) as { resources: { id: string }[] };
    expect(new Set(resources.map(({ id }) => id)).size).toBe(150);
    expect(resources).toHaveLength(150);
    await moving.stop();
  });

  test("fails and writes nothing if a list keeps changing", async () => {
    const seed = Array.from({ length: 3 }, (_, index) => ({ id: applicationId(index), name: `a${index}`, keys: {} }));
    const restless = await startEmulator({ seed });
    const elsewhere = new Workplace().use(restless);
    restless.faults.add({
      path: "/v2/applications",
      when: "after",
      omit: ["_embedded.applications.0"],
      count: "forever",
    });
    const { code, stderr } = await elsewhere.vonage(elsewhere.folder, "export", "restless");
    restless.faults.clear();
    expect(code).toBe(1);
    expect(stderr).toContain("the list keeps changing");
    expect(stderr).toContain("Try again when nothing else changes the account.");
    expect(existsSync(join(elsewhere.folder, "restless"))).toBe(false);
    await restless.stop();
  });

  test("writes nothing if the account cannot be read completely", async () => {
    const seed = Array.from({ length: 250 }, (_, index) => ({ id: applicationId(index), name: `a${index}` }));
    const failing = await startEmulator({ seed });
    const elsewhere = new Workplace().use(failing);
    elsewhere.env["VONAGE_MAX_RETRIES"] = "1";
    failing.faults.add({ path: "/v2/applications", nth: 3, status: 500, count: "forever" });
    const failed = await elsewhere.vonage(elsewhere.folder, "export", "half", "--json");
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout)).toEqual({
      error: expect.stringContaining("500 Internal Server Error") as string,
    });
    expect(existsSync(join(elsewhere.folder, "half"))).toBe(false);

    for (const fault of [{ status: 503 }, { retryAfter: 1 }, { reset: true }, { truncate: true }]) {
      failing.faults.clear();
      failing.faults.add({ path: "/v2/applications", nth: 2, ...fault });
      const { code, stdout } = await elsewhere.vonage(elsewhere.folder, "export", "--dry-run", "--json");
      expect(code).toBe(0);
      expect((JSON.parse(stdout) as { resources: unknown[] }).resources).toHaveLength(250);
    }
    await failing.stop();
  });
  test("reads 500 applications with five lists, and reads only those singly that the lists do not show", async () => {
    const keys = { public_key: shop.publicKey };
    const applications = Array.from({ length: 500 }, (_, index) => ({
      id: applicationId(500 - index),
      name: index % 3 === 0 ? "one of many" : `Number ${index}`,
      capabilities: { voice: { webhooks: { answer_url: { address: `https://example.com/${index}` } } } },
      ...(index % 100 === 7 ? {} : { keys }),
    }));
    const large = await startEmulator({ seed: applications });
    const elsewhere = new Workplace().use(large);
    const first = await elsewhere.vonage(elsewhere.folder, "export", "many");
    expect(first.code).toBe(0);
    const requests = large.journal().map(({ path }) => path);
    expect(requests.filter((path) => path === "/v2/applications")).toHaveLength(5);
    expect(requests.filter((path) => path === "/account/numbers")).toHaveLength(1);
    expect(requests).toHaveLength(11);
    const text = readFileSync(join(elsewhere.folder, "many/vonage.ts"), "utf8");
    expect(text.match(/new VonageApplication\(/g)).toHaveLength(500);
    expect(complaints([text])).toEqual([]);
    await large.stop();

    const backwards = await startEmulator({ seed: applications.toReversed() });
    elsewhere.use(backwards);
    await elsewhere.vonage(elsewhere.folder, "export", "again");
    expect(readFileSync(join(elsewhere.folder, "again/vonage.ts"), "utf8")).toBe(text);
    await backwards.stop();
  });
});
