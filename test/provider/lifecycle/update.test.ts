import { describe, expect, test } from "vitest";
import { PartialStateError, VonageApiError, VonageUsageError } from "../../../provider/http/errors";
import { resources } from "../../../provider/resources";
import type { Properties } from "../../../provider/schema";
import { takeKeyPair } from "../../key-pairs";
import { failureOf } from "../http/service";
import { useAccount } from "./account";

const { Application, Number: PhoneNumber, User } = resources;
const account = useAccount();
const [pair, next] = [takeKeyPair(), takeKeyPair()];
const program = { name: "shop", ...pair, privacy: { improveAi: true } };
const [GET, PUT, LIST] = ["GET /v2/applications/{id}", "PUT /v2/applications/{id}", "GET /v2/applications"];
const made = async (inputs: Properties = program) => {
  const object = await Application.create(account.session(), inputs);
  account.asked();
  return object;
};
const now = () => Date.now() / 1000;

describe("an update", () => {
  test("reads the object, writes what changes, and keeps what others have added", async () => {
    const { id, state } = await made();
    account.emulator.updateApplication(id, (wire) => (wire.unknown_yet = 1));
    const updated = await Application.update(account.session(), id, state, { ...program, name: "bank" });
    expect(account.asked()).toEqual([GET, PUT]);
    expect(account.application(id)).toMatchObject({ name: "bank", privacy: { improve_ai: true }, unknown_yet: 1 });
    expect(updated).toMatchObject({ ...program, name: "bank", applicationId: id, __createdAt: state.__createdAt });
    expect(now() - Number(updated.__updatedAt)).toBeLessThan(60);
    expect(now() - Number(updated.__updatedAt)).toBeGreaterThanOrEqual(0);
  });

  test("of properties that Vonage never sees sends nothing, and keeps everything else", async () => {
    const { id, state } = await made({ name: "shop", publicKey: pair.publicKey });
    const session = account.session();
    const declared = { ...state, __unsettled: ["/name"], __updatedAt: 7, __answers: { "/name": "digest" } };
    const kept = await Application.update(session, id, state, { name: "shop", ...pair });
    expect(account.asked()).toEqual([]);
    expect(kept).toEqual({ ...state, ...pair, __declared: ["/publicKey", "/privateKey"] });
    expect(session.signingKeys.newest(id)).toBe(pair.privateKey);
    const settled = await Application.update(account.session(), id, declared, { name: "shop", ...pair });
    expect(account.asked()).toEqual([GET]);
    expect(settled).not.toHaveProperty("__unsettled");
  });

  test("that only declares values which Vonage has chosen sends nothing, and notes them as declared", async () => {
    const { id, state } = await made({ name: "shop", publicKey: pair.publicKey });
    account.emulator.updateApplication(id, (wire) => (wire.privacy = { improve_ai: false }));
    const { state: seen } = (await Application.read(account.session(), { id, state }))!;
    account.asked();
    const news = { name: "shop", publicKey: pair.publicKey, privacy: { improveAi: false } };
    const kept = await Application.update(account.session(), id, seen, news);
    expect(account.asked()).toEqual([]);
    expect(kept).toEqual({ ...seen, __declared: ["/privacy/improveAi", "/publicKey"] });
  });

  test("whose values the service holds already is not sent, and keeps the time of the last write", async () => {
    const { id, state } = await made();
    account.emulator.updateApplication(id, (wire) => (wire.name = "bank"));
    const known = { ...state, __updatedAt: 7 };
    const updated = await Application.update(account.session(), id, known, { ...program, name: "bank" });
    expect(account.asked()).toEqual([GET]);
    expect(updated).toMatchObject({ name: "bank", __updatedAt: 7 });
  });

  test("that may revert one without an answer is sent within the window, even if a read shows nothing to write", async () => {
    const { id, state } = await made();
    const sent = async (__updatedAt: unknown, consistencyWindow: string) => {
      const known = { ...state, __createdAt: 1, __updatedAt, __unsettled: ["/name"] };
      await Application.update(account.session({}, { consistencyWindow }), id, known, program);
      return account.asked();
    };
    expect(await sent(now(), "20")).toEqual([GET, PUT]);
    expect(await sent(now() - 19, "20")).toEqual([GET, PUT]);
    expect(await sent(now() - 21, "20")).toEqual([GET]);
    expect(await sent(undefined, "20")).toEqual([GET]);
    expect(await sent(now(), "0")).toEqual([GET]);
  });

  test("with a new key remembers it for the requests of the users", async () => {
    const { id, state } = await made();
    const session = account.session();
    const updated = await Application.update(session, id, state, { ...program, ...next });
    expect(session.signingKeys.newest(id)).toBe(next.privateKey);
    expect(updated.privateKey).toBe(next.privateKey);
    expect(account.application(id)).toMatchObject({ keys: { public_key: next.publicKey } });
  });

  test("of a value in its list is no longer answered from the list", async () => {
    const all = [await made(), await made(), await made(), await made(), await made(), await made()];
    const session = account.session();
    const refresh = () => Promise.all(all.map(({ id, state }) => Application.read(session, { id, state })));
    await refresh();
    expect(account.asked()).toContain(LIST);
    const { id, state } = all[0]!;
    await Application.update(session, id, state, { ...program, name: "bank" });
    account.asked();
    await refresh();
    expect(account.asked()).toContain(LIST);
  });

  test("with the state of another account sends nothing", async () => {
    const { id, state } = await made();
    const other = account.session({}, { apiKey: "another" });
    const error = await failureOf(Application.update(other, id, state, program));
    expect(error.message).toMatch(new RegExp(`^The application ${id} belongs to account`));
    expect(account.asked()).toEqual([]);
  });
});

