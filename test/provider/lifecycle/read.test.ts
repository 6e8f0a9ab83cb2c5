import { describe, expect, test } from "vitest";
import { VonageApiError, VonageUsageError } from "../../../provider/http/errors";
import { defineResource } from "../../../provider/lifecycle/define-resource";
import { resources } from "../../../provider/resources";
import type { Properties } from "../../../provider/schema";
import { takeKeyPair } from "../../key-pairs";
import { failureOf } from "../http/service";
import { useAccount, visible } from "./account";

const { Application, User } = resources;
const account = useAccount();
const pair = takeKeyPair();
const program = { name: "shop", ...pair, capabilities: { voice: { region: "eu-west" } } };
const made = async (inputs: Properties = program) => {
  const object = await Application.create(account.session(), inputs);
  account.asked();
  return object;
};
const change = (id: string, more: object) =>
  account.emulator.updateApplication(id, (wire) => Object.assign(wire, more));

describe("a refresh", () => {
  test("of an unchanged object returns its state and its inputs, by one request", async () => {
    const { id, state } = await made();
    const found = await Application.read(account.session(), { id, state });
    expect(found).toEqual({ id, state, inputs: program });
    expect(account.asked()).toEqual(["GET /v2/applications/{id}"]);
  });

  test("shows the values of the service, and keeps the hidden outputs", async () => {
    const { id, state } = await made();
    change(id, { name: "bank", capabilities: { voice: { region: "na-east" } } });
    const found = await Application.read(account.session(), { id, state });
    expect(found!.inputs).toEqual({ ...program, name: "bank", capabilities: { voice: { region: "na-east" } } });
    expect(found!.state).toMatchObject({
      name: "bank",
      __declared: state.__declared,
      __createdAt: state.__createdAt,
      __account: state.__account,
    });
  });

  test("forgets the places that an update without an answer may have changed", async () => {
    const { id, state } = await made();
    const found = await Application.read(account.session(), { id, state: { ...state, __unsettled: ["/name"] } });
    expect(found!.state).not.toHaveProperty("__unsettled");
  });

  test("of several objects at once takes the unchanged ones from one list, and reads the others alone", async () => {
    const all = [await made(), await made(), await made(), await made(), await made(), await made()];
    change(all[0]!.id, { name: "bank" });
    const session = account.session();
    account.asked();
    const found = await Promise.all(all.map(({ id, state }) => Application.read(session, { id, state })));
    expect(found.map((one) => one!.state.name)).toEqual(["bank", "shop", "shop", "shop", "shop", "shop"]);
    expect(found.map((one, at) => visible(one!.state).publicKey === all[at]!.state.publicKey)).not.toContain(false);
    const asked = account.asked();
    expect(asked).toContain("GET /v2/applications");
    expect(asked.length).toBeLessThan(all.length);
  });

  test("does not take an object from a list that lacks a part of it", async () => {
    const all = [await made(), await made(), await made(), await made(), await made(), await made()];
    const session = account.session();
    account.emulator.faults.add({
      path: "/v2/applications",
      omit: ["_embedded.applications.*.keys"],
      count: "forever",
    });
    account.asked();
    const found = await Promise.all(all.map(({ id, state }) => Application.read(session, { id, state })));
    expect(found.map((one) => one!.inputs)).toEqual(all.map(() => program));
    expect(account.asked().filter((one) => one.includes("{id}")).length).toBeGreaterThanOrEqual(all.length - 1);
  });

  test("ends at once if the call is cancelled while the list of its objects is under way", async () => {
    const all = [await made(), await made(), await made(), await made()];
    account.emulator.faults.add({ path: "/v2/applications", hang: true });
    const call = new AbortController();
    const session = account.session().during({ signal: call.signal });
    const reads = all.map(({ id, state }) => Application.read(session, { id, state }));
    const waiting = failureOf(reads.pop()!); // Only the last one waits for the list.
    await Promise.all(reads);
    const begun = performance.now();
    call.abort();
    await waiting;
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test("lets go of an object only if it is gone", async () => {
    const session = account.session();
    const { id, state } = await Application.create(session, program);
    await Application.read(session, { id, state });
    expect(session.holdings.isHeldByAnother("Application", id, 1)).toBe(true);
    account.emulator.removeApplication(id);
    expect(await Application.read(session, { id, state })).toBeUndefined();
    expect(session.holdings.isHeldByAnother("Application", id, 1)).toBe(false);
  });

  test("passes another failure on unchanged", async () => {
    const { id, state } = await made();
    account.emulator.faults.add({ method: "GET", status: 403 });
    expect(await failureOf(Application.read(account.session(), { id, state }))).toBeInstanceOf(VonageApiError);
  });

  test("remembers the key of an application, from the old state and from the new one", async () => {
    const { id, state } = await made();
    const session = account.session();
    await Application.read(session, { id, state });
    expect(session.signingKeys.newest(id)).toBe(pair.privateKey);
    account.emulator.faults.add({ method: "GET", status: 403 });
    const failed = account.session();
    await failureOf(Application.read(failed, { id, state }));
    expect(failed.signingKeys.newest(id)).toBe(pair.privateKey);
  });

  test("with the state of another account sends nothing", async () => {
    const { id, state } = await made();
    const other = account.session({}, { apiKey: "another" });
    expect((await failureOf(Application.read(other, { id, state }))).message).toMatch(
      new RegExp(`^The application ${id} belongs to account`),
    );
    expect(account.asked()).toEqual([]);
  });
});

describe("shortly after a write, a refresh", () => {
  const settings = { consistencyWindow: "1" };
  const now = () => Date.now() / 1000;
  const readsOf = (id: string) => account.emulator.journal().filter(({ path }) => path.endsWith(id)).length;
  const refreshed = (id: string, state: Properties) => Application.read(account.session({}, settings), { id, state });

  test("repeats reads that disagree with the state, for the window and no longer", async () => {
    const times = [
      () => ({ __createdAt: now() - 0.3 }),
      () => ({ __createdAt: 1, __updatedAt: now() - 0.3 }),
      // A clock that was ahead.
      () => ({ __createdAt: now() + 600 }),
    ];
    const counts = await Promise.all(
      times.map(async (time) => {
        const { id, state } = await made();
        change(id, { name: "bank" });
        expect((await refreshed(id, { ...state, ...time() }))!.state.name).toBe("bank");
        return readsOf(id);
      }),
    );
    for (const count of counts) expect([2, 3]).toContain(count);
  });

  test("repeats reads that find nothing, and then believes them", async () => {
    const { id, state } = await made();
    account.emulator.removeApplication(id);
    expect(await refreshed(id, { ...state, __createdAt: now() - 0.3 })).toBeUndefined();
    expect(account.asked().at(-1)).toBe("GET /v2/applications");
    expect([2, 3]).toContain(readsOf(id));
  });

  test("believes a read that agrees with the state at once", async () => {
    const { id, state } = await made();
    expect(await refreshed(id, { ...state, __createdAt: now(), __updatedAt: now() })).toMatchObject({ id });
    expect(readsOf(id)).toBe(1);
  });

  test("does not repeat a read that fails otherwise", async () => {
    const { id, state } = await made();
    account.emulator.faults.add({ method: "GET", status: 403 });
    await failureOf(refreshed(id, { ...state, __createdAt: now() }));
    expect(readsOf(id)).toBe(1);
  });

  test("ends at once if the call is cancelled", async () => {
    const { id, state } = await made();
    change(id, { name: "bank" });
    const signal = AbortSignal.timeout(50);
    const session = account.session({}, { consistencyWindow: "60" }).during({ signal });
    await failureOf(Application.read(session, { id, state: { ...state, __createdAt: now() } }));
    expect(readsOf(id)).toBe(1);
  });
});

test.each([1, undefined])("a refresh after an old or unknown write (%s) reads once", async (__createdAt) => {
  const { id, state } = await made();
  change(id, { name: "bank" });
  await Application.read(account.session({}, { consistencyWindow: "60" }), { id, state: { ...state, __createdAt } });
  expect(account.asked()).toHaveLength(1);
});

describe("the read of an object that is managed elsewhere", () => {
  test("returns the live state, and the inputs that the program declares", async () => {
    const { id } = await made({ ...program, privacy: { improveAi: true } });
    const found = await Application.read(account.session(), { id, inputs: { name: "old", capabilities: {} } });
    expect(found).toMatchObject({
      id,
      state: { applicationId: id, name: "shop", privacy: { improveAi: true } },
      inputs: { name: "shop" },
    });
    expect(found!.state.__declared).toEqual(["/capabilities"]);
    expect(found!.inputs).not.toHaveProperty("privacy");
  });

  test("fails for an object that is not there, with the name of the account", async () => {
    const error = await failureOf(Application.read(account.session(), { id: "nothing", inputs: { name: "a" } }));
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toMatch(/^There is no application nothing in this account \(….+\), or the credentials/);
  });

  test("fails in the same way for a user whose application is gone, and not with the 401 that Vonage answers", async () => {
    const { id: applicationId } = await made();
    const { privateKey } = pair;
    const { id } = await User.create(account.session(), { name: "alice", applicationId, privateKey });
    account.emulator.removeApplication(applicationId);
    const error = await failureOf(User.read(account.session(), { id, inputs: { applicationId, privateKey } }));
    expect(error.message).toMatch(/^There is no user USR-\S+ in this account \(….+\), or the credentials/);
  });

  test("passes another failure on unchanged", async () => {
    account.emulator.faults.add({ method: "GET", status: 403 });
    const error = await failureOf(Application.read(account.session(), { id: "nothing", inputs: { name: "a" } }));
    expect(error).toBeInstanceOf(VonageApiError);
  });
});

describe("an import", () => {
  test("returns the inputs that a program must declare, and the state with its account", async () => {
    const { id, state } = await made();
    const found = await Application.read(account.session(), { id });
    expect(found).toMatchObject({ id, inputs: { name: "shop", capabilities: program.capabilities } });
    expect(found!.state).toMatchObject({ applicationId: id, publicKey: pair.publicKey, __account: state.__account });
  });

  test("takes the import id for the id, unless the definition finds the object", async () => {
    const { id } = await made();
    const definition = { ...Application.kind.definition, locate: undefined };
    expect(await defineResource(definition).read(account.session(), { id })).toMatchObject({ id });
    const named = defineResource({ ...definition, locate: () => Promise.resolve({ id, inputs: {} }) });
    expect(await named.read(account.session(), { id: "by name" })).toMatchObject({ id, inputs: { name: "shop" } });
  });

  test("has the inputs that the import id tells, and signs with the key of the application", async () => {
    const session = account.session();
    const home = await Application.create(session, program);
    const { id } = await User.create(session, { name: "ada", applicationId: home.id });
    const found = await User.read(session, { id: `${home.id}/ada` });
    expect(found).toMatchObject({ id, inputs: { name: "ada", applicationId: home.id } });
    expect(found!.inputs).not.toHaveProperty("privateKey");
  });

  test("fails for an object that no program can declare, with all reasons", async () => {
    const { id } = await made();
    change(id, { name: " " });
    const error = await failureOf(Application.read(account.session(), { id }));
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toBe(
      `The application ${id} cannot be imported, because the service holds what cannot be declared: name must not be blank.`,
    );
  });

  test("fails for an object that is not there", async () => {
    const id = "6f1c6f9e-1f0a-4d3c-9a52-5d0f0c9e1a01";
    const error = await failureOf(Application.read(account.session(), { id }));
    expect(error.message).toMatch(new RegExp(`^There is no application ${id} in this account`));
  });
});
