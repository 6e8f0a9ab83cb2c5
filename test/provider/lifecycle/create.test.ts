import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PartialStateError } from "../../../provider/http/errors";
import { resources } from "../../../provider/resources";
import { Memory } from "../../../provider/session";
import { fingerprintOf, PendingCreates } from "../../../provider/session/pending-creates";
import { Replacements } from "../../../provider/session/replacements";
import { takeKeyPair } from "../../key-pairs";
import { failureOf } from "../http/service";
import { useAccount } from "./account";

const { Application, Number: PhoneNumber, User } = resources;
const account = useAccount();
const pair = takeKeyPair();

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-notes-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const notes = () => readdirSync(folder);
const noting = () => account.session({ pendingCreates: new PendingCreates(folder) }, { requestTimeout: "5" });

/** Makes an application, and the note of a process that was killed while it made it. */
async function left(name: string, noted = name): Promise<string> {
  const { id, state } = await Application.create(account.session(), { name });
  abandon(noted, String(state.publicKey));
  return id;
}

function abandon(name: string, publicKey: string): void {
  const { pid } = spawnSync("true");
  const { mark } = account.session().account;
  const entry = { account: mark, type: "Application", name, fingerprint: fingerprintOf(publicKey), host: hostname() };
  writeFileSync(join(folder, `${notes().length}.json`), JSON.stringify({ ...entry, pid }));
}

describe("an application that a killed process has made", () => {
  test("is taken over with a new key, the user is told, and the note goes", async () => {
    const id = await left("shop");
    account.asked();
    const made = await Application.create(noting(), { name: "shop" });
    expect(made).toMatchObject({ id, state: { applicationId: id, name: "shop" } });
    expect(account.told).toEqual([
      `warning: Took over the application ${id}: an earlier create of "shop" made it, and did not end.`,
    ]);
    expect(account.asked()).toEqual(["GET /v2/applications", "GET /v2/applications/{id}", "PUT /v2/applications/{id}"]);
    expect(account.application(id)).toMatchObject({ keys: { public_key: made.state.publicKey } });
    expect(notes()).toEqual([]);
  });

  test("is not taken over by a create of another name", async () => {
    const id = await left("shop");
    expect((await Application.create(noting(), { name: "bank" })).id).not.toBe(id);
    expect(notes()).toHaveLength(1);
  });

  test("is not taken over if it has another name by now", async () => {
    const id = await left("renamed", "shop");
    expect((await Application.create(noting(), { name: "shop" })).id).not.toBe(id);
    expect(account.told).toEqual([]);
    expect(notes()).toEqual([]);
  });

  test("is told from one of the same name that somebody else has made, even without a key", async () => {
    const theirs = await Application.create(account.session(), { name: "shop" });
    const keyless = await Application.create(account.session(), { name: "shop" });
    const id = await left("shop");
    account.emulator.faults.add({ path: "/v2/applications", omit: ["_embedded.applications.1.keys"], method: "GET" });
    const made = await Application.create(noting(), { name: "shop" });
    expect(made.id).toBe(id);
    expect([theirs.id, keyless.id]).not.toContain(id);
  });

  test("is taken over by one create, and the next create takes the next one", async () => {
    const both = [await left("shop"), await left("shop")];
    const first = await Application.create(noting(), { name: "shop" });
    expect(notes()).toHaveLength(1);
    const second = await Application.create(noting(), { name: "shop" });
    expect([first.id, second.id].sort()).toEqual(both.sort());
    expect(notes()).toEqual([]);
  });

  test("and that is gone again leaves nothing: a new one is made, and the note goes", async () => {
    abandon("shop", pair.publicKey);
    await Application.create(noting(), { name: "shop" });
    expect(account.told).toEqual([]);
    expect(account.emulator.applications()).toHaveLength(1);
    expect(notes()).toEqual([]);
  });

  test("is taken over, and the notes of others of its name that made nothing go, too", async () => {
    const id = await left("shop");
    abandon("shop", pair.publicKey);
    expect(await Application.create(noting(), { name: "shop" })).toMatchObject({ id });
    expect(notes()).toEqual([]);
  });

  test("is kept by the stack if its taking over fails, so the note goes", async () => {
    const id = await left("shop");
    account.emulator.faults.add({ method: "PUT", status: 400, count: "forever" });
    const error = await failureOf(Application.create(noting(), { name: "shop" }));
    expect(error).toBeInstanceOf(PartialStateError);
    expect(error).toMatchObject({ id, properties: { name: "shop", applicationId: id } });
    expect(notes()).toEqual([]);
  });
});

