import { describe, expect, test } from "vitest";
import { Account } from "../../../provider/http/account";
import { VonageUsageError } from "../../../provider/http/errors";
import { clientOf, failureOf, json, serve } from "./service";

const PATH = "/v2/applications";

async function answering(status: number, body: unknown) {
  const seen: string[] = [];
  const url = await serve((request, response) => {
    seen.push(String(request.url));
    json(response, status, body);
  });
  return { account: new Account(clientOf(url, { maxRetries: "0" })), seen, url };
}

describe("an account", () => {
  test("has its short name, and the host that is asked", async () => {
    const { account, url } = await answering(200, {});
    expect(account.name).toBe("…k");
    expect(account.mark).toMatch(/^[\w-]{12}…k$/);
    expect(account.host).toBe(new URL(url).host);
  });

  test("has one host for the phone numbers, and one for everything else", () => {
    const account = new Account(clientOf("http://a.test", { restUrl: "http://b.test:81" }));
    expect([account.hostAt("restUrl"), account.hostAt("baseUrl"), account.host]).toEqual([
      "b.test:81",
      "a.test",
      "a.test",
    ]);
  });

  test.each([
    [200, {}, true],
    [404, { title: "Not Found" }, false],
    [404, {}, true],
    [503, { title: "Unavailable" }, true],
  ])("asked for an object and answered with %i and %j has it: %s", async (status, body, expected) => {
    const { account, seen } = await answering(status, body);
    expect(await account.has(PATH, "a/b")).toBe(expected);
    expect(seen).toEqual([`${PATH}/a%2Fb`]);
  });

  test("is not said to lack what cannot be asked for", async () => {
    const { account, seen } = await answering(404, { title: "Not Found" });
    expect(await account.has(PATH, "..")).toBe(true);
    expect(seen).toEqual([]);
  });

  test("shares the reads of a collection, and those of no other", async () => {
    const { account } = await answering(200, {});
    expect(account.reads(PATH)).toBe(account.reads(PATH));
    expect(account.reads(PATH)).not.toBe(account.reads("/v1/users"));
  });
});

describe("the list of applications", () => {
  test.each([
    { total_items: 0 },
    { _embedded: { applications: [] } },
    { total_items: 1, _embedded: { applications: [{ id: "x" }] } },
  ])("is one: %j", async (body) => {
    const { account, seen } = await answering(200, body);
    await account.requireList();
    expect(seen).toEqual([`${PATH}?page_size=1`]);
  });

  test.each([{}, { total_items: "0" }, { _embedded: [] }, { _embedded: {} }, { _embedded: { applications: {} } }])(
    "is none: %j",
    async (body) => {
      const { account } = await answering(200, body);
      const error = await failureOf(account.requireList());
      expect(error).toBeInstanceOf(VonageUsageError);
      expect(error.message).toBe("GET /v2/applications is not answered with a list of applications");
    },
  );

  test("is not asked for once the signal has come", async () => {
    const { account, seen } = await answering(200, { total_items: 0 });
    expect((await failureOf(account.requireList(AbortSignal.abort(new Error("stop"))))).message).toContain("stop");
    expect(seen).toEqual([]);
  });
});
