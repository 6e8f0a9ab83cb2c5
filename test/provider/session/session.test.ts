import { homedir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { VonageUsageError } from "../../../provider/http/errors";
import { accountMark } from "../../../provider/http/account";
import { Memory, requireAccountOf, Session } from "../../../provider/session";
import { machineFolder } from "../../../provider/session/machine";
import { PendingCreates } from "../../../provider/session/pending-creates";
import { Replacements } from "../../../provider/session/replacements";
import { failureOf } from "../http/service";
import { useAccount } from "../lifecycle/account";

const account = useAccount();

describe("a session during a call", () => {
  test("has the memory of the session, and the urn and the signal of the call", () => {
    const [pendingCreates, replacements] = [new PendingCreates("nowhere"), new Replacements("nowhere")];
    const memory = new Memory({ privateKeys: { app: "key" } }, replacements);
    const session = account.session({ pendingCreates, memory });
    const { signal } = new AbortController();
    const call = session.during({ urn: "urn", signal });
    expect([call.urn, call.signal, session.urn, session.signal]).toEqual(["urn", signal, undefined, undefined]);
    expect(call.account).toBe(session.account);
    expect([call.pendingCreates, session.pendingCreates]).toEqual([pendingCreates, pendingCreates]);
    expect([call.replacements, call.holdings, call.signingKeys]).toEqual([
      replacements,
      memory.holdings,
      memory.signingKeys,
    ]);
    expect(call.signingKeys.newest("app")).toBe("key");
  });

  test("logs with the urn of the call", () => {
    const told: unknown[] = [];
    const session = account.session({ log: (...message) => void told.push(message) });
    session.log("info", "a");
    session.during({ urn: "urn" }).log("warning", "b");
    expect(told).toEqual([
      ["info", "a", undefined],
      ["warning", "b", "urn"],
    ]);
  });

  test("needs nothing but an account", () => {
    const session = new Session(account.session().account);
    session.log("info", "nobody hears it");
    expect(session.pendingCreates).toBeUndefined();
    expect(session.replacements).toBeUndefined();
    expect(session.signingKeys.newest("app")).toBeUndefined();
  });
});

describe("a proof", () => {
  test("is asked for once for a session, also by calls at the same time", async () => {
    const session = account.session();
    let asked = 0;
    const ask = () => Promise.resolve(void (asked += 1));
    await Promise.all([session.prove("a", ask), session.during({}).prove("a", ask)]);
    await session.prove("a", ask);
    expect(asked).toBe(1);
    await session.prove("b", ask);
    expect(asked).toBe(2);
  });

  test("that fails is asked for again", async () => {
    const session = account.session();
    const fail = () => Promise.reject(new Error("no"));
    expect((await failureOf(session.prove("a", fail))).message).toBe("no");
    let asked = 0;
    const ask = () => Promise.resolve(void (asked += 1));
    await session.prove("a", ask);
    await session.prove("a", ask);
    expect(asked).toBe(1);
  });
});

describe("the service of an account", () => {
  test("is asked for its applications once", async () => {
    const session = account.session();
    await session.requireService("the application 1");
    await session.requireService("the application 2");
    expect(account.asked()).toEqual(["GET /v2/applications"]);
  });

  test("that does not answer as the API is named, with the reason", async () => {
    const session = account.session();
    account.emulator.faults.add({ status: 403, count: 2 });
    const { message: reason } = await failureOf(session.account.requireList());
    const error = await failureOf(session.requireService("the application 1"));
    expect(error).toBeInstanceOf(VonageUsageError);
    const { host } = session.account;
    expect(error.message).toBe(
      `${host} says that the application 1 does not exist, but ${host} does not answer as the Vonage API does for account …-key: ${reason.replace(/\.$/, "")}. Nothing was changed. Check vonage:baseUrl and the credentials.`,
    );
    await session.requireService("the application 1");
  });

  test("is not asked on behalf of a call that was cancelled", async () => {
    const signal = AbortSignal.abort(new Error("stopped"));
    await failureOf(account.session().during({ signal }).requireService("the application 1"));
    expect(account.asked()).toEqual([]);
  });
});

describe("a state", () => {
  const [ours, theirs] = [accountMark("our-key-1234"), accountMark("their-key-5678")];

  test.each([{ __account: ours }, {}, { __account: 7 }])("of this or an unknown account is accepted: %o", (state) => {
    expect(() => requireAccountOf(ours, state, "The user 1")).not.toThrow();
  });

  test("of another account is refused, with both accounts and the ways out", () => {
    const work = () => requireAccountOf(ours, { __account: theirs }, "The user 1");
    expect(work).toThrow(VonageUsageError);
    expect(work).toThrow(
      "The user 1 belongs to account …5678, the provider is configured for …1234. Nothing was changed.",
    );
    const session = account.session();
    expect(() => session.requireAccountOf({ __account: theirs }, "The user 1")).toThrow("configured for …-key");
    expect(() => session.requireAccountOf({ __account: session.account.mark }, "The user 1")).not.toThrow();
  });
});

describe("the folder of this machine", () => {
  const { PULUMI_HOME: before } = process.env;
  afterEach(() => {
    if (before === undefined) delete process.env.PULUMI_HOME;
    else process.env.PULUMI_HOME = before;
  });

  test("is below Pulumi's own", () => {
    process.env.PULUMI_HOME = join("/", "elsewhere");
    expect(machineFolder("notes")).toBe(join("/", "elsewhere", "vonage", "notes"));
    for (const none of ["", undefined]) {
      if (none === undefined) delete process.env.PULUMI_HOME;
      else process.env.PULUMI_HOME = none;
      expect(machineFolder("notes")).toBe(join(homedir(), ".pulumi", "vonage", "notes"));
    }
  });
});