describe("the note of a create", () => {
  test("is there while the create is under way, and goes with its end", async () => {
    account.emulator.faults.add({ method: "POST", delay: 100 });
    const creating = Application.create(noting(), { name: "shop" });
    await expect.poll(notes, { interval: 5 }).toHaveLength(1);
    await creating;
    expect(notes()).toEqual([]);
  });

  test("goes if the service refuses the create", async () => {
    account.emulator.faults.add({ method: "POST", status: 400 });
    await failureOf(Application.create(noting(), { name: "shop" }));
    expect(notes()).toEqual([]);
  });

  test("stays if nobody knows whether there is an object, and has what the next create looks for", async () => {
    account.emulator.faults.add({ method: "POST", when: "after", reset: true });
    account.emulator.faults.add({ method: "GET", path: "/v2/applications", status: 500 });
    expect((await failureOf(Application.create(noting(), { name: "shop" }))).message).toContain("may exist");
    const [{ keys }] = account.emulator.applications() as [{ keys: { public_key: string } }];
    expect(notes().map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown)).toEqual([
      {
        account: account.session().account.mark,
        type: "Application",
        name: "shop",
        fingerprint: fingerprintOf(keys.public_key),
        host: hostname(),
        pid: process.pid,
      },
    ]);
  });

  test("is not made for a key of the user's own, which other applications may have", async () => {
    account.emulator.faults.add({ method: "POST", status: 500, count: "forever" });
    const error = await failureOf(Application.create(noting(), { name: "shop", publicKey: pair.publicKey }));
    expect(error.message).toContain("may exist");
    expect(notes()).toEqual([]);
  });
});

describe("the note of a replacement", () => {
  const urn = "urn:pulumi:test::test::Number::line";
  const line = { country: "GB", msisdn: "447700900000" };
  const replacing = () =>
    account.session({ memory: new Memory({}, new Replacements(folder)), call: { urn } }).during({ urn });
  const give = () => account.emulator.numbers.give(account.emulator.apiKey, line);

  test("stays after the create, and holds the replaced object", async () => {
    give();
    const session = replacing();
    session.holdings.noteReplaced("Number", "GB/447700900000", { "GB/447700900001": 5 });
    const { state } = await PhoneNumber.create(session, line);
    expect(state).toMatchObject({ __replaced: { "GB/447700900001": 5 } });
    const doomed = { account: session.account.mark, type: "Number", urn: "another", createdAt: 1 };
    const { replacements } = session;
    expect(await replacements!.isReplaced({ ...doomed, id: "GB/447700900001" })).toBe(true);
    expect(await replacements!.isReplaced({ ...doomed, id: "GB/447700900002" })).toBe(false);
    expect(await replacements!.isReplaced({ ...doomed, id: "GB/447700900002", urn })).toBe(true);
    expect(
      await replacements!.isReplaced({ ...doomed, id: "GB/447700900002", urn, createdAt: state.__createdAt }),
    ).toBe(false);
  });

  test("is taken back if the create is refused", async () => {
    await failureOf(PhoneNumber.create(replacing(), line));
    expect(notes()).toEqual([]);
  });

  test("is made only if the resource is known, and its inputs determine the object", async () => {
    give();
    const memory = new Memory({}, new Replacements(folder));
    await PhoneNumber.create(account.session({ memory }), line);
    await Application.create(account.session({ memory }).during({ urn }), { name: "shop" });
    expect(notes()).toEqual([]);
  });
});

test("a create without an answer is sent three times at most, with a search after each", async () => {
  account.emulator.faults.add({ method: "POST", reset: true, when: "before", count: "forever" });
  account.asked();
  const error = await failureOf(Application.create(account.session(), { name: "shop" }));
  expect(error.message).toContain('An application named "shop" may exist');
  const [send, search] = ["POST /v2/applications", "GET /v2/applications"];
  expect(account.asked()).toEqual([send, search, send, search, send, search]);
});

