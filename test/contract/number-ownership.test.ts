import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "vonage-emulator";
import type { Host, Values } from "./host";
import { startHostedWorld, type HostedWorld } from "./hosted-world";
import { hosts } from "./hosts";
import { Life, type Kept } from "./life";

const [LIST, BUY, CANCEL, UPDATE] = [
  "GET /account/numbers",
  "POST /number/buy",
  "POST /number/cancel",
  "POST /number/update",
];
const ID = "GB/447700900000";
const address = { country: "GB", msisdn: "447700900000" };
const hooks = { moHttpUrl: "https://example.com/sms", voiceStatusCallback: "https://example.com/ended" };

describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  let host: Host;
  let life: Life;

  beforeEach(async () => {
    world = await startHostedWorld(kind);
    host = await world.host("Number");
    life = new Life(host);
  });
  afterEach(() => world.stop());

  const owned = (id = ID): JsonObject | undefined =>
    world.emulator.numbers.owned().find(({ country, msisdn }) => `${country as string}/${msisdn as string}` === id);
  const give = (fields: Values = {}) => world.emulator.numbers.give(world.emulator.apiKey, { ...address, ...fields });
  const asked = async (work: () => Promise<unknown>) =>
    (await world.requests(work)).filter((each) => !each.startsWith("GET /v2/"));

  describe("a number that the account does not own", () => {
    test("is not bought unless the program allows it, and the error says what to do", async () => {
      const requests = await asked(() =>
        expect(life.up(address)).rejects.toThrow(/does not own the number GB\/447700900000.*purchase: true/),
      );
      // The second one proves that it is the Numbers API whose list is empty.
      expect(requests).toEqual([LIST, "GET /number/search"]);
      expect(owned()).toBeUndefined();
    });

    test("is bought once if the program allows it, and configured", async () => {
      const program = { ...address, purchase: true, applicationId: world.home.id, ...hooks };
      expect(await asked(() => life.up(program))).toEqual([LIST, BUY, LIST, UPDATE]);
      expect(life.kept!.id).toBe(ID);
      expect(life.kept!.outs).toMatchObject({
        ...program,
        numberId: ID,
        type: "mobile-lvn",
        features: ["VOICE", "SMS"],
      });
      expect(owned()).toMatchObject({ app_id: world.home.id, ...hooks });
      expect((await life.plan(program)).operation).toBe("same");
      expect(await life.refresh()).toBe(true);
      expect((await life.plan(program)).operation).toBe("same");
    });

    test("cannot be bought if it needs an address: the error points to the dashboard", async () => {
      await expect(life.up({ country: "FR", msisdn: "33199000000", purchase: true })).rejects.toThrow(
        /420 .*in the dashboard.*pulumi up/,
      );
    });

    test("cannot be bought if it is not for sale, and the error says so", async () => {
      await expect(life.up({ country: "GB", msisdn: "447700999999", purchase: true })).rejects.toThrow(
        /is not for sale/,
      );
    });

    test("is not confused with a number that begins with its digits", async () => {
      give({ msisdn: "4477009000001" });
      await expect(life.up(address)).rejects.toThrow("does not own the number GB/447700900000");
    });

    test("is not confused with the same digits in another country", async () => {
      give({ country: "IM" });
      await expect(life.up(address)).rejects.toThrow("does not own the number GB/447700900000");
    });
  });

  describe("a number that the account owns", () => {
    test("is not bought again, and keeps the properties that the program does not declare", async () => {
      give({ moHttpUrl: hooks.moHttpUrl, voiceCallbackType: "sip", voiceCallbackValue: "sip:desk@example.com" });
      const program = { ...address, purchase: true, applicationId: world.home.id };
      expect(await asked(() => life.up(program))).toEqual([LIST, UPDATE]);
      expect(owned()).toMatchObject({
        app_id: world.home.id,
        moHttpUrl: hooks.moHttpUrl,
        voiceCallbackType: "sip",
        voiceCallbackValue: "sip:desk@example.com",
      });
      expect((await life.plan(program)).operation).toBe("same");
    });

    test("is only read if there is nothing to write", async () => {
      give({ app_id: world.home.id });
      expect(await asked(() => life.up({ ...address, applicationId: world.home.id }))).toEqual([LIST]);
    });

    test("loses the properties that the program drops, and no others", async () => {
      give({ voiceStatusCallback: hooks.voiceStatusCallback });
      const full = { ...address, applicationId: world.home.id, moHttpUrl: hooks.moHttpUrl, tel: "447700900001" };
      await life.up(full);
      expect(await life.up(address)).toBe("update");
      const left = owned()!;
      expect(left.app_id).toBeUndefined();
      expect(left.moHttpUrl).toBeUndefined();
      expect(left.voiceCallbackType).toBeUndefined();
      expect(left.voiceStatusCallback).toBe(hooks.voiceStatusCallback);
      const { body } = world.emulator.journal().findLast(({ path }) => path === "/number/update") as { body?: unknown };
      expect(String(JSON.stringify(body))).toContain("moHttpUrl");
    });

    test("clears moHttpUrl even if the service keeps properties that an update leaves out", async () => {
      world.emulator.numbers.configure({ omitted: "keep" });
      give();
      await life.up({ ...address, moHttpUrl: hooks.moHttpUrl });
      await life.up(address);
      expect(owned()!.moHttpUrl).toBeUndefined();
    });

    test("is forwarded to one place at a time", async () => {
      give();
      await life.up({ ...address, sip: "sip:desk@example.com" });
      await life.up({ ...address, tel: "447700900001" });
      expect(owned()).toMatchObject({ voiceCallbackType: "tel", voiceCallbackValue: "447700900001" });
      await expect(life.up({ ...address, sip: "sip:a@example.com", tel: "447700900001" })).rejects.toThrow(
        "sip and tel exclude",
      );
    });

    test("keeps its SMPP system type, which no answer shows, through updates of other properties", async () => {
      world.emulator.numbers.configure({ omitted: "clear" });
      give();
      const program = { ...address, smppSystemType: "inbound" };
      await life.up(program);
      await life.up({ ...program, tel: "447700900001" });
      expect(owned()).toMatchObject({ moSmppSysType: "inbound" });
      await life.refresh();
      expect((await life.plan({ ...program, tel: "447700900001" })).operation).toBe("same");
      await life.up(address);
      expect(owned()!.moSmppSysType).toBeUndefined();
      expect((await life.plan(address)).operation).toBe("same");
    });

    test.each(["unlink", "keep"] as const)(
      "shows drift when its application was deleted (%s)",
      async (deletedApplication) => {
        world.emulator.numbers.configure({ deletedApplication });
        give();
        const program = { ...address, applicationId: world.home.id };
        await life.up(program);
        world.emulator.removeApplication(world.home.id);
        expect(await life.refresh()).toBe(true);
        expect(life.kept!.outs.applicationId).toBeUndefined();
        expect((await life.plan(program)).operation).toBe("update");
        await expect(life.up(program)).rejects.toThrow(/420.*Check that application .* exists/);
        expect(await life.up({ ...address, applicationId: world.elsewhere.id })).toBe("update");
        expect(owned()).toMatchObject({ app_id: world.elsewhere.id });
      },
    );

    test("has its application looked up by the whole id", async () => {
      give({ app_id: "a/b?c" });
      await life.up(address);
      await life.refresh();
      expect(world.emulator.journal().map(({ path }) => path)).toContain("/v2/applications/a%2Fb%3Fc");
      expect(life.kept!.outs).not.toHaveProperty("applicationId");
    });

    test("shows drift when another program has linked it", async () => {
      give();
      const program = { ...address, applicationId: world.home.id };
      await life.up(program);
      world.emulator.numbers.update(ID, (wire) => (wire.app_id = world.elsewhere.id));
      await life.refresh();
      expect(life.kept!.outs.applicationId).toBe(world.elsewhere.id);
      expect(await life.up(program)).toBe("update");
      expect(owned()).toMatchObject({ app_id: world.home.id });
    });

    test("is imported by its country and digits", async () => {
      give({ app_id: world.home.id, moHttpUrl: hooks.moHttpUrl });
      const program = { ...address, applicationId: world.home.id, moHttpUrl: hooks.moHttpUrl };
      life.kept = { id: ID, inputs: program, outs: program, unfinished: false };
      expect(await life.refresh()).toBe(true);
      expect(life.kept.outs).toMatchObject({ ...program, numberId: ID });
      expect((await life.plan(program)).operation).toBe("same");
    });

    test("leaves the state at the next refresh when the account has lost it, and is not bought again", async () => {
      give();
      await life.up(address);
      world.emulator.numbers.remove(ID);
      await expect(life.up({ ...address, ...hooks })).rejects.toThrow(/does not exist any more.*pulumi refresh/);
      expect(await life.refresh()).toBe(false);
      await expect(life.up(address)).rejects.toThrow("purchase: true");
    });

    test("understands a refusal that comes with status 200", async () => {
      world.emulator.numbers.configure({ refusalStatus: 200 });
      give();
      await expect(life.up({ ...address, applicationId: "0d3c1f5a-7b1e-4c39-9a52-5d0f0c9e1aff" })).rejects.toThrow(
        /420/,
      );
    });
  });

  describe("deleting", () => {
    test("unlinks the number, keeps everything else, and never cancels it", async () => {
      give();
      await life.up({ ...address, applicationId: world.home.id, ...hooks });
      expect(await asked(() => life.destroy())).toEqual([LIST, UPDATE]);
      expect(owned()).toMatchObject(hooks);
      expect(owned()!.app_id).toBeUndefined();
    });

    test("keeps a link that somebody else has made meanwhile", async () => {
      give();
      await life.up({ ...address, applicationId: world.home.id });
      world.emulator.numbers.update(ID, (wire) => (wire.app_id = world.elsewhere.id));
      await life.destroy();
      expect(owned()).toMatchObject({ app_id: world.elsewhere.id });
    });

    test("keeps a link that the program never declared", async () => {
      give({ app_id: world.home.id });
      await life.up(address);
      await life.destroy();
      expect(owned()).toMatchObject({ app_id: world.home.id });
    });

    test("cancels the number only with cancelOnDelete", async () => {
      give();
      await life.up({ ...address, cancelOnDelete: true });
      expect(await asked(() => life.destroy())).toEqual([CANCEL]);
      expect(owned()).toBeUndefined();
    });

    test("succeeds if the number is gone already", async () => {
      give();
      await life.up({ ...address, cancelOnDelete: true });
      world.emulator.numbers.remove(ID);
      await life.destroy();
    });

    test("never cancels the number in a replacement", async () => {
      give();
      give({ msisdn: "447700900002" });
      await life.up({ ...address, cancelOnDelete: true });
      expect(await life.up({ ...address, msisdn: "447700900002", cancelOnDelete: true })).toBe("replace");
      expect(owned()).toBeDefined();
      expect(life.kept!.id).toBe("GB/447700900002");
    });

    const anotherRun = async () => (await world.start()).host("Number");

    test("that finishes an interrupted replacement leaves alone the link that the new resource has made", async () => {
      give();
      const program = { ...address, applicationId: world.home.id, cancelOnDelete: true };
      await life.up(program);
      const old = life.kept!;
      const { outs } = await host.create(program);

      const later = await anotherRun();
      await later.diff(ID, outs, program);
      await later.delete(ID, old.outs);
      expect(owned()).toMatchObject({ app_id: world.home.id });
    });

    test("that finishes a chain of interrupted replacements cancels none of them, and a later resource can", async () => {
      for (const last of ["0", "1", "2"]) give({ msisdn: `44770090000${last}` });
      const program = (last: string) => ({ country: "GB", msisdn: `44770090000${last}`, cancelOnDelete: true });
      const olds: Kept[] = [];
      for (const last of ["0", "1", "2"]) {
        const run = await anotherRun();
        const { inputs } = await run.check(program(last), olds.at(-1)?.inputs);
        if (olds.length > 0) await run.diff(olds.at(-1)!.id, olds.at(-1)!.outs, inputs);
        olds.push({ ...(await run.create(inputs)), inputs, unfinished: false });
      }
      const run = await anotherRun();
      const newest = olds.pop()!;
      await run.check(program("2"), newest.inputs);
      await run.diff(newest.id, newest.outs, newest.inputs);
      for (const { id, outs } of olds) await run.delete(id, outs);
      expect(world.emulator.numbers.owned()).toHaveLength(3);

      const other = new Life(await anotherRun());
      await other.up(program("0"));
      const last = await anotherRun();
      await last.diff(newest.id, newest.outs, newest.inputs);
      await last.delete(ID, other.kept!.outs);
      expect(owned()).toBeUndefined();
    });
  });

  describe("many numbers", () => {
    test("are read from a list, page by page", async () => {
      const lives = Array.from({ length: 120 }, (_, index) => ({
        country: "GB",
        msisdn: String(447700901000 + index),
      }));
      for (const each of lives) give(each);
      const kept: Life[] = [];
      for (const each of lives.slice(0, 20)) {
        const one = new Life(host);
        await one.up(each);
        kept.push(one);
      }
      const requests = await asked(() => Promise.all(kept.map((each) => each.refresh())));
      expect(requests.length).toBeLessThan(6);
    });
  });
});
