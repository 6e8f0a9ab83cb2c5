import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startEmulator, type Emulator, type JsonObject } from "vonage-emulator";
import { Account } from "../../../provider/http/account";
import { Session } from "../../../provider/session";
import { VonageClient } from "../../../provider/http/client";
import { resolveConfig } from "../../../provider/http/config";
import { resources } from "../../../provider/resources";

const { Application } = resources;
// One key is enough, because reads do not depend on the key.
const keys = { publicKey: "" };

let emulator: Emulator;
let account: Account;
beforeEach(async () => {
  emulator = await startEmulator();
  account = fresh();
});
afterEach(() => emulator.stop());

function fresh(service = emulator): Account {
  const settings: Record<string, string> = {
    baseUrl: service.url,
    apiKey: service.apiKey,
    apiSecret: service.apiSecret,
    requestsPerSecond: "5000",
  };
  return new Account(new VonageClient(resolveConfig((key) => settings[key], {})));
}

async function make(count: number) {
  const { publicKey } = keys.publicKey
    ? keys
    : (await Application.create(new Session(account), { name: "first" })).state;
  keys.publicKey = String(publicKey);
  emulator.reset();
  const made = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      Application.create(new Session(account), { name: `app ${index}`, publicKey: keys.publicKey }),
    ),
  );
  emulator.clearJournal();
  account = fresh();
  return made;
}