describe("a created object", () => {
  test("is held by its resource, with the time of its creation", async () => {
    const session = account.session();
    const { id, state } = await Application.create(session, { name: "shop" });
    const { __createdAt: createdAt } = state;
    expect(Math.abs(Number(createdAt) - Date.now() / 1000)).toBeLessThan(60);
    expect(session.holdings.isHeldByAnother("Application", id, createdAt)).toBe(false);
    expect(session.holdings.isHeldByAnother("Application", id, 1)).toBe(true);
  });

  test("has its newest key remembered for the requests of its users", async () => {
    const session = account.session();
    const { id, state } = await Application.create(session, { name: "shop" });
    expect(session.signingKeys.newest(id)).toBe(state.privateKey);
  });

  test("is in the next list, even if there was one before", async () => {
    const session = account.session();
    const { id, state } = await Application.create(session, { name: "shop" });
    const again = await Application.create(session, { name: "shop" });
    const all = [
      [id, state],
      [again.id, again.state],
    ] as const;
    const found = await Promise.all(all.map(([each, known]) => Application.read(session, { id: each, state: known })));
    expect(found.map((one) => one?.id)).toEqual(all.map(([each]) => each));
  });

  test("that was found after a lost answer gets the values that it lacks, and its state has the hidden outputs", async () => {
    account.emulator.faults.add({ method: "POST", when: "after", reset: true, set: { "privacy.improve_ai": true } });
    const { id, state } = await Application.create(account.session(), {
      name: "shop",
      privacy: { improveAi: false },
    });
    expect(account.application(id)).toMatchObject({ privacy: { improve_ai: false } });
    expect(state).toMatchObject({
      privacy: { improveAi: false },
      __declared: ["/privacy/improveAi"],
      __account: account.session().account.mark,
      __createdAt: expect.any(Number) as number,
      __updatedAt: expect.any(Number) as number,
    });
  });

  test("that was found and cannot be changed is kept as the service has it, with the hidden outputs", async () => {
    account.emulator.faults.add({ method: "POST", when: "after", reset: true, set: { "privacy.improve_ai": true } });
    account.emulator.faults.add({ method: "PUT", status: 400 });
    const error = (await failureOf(
      Application.create(account.session(), { name: "shop", privacy: { improveAi: false } }),
    )) as PartialStateError;
    expect(error).toBeInstanceOf(PartialStateError);
    expect(error.message).toMatch(/^PUT .*: 400 /);
    expect(error.properties).toMatchObject({
      applicationId: error.id,
      privacy: { improveAi: true },
      privateKey: expect.stringContaining("PRIVATE KEY") as string,
      __declared: ["/privacy/improveAi"],
      __account: account.session().account.mark,
      __createdAt: expect.any(Number) as number,
    });
  });
});

describe("a user whose name is taken", () => {
  test("is taken over only if the program says adopt: true", async () => {
    const session = account.session();
    const home = await Application.create(session, { name: "shop", ...pair });
    const ada = { name: "ada", applicationId: home.id, privateKey: pair.privateKey };
    const { id } = await User.create(session, ada);
    expect((await failureOf(User.create(session, ada))).message).toContain("adopt: true");
    expect((await failureOf(User.create(session, { ...ada, adopt: false }))).message).toContain("adopt: true");
    expect(await User.create(session, { ...ada, adopt: true })).toMatchObject({ id });
  });
});

test("a value that the answer to a create leaves out is not written again", async () => {
  account.emulator.faults.add({ path: "/v2/applications", method: "POST", omit: ["capabilities.voice.region"] });
  const capabilities = { voice: { region: "eu-west" } };
  const { state } = await Application.create(account.session(), { name: "shop", capabilities });
  expect(account.asked()).toEqual(["POST /v2/applications"]);
  expect(state).toMatchObject({ capabilities });
  expect(account.told).toEqual([expect.stringContaining("capabilities.voice.region")]);
});
