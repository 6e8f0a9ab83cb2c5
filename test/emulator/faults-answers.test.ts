import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type FaultRule, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, asApplication, createApplication, ownKeys } from "./client";

let emulator: Emulator;
let call: ReturnType<typeof asAccount>;

beforeAll(async () => {
  const applications = Array.from({ length: 5 }, (_, index) => ({
    id: `00000000-0000-4000-8000-00000000000${index}`,
    name: `app ${index}`,
    keys: { public_key: ownKeys.publicKey },
  }));
  const users = { [applications[0]?.id ?? ""]: ["a", "b", "c"].map((name) => ({ name })) };
  emulator = await startEmulator({ seed: { applications, users } });
  call = asAccount(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const LIST = { method: "GET", path: "/v2/applications" };
const ONE = "/v2/applications/00000000-0000-4000-8000-000000000000";

async function namesOf(page: number, api = "/v2/applications", parameter = "page"): Promise<unknown[]> {
  const { status, body } = await call("GET", `${api}?page_size=2&${parameter}=${page}`);
  expect(status).toBe(200);
  return (body._embedded as { applications: JsonObject[] }).applications.map(({ name }) => name);
}

describe("a page of a list", () => {
  test("is empty while totals and links stay", async () => {
    emulator.faults.add({ ...LIST, nth: 2, page: "empty" });
    expect(await namesOf(1)).toEqual(["app 0", "app 1"]);
    const { body } = await call("GET", "/v2/applications?page_size=2&page=2");
    expect(body).toMatchObject({ page: 2, total_items: 5, total_pages: 3, _embedded: { applications: [] } });
    expect(body._links).toHaveProperty("next");
    expect(await namesOf(3)).toEqual(["app 4"]);
  });

  test("begins with the last item of the page before", async () => {
    emulator.faults.add({ ...LIST, count: "forever", page: "overlapping" });
    expect([await namesOf(1), await namesOf(2), await namesOf(3)]).toEqual([
      ["app 0", "app 1"],
      ["app 1", "app 2", "app 3"],
      ["app 3", "app 4"],
    ]);
  });

  test("is always the first one", async () => {
    emulator.faults.add({ ...LIST, count: "forever", page: "first" });
    expect([await namesOf(1), await namesOf(2)]).toEqual([
      ["app 0", "app 1"],
      ["app 0", "app 1"],
    ]);
    const { body } = await call("GET", "/v2/applications?page_size=2&page=3");
    expect(body.page).toBe(1);
    expect(body._links).toHaveProperty("next");
  });

  test("changes in v1 too", async () => {
    emulator.faults.add({ path: "/v1/applications", page: "overlapping" });
    expect(await namesOf(2, "/v1/applications", "page_index")).toEqual(["app 1", "app 2", "app 3"]);
    emulator.faults.add({ path: "/v1/applications", page: "first" });
    expect(await namesOf(2, "/v1/applications", "page_index")).toEqual(["app 0", "app 1"]);
  });

  test("changes in lists with cursors too", async () => {
    const users = asApplication(emulator, "00000000-0000-4000-8000-000000000000", ownKeys.privateKey);
    const page = async (path: string) => {
      const { body } = await users("GET", path);
      const { next } = body._links as { next?: { href: string } };
      const { users: items } = body._embedded as { users: JsonObject[] };
      return { names: items.map(({ name }) => name), next: next?.href.replace(emulator.url, "") ?? "" };
    };
    const first = await page("/v1/users?page_size=1");
    emulator.faults.add({ path: "/v1/users", page: "overlapping" });
    expect((await page(first.next)).names).toEqual(["a", "b"]);
    emulator.faults.add({ path: "/v1/users", page: "first" });
    expect((await page(first.next)).names).toEqual(["a"]);
    emulator.faults.add({ path: "/v1/users", page: "empty" });
    const empty = await page(first.next);
    expect(empty.names).toEqual([]);
    expect(empty.next).not.toBe("");
  });

  test("does not change if the answer is not a list", async () => {
    for (const page of ["empty", "overlapping", "first"] as const) {
      emulator.faults.add({ page });
      expect((await call("GET", ONE)).body.name).toBe("app 0");
      emulator.faults.add({ page });
      expect((await call("GET", "/v2/applications?page_size=0")).status).toBe(400);
    }
  });
});

describe("an answer", () => {
  test("shows other values than the store keeps", async () => {
    emulator.faults.add({ ...LIST, show: { total_items: 9, "made.up": true, "_embedded.applications.*.name": "x" } });
    const { body } = await call("GET", "/v2/applications?page_size=2");
    expect(body).toMatchObject({ total_items: 9, total_pages: 3, made: { up: true } });
    expect(body._embedded).toMatchObject({ applications: [{ name: "x" }, { name: "x" }] });
    emulator.faults.add({ path: ONE, show: { id: "another" } });
    expect((await call("PUT", ONE, { json: { name: "new" } })).body).toMatchObject({ id: "another", name: "new" });
    expect((await call("GET", ONE)).body).toMatchObject({ id: ONE.split("/").pop(), name: "new" });
  });

  test.each<[string, string, FaultRule, number, string]>([
    ["GET", ONE, { status: 204 }, 204, ""],
    ["GET", ONE, { body: {} }, 200, "{}"],
    ["POST", "/v2/applications", { status: 204, when: "after" }, 204, ""],
    ["POST", "/v2/applications", { body: {} }, 201, "{}"],
    ["GET", ONE, { status: 404, text: "<html></html>", contentType: "text/html" }, 404, "<html></html>"],
  ])("to %s %s can be what no API answers: %j", async (method, path, rule, status, text) => {
    emulator.faults.add(rule);
    const json = { name: "new", keys: { public_key: ownKeys.publicKey } };
    const answer = await call(method, path, method === "POST" ? { json } : {});
    expect({ status: answer.status, text: answer.text }).toEqual({ status, text });
    expect(emulator.applications()).toHaveLength(method === "POST" ? 6 : 5);
    if (rule.contentType) expect(answer.headers["content-type"]).toBe(rule.contentType);
  });
});

describe("a list that lags", () => {
  test("shows what was there before a creation, a change and a deletion, while reads are up to date", async () => {
    const { id } = await createApplication(emulator, { name: "old" });
    const path = `/v2/applications/${id}`;
    const listed = async () => {
      const { body } = await call("GET", "/v2/applications");
      return (body._embedded as { applications: JsonObject[] }).applications.slice(5).map(({ name }) => name);
    };
    emulator.faults.add({ method: "PUT", listsStaleFor: 900 });
    await call("PUT", path, { json: { name: "new" } });
    expect([(await call("GET", path)).body.name, await listed()]).toEqual(["new", ["old"]]);
    await expect.poll(listed, { timeout: 20_000 }).toEqual(["new"]);
    emulator.faults.add({ method: "DELETE", listsStaleFor: 900 });
    await call("DELETE", path);
    expect([(await call("GET", path)).status, await listed()]).toEqual([404, ["new"]]);
    await expect.poll(listed, { timeout: 20_000 }).toEqual([]);
    emulator.faults.add({ method: "POST", listsStaleFor: 900 });
    const made = await createApplication(emulator, { name: "another" });
    expect([(await call("GET", `/v2/applications/${made.id}`)).status, await listed()]).toEqual([200, []]);
    await expect.poll(listed, { timeout: 20_000 }).toEqual(["another"]);
  });

  test("lags for a number of reads, of the object or of its list", async () => {
    emulator.faults.add({ method: "POST", staleReads: 3 });
    const { id } = await createApplication(emulator, { name: "new" });
    const read = async () => (await call("GET", `/v2/applications/${id}`)).status;
    const total = async () => (await call("GET", "/v2/applications")).body.total_items;
    expect([await read(), await total(), await read()]).toEqual([404, 5, 404]);
    expect([await read(), await total()]).toEqual([200, 6]);
  });
});