/** Reads like a refresh of the engine: this many at a time. */
async function readAll(made: Awaited<ReturnType<typeof make>>, parallel: number, of = account) {
  const found: unknown[] = [];
  const queue = made.entries();
  const work = async () => {
    for (const [index, { id, state }] of queue) found[index] = await Application.read(new Session(of), { id, state });
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return found;
}

/** A page of the list, as the service returns it. */
async function page(number: number): Promise<JsonObject> {
  const body = await account.client.request("GET", "/v2/applications", { query: { page_size: 100, page: number } });
  emulator.clearJournal();
  return body as JsonObject;
}

const itemsOf = (body: JsonObject) => (body._embedded as JsonObject).applications as JsonObject[];
const asMade = (made: Awaited<ReturnType<typeof make>>) =>
  made.map(({ state }) => expect.objectContaining({ state }) as unknown);

const lists = () => emulator.journal().filter(({ path }) => path === "/v2/applications").length;
const singles = () => emulator.journal().length - lists();

describe("reads that arrive together", () => {
  test("of one application are one request each, without a list", async () => {
    const made = await make(4);
    await readAll(made, 1);
    expect([lists(), singles()]).toEqual([0, 4]);
  });

  test("are answered from lists, with the same result", async () => {
    const made = await make(230);
    const found = await readAll(made, 16);
    expect(lists()).toBeLessThanOrEqual(3);
    expect(singles()).toBeLessThanOrEqual(3);
    expect(found).toEqual(asMade(made));
  });

  test("are answered from lists even if few run at once", async () => {
    const made = await make(350);
    await readAll(made, 5);
    expect(lists()).toBe(4);
    expect(singles()).toBeLessThanOrEqual(4 + 4);
  });

  test("trust a list only if nothing has changed", async () => {
    const made = await make(60);
    const [gone, changed, keyless] = [made[10], made[20], made[30]].map((one) => one?.id ?? "");
    emulator.removeApplication(gone ?? "");
    emulator.updateApplication(changed ?? "", (app) => void (app.name = "changed"));
    emulator.updateApplication(keyless ?? "", (app) => void delete app.keys);
    const found = await readAll(made, 16);
    expect(found[10]).toBeUndefined();
    expect(found[20]).toMatchObject({ state: { name: "changed" }, inputs: { name: "changed" } });
    expect(found.filter(Boolean)).toHaveLength(59);
    // One for the reads, and one that shows that the address is the Vonage API of this account.
    expect(lists()).toBe(2);
    expect(emulator.journal().map(({ path }) => path)).toEqual(
      expect.arrayContaining([gone, changed].map((id) => `/v2/applications/${id}`)),
    );
  });

  test("fall back to single reads if a list fails, or has too many pages", async () => {
    const made = await make(230);
    await readAll(made.slice(0, 3), 3);
    expect([lists(), singles()]).toEqual([0, 3]);

    account = fresh();
    emulator.clearJournal();
    emulator.faults.add({ method: "GET", path: "/v2/applications", count: "forever", status: 400 });
    const found = await readAll(made.slice(0, 40), 16);
    expect(found.every(Boolean)).toBe(true);
    expect(singles()).toBe(40);
  });

  test("find an application that moves to another page during the listing", async () => {
    const made = await make(230);
    const [first, second] = [await page(1), await page(2)];
    const moved = itemsOf(second)[0]!;
    // The second page repeats the last item of the first one, and one item is on no page.
    const body = { ...second, _embedded: { applications: [itemsOf(first).at(-1)!, ...itemsOf(second).slice(1)] } };
    emulator.faults.add({ method: "GET", path: "/v2/applications", nth: 2, status: 200, body });
    expect(await readAll(made, 16)).toEqual(asMade(made));
    expect(emulator.journal().map(({ path }) => path)).toContain(`/v2/applications/${moved.id as string}`);
    expect(lists()).toBe(3);
  });

  test.each([
    ["fewer", 1],
    ["more", 6],
    ["no number of", "many"],
  ])("are right where the service claims %s pages than there are", async (_claim, claimed) => {
    const made = await make(230);
    const body = { ...(await page(1)), total_pages: claimed };
    emulator.faults.add({ method: "GET", path: "/v2/applications", status: 200, body });
    expect(await readAll(made, 16)).toEqual(asMade(made));
    expect(emulator.journal().length).toBeLessThanOrEqual(6 + 230 - 100);
  });

  test("read applications of a failed page singly", async () => {
    const made = await make(230);
    emulator.faults.add({ method: "GET", path: "/v2/applications", nth: 2, status: 400 });
    expect(await readAll(made, 16)).toEqual(asMade(made));
    expect(lists()).toBe(3);
    expect(singles()).toBeLessThanOrEqual(3 + 100);
  });

  test("of two accounts at once are each answered from the account's own lists", async () => {
    const made = await make(120);
    // The other account has the same ids, with other names.
    const applications = emulator.applications().map((app) => ({ ...app, name: `their ${app.name as string}` }));
    const other = await startEmulator({ apiKey: "other", apiSecret: "other-secret", seed: { applications } });
    try {
      // Old states, which do not name their account.
      const old = made.map(({ id, state: { __account: _, ...state } }) => ({ id, state }));
      const [ours, theirs] = await Promise.all([readAll(made, 8), readAll(old, 8, fresh(other))]);
      expect(ours).toEqual(asMade(made));
      for (const [index, found] of theirs.entries())
        expect(found).toMatchObject({ state: { name: `their app ${index}` } });
      expect(lists()).toBeLessThanOrEqual(2);
      expect(singles()).toBeLessThanOrEqual(4);
    } finally {
      await other.stop();
    }
  });

  test("are not answered from a list that is older than a write", async () => {
    const made = await make(10);
    await readAll(made, 10);
    const [{ id, state }] = made as [(typeof made)[number]];
    await Application.update(new Session(account), id, state, { name: "new", publicKey: keys.publicKey });
    expect(await Application.read(new Session(account), { id, state })).toMatchObject({ state: { name: "new" } });
  });

  test("are not answered from a list older than ten seconds", async () => {
    const made = await make(60);
    const [{ id, state }] = made as [(typeof made)[number]];
    await readAll(made, 16);
    expect(lists()).toBe(1);
    const begun = Date.now();
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      vi.setSystemTime(begun + 9_000);
      await Application.read(new Session(account), { id, state });
      expect(singles()).toBeLessThanOrEqual(3);
      const before = singles();
      vi.setSystemTime(begun + 60_000);
      emulator.updateApplication(id, (app) => void (app.name = "changed"));
      expect(await Application.read(new Session(account), { id, state })).toMatchObject({ state: { name: "changed" } });
      expect([lists(), singles()]).toEqual([1, before + 1]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("stop waiting for a list when their signal aborts", async () => {
    const made = await make(10);
    emulator.faults.add({ method: "GET", path: "/v2/applications", delay: 3_000 });
    const reads = account.reads("/v2/applications");
    const ended: string[] = [];
    const read = async ({ id }: (typeof made)[number], signal?: AbortSignal) => {
      const found = await reads.read(
        id,
        ({ name }) => `listed ${name as string}`,
        () => Promise.resolve("alone"),
        signal,
      );
      ended.push(found);
    };
    await Promise.all(made.map((one, index) => read(one, index === 9 ? AbortSignal.timeout(200) : undefined)));
    // Three were read singly before the list was worth its requests, and one did not wait for the list.
    expect(ended.slice(0, 4)).toEqual(["alone", "alone", "alone", "alone"]);
    expect(ended.slice(4).every((text) => text.startsWith("listed app"))).toBe(true);
  });
});