describe("an update that fails", () => {
  const news = { name: "bank", ...next };

  test.each([
    ["a refusal", { method: "PUT", status: 403 }],
    ["a refused read", { method: "GET", status: 403 }],
  ])("with %s passes it on unchanged", async (_, rule) => {
    const { id, state } = await made();
    account.emulator.faults.add(rule);
    expect(await failureOf(Application.update(account.session(), id, state, news))).toBeInstanceOf(VonageApiError);
  });

  test("with a lost answer keeps the new key, the places that were written, and the time", async () => {
    const { id, state } = await made();
    account.emulator.faults.add({ method: "PUT", when: "after", reset: true });
    const known = { ...state, __unsettled: ["/privacy/improveAi"] };
    const error = await failureOf(Application.update(account.session(), id, known, news));
    expect(error).toBeInstanceOf(PartialStateError);
    expect(error.message).toMatch(/^PUT \/v2\/applications\//);
    const { id: kept, properties } = error as PartialStateError;
    expect(kept).toBe(id);
    expect(properties).toMatchObject({
      name: "shop",
      publicKey: pair.publicKey,
      privateKey: next.privateKey,
      __declared: state.__declared,
      __createdAt: state.__createdAt,
      __account: state.__account,
    });
    expect([...(properties.__unsettled as string[])].sort()).toEqual(["/name", "/privacy/improveAi", "/publicKey"]);
    expect(now() - Number(properties.__updatedAt)).toBeLessThan(60);
  });

  test("in its read has changed nothing, so the state stays", async () => {
    const { id, state } = await made();
    account.emulator.faults.add({ method: "GET", status: 500 });
    const error = await failureOf(Application.update(account.session(), id, state, news));
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toMatch(/^GET .*: 500 /);
  });

  test("because the object is gone says so, and what comes next", async () => {
    const { id, state } = await made();
    account.emulator.removeApplication(id);
    const error = await failureOf(Application.update(account.session(), id, state, news));
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toBe(
      `The application ${id} does not exist any more: it was deleted elsewhere. Run "pulumi refresh", and the next "pulumi up" creates it anew.`,
    );
  });

  test("because a number is gone says what the next deployment costs", async () => {
    const line = { country: "GB", msisdn: "447700900000" };
    account.emulator.numbers.give(account.emulator.apiKey, line);
    account.emulator.numbers.give(account.emulator.apiKey, { ...line, msisdn: "447700900001" });
    const { id, state } = await PhoneNumber.create(account.session(), line);
    account.emulator.numbers.remove(id);
    const error = await failureOf(
      PhoneNumber.update(account.session(), id, state, { ...line, moHttpUrl: "https://example.com/" }),
    );
    expect(error.message).toContain("it was deleted elsewhere. Run");
    expect(error.message).toContain("which costs money");
  });

  test("with 400 names the values that cannot be removed, and those that it did not write", async () => {
    const home = await made();
    const ada = { name: "ada", applicationId: home.id, privateKey: pair.privateKey };
    const { id, state } = await User.create(account.session(), { ...ada, displayName: "Ada" });
    const body = { title: "Bad", invalid_parameters: [{ name: "image_url", reason: "is odd" }] };
    account.emulator.faults.add({ method: "PATCH", status: 400, body });
    const error = await failureOf(User.update(account.session(), id, state, ada));
    expect(error.message).toMatch(/does not allow displayName to be removed.*This update did not write imageUrl/);
  });
});
