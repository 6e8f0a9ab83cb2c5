import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "vonage-emulator";
import { GONE, type Host, type ProviderProcess, type Values } from "../host";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { Life } from "../life";
import { application, number, user } from "../subjects";
import { leaksIn } from "../texts";
import { settingsFor } from "../world";

const second = { apiKey: "second-key", apiSecret: "second-secret" };

describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  let processes: ProviderProcess[];
  const launch = async (account: { apiKey: string; apiSecret: string } = world.emulator) => {
    const launched = await world.launch(settingsFor({ ...account, url: world.emulator.url }));
    processes.push(launched);
    return launched;
  };

  beforeEach(async () => {
    processes = [];
    world = await startHostedWorld(kind, { accounts: [second] });
  });
  afterEach(async () => {
    for (const { written } of processes)
      expect(leaksIn(written, [world.emulator.apiSecret, second.apiSecret])).toEqual([]);
    await world.stop();
  });

  describe("21: a process that is killed during a create", () => {
    /** Kills the process before or after the service has handled the request. */
    const killedAt = async (host: Host, doomed: ProviderProcess, program: Values, when: "before" | "after") => {
      world.emulator.faults.add({ method: "POST", when, ...(when === "after" ? { delay: 5_000 } : { hang: true }) });
      const work = host.create(program).then(
        () => "created",
        (error: Error) => error.message,
      );
      const seen = () =>
        world.emulator.journal().some(({ method, committed }) => method === "POST" && committed === (when === "after"));
      await expect.poll(seen, { timeout: 20_000 }).toBe(true);
      await doomed.kill();
      expect(await work).toBe(GONE);
      world.emulator.faults.clear();
    };

    test("leaves an application that can be found by name, adopted by id, and given a new key", async () => {
      const doomed = await launch();
      await killedAt(doomed.host("Application"), doomed, { name: "shop", keyTriggers: [1] }, "after");
      const [left, ...more] = application.all(world);
      expect(more).toEqual([]);

      const life = new Life((await launch()).host("Application"));
      life.kept = { id: left!.id as string, inputs: { name: "shop" }, outs: { name: "shop" }, unfinished: false };
      expect(await life.refresh()).toBe(true);
      expect((await life.plan({ name: "shop" })).operation).toBe("same");
      expect(life.kept.outs.privateKey).toBeUndefined();
      expect(await life.up({ name: "shop", keyTriggers: [1] })).toBe("update");
      expect(life.kept.outs.privateKey).toMatch(/PRIVATE KEY/);
      expect(application.all(world)).toHaveLength(1);
    });

    test("leaves a user that the next deployment names, and takes over with adopt", async () => {
      const doomed = await launch();
      const program = user.least(world);
      await killedAt(doomed.host("User"), doomed, program, "after");
      const life = new Life((await launch()).host("User"));
      await expect(life.up(program)).rejects.toThrow(/already exists.*adopt: true/);
      await life.up({ ...program, adopt: true });
      expect(user.all(world).map(({ id }) => id)).toEqual([life.kept!.id]);
    });

    test("leaves a number that the next deployment finds, and does not buy twice", async () => {
      const doomed = await launch();
      const program = { ...number.least(world), [number.text.property]: number.text.other };
      await killedAt(doomed.host("Number"), doomed, program, "after");
      const life = new Life((await launch()).host("Number"));
      await life.up(program);
      expect(number.all(world)).toMatchObject([{ id: life.kept!.id, [number.text.wire]: number.text.other }]);
      expect(world.emulator.journal().filter(({ path }) => path === "/number/buy")).toHaveLength(1);
    });

    test("leaves nothing if the service has not accepted the create", async () => {
      const doomed = await launch();
      await killedAt(doomed.host("Application"), doomed, { name: "shop" }, "before");
      const life = new Life((await launch()).host("Application"));
      await life.up({ name: "shop" });
      expect(application.all(world)).toHaveLength(1);
    });
  });

  describe("25: sixteen creates at once in a cold process", () => {
    test("share one configuration, and all are authorised", async () => {
      const cold = await launch();
      const [applications, users] = [cold.host("Application"), cold.host("User")];
      const { publicKey } = world.pairs[0]!;
      const made = await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          index % 2 === 0
            ? applications.create({ name: `number ${index}`, publicKey })
            : users.create({ ...user.least(world), name: `number ${index}` }),
        ),
      );
      expect(new Set(made.map(({ id }) => id)).size).toBe(16);
      expect(world.emulator.journal().map(({ status }) => status)).toEqual(Array(16).fill(201));
      expect(cold.written).toBe("");
    });
  });

  describe("26: two accounts in one program", () => {
    const owned = (apiKey: string) =>
      world.emulator
        .applications(apiKey)
        .filter(({ id }) => ![world.home.id, world.elsewhere.id].includes(id as string));

    test("keep their credentials, objects and signing keys apart", async () => {
      const accounts = [await launch(), await launch(second)];
      const stacks = accounts.map((process) => ({
        applications: Array.from({ length: 4 }, () => new Life(process.host("Application"))),
        users: Array.from({ length: 4 }, () => new Life(process.host("User"))),
      }));
      await Promise.all(
        stacks.flatMap(({ applications }, account) =>
          applications.map((life, index) => life.up({ name: `${account}/${index}`, keyTriggers: [account] })),
        ),
      );
      const program = (account: number, index: number) => {
        const { id, outs } = stacks[account]!.applications[index]!.kept!;
        return { name: "ada", displayName: `${account}/${index}`, applicationId: id, privateKey: outs.privateKey };
      };
      await Promise.all(
        stacks.flatMap(({ users }, account) => users.map((life, index) => life.up(program(account, index)))),
      );
      const names = (wires: JsonObject[]) => wires.map(({ name }) => name).sort();
      expect(names(owned(world.emulator.apiKey))).toEqual(["0/0", "0/1", "0/2", "0/3"]);
      expect(names(owned(second.apiKey))).toEqual(["1/0", "1/1", "1/2", "1/3"]);
      for (const [account, { applications, users }] of stacks.entries()) {
        for (const [index, life] of users.entries()) {
          expect(world.emulator.users(applications[index]!.kept!.id)).toMatchObject([
            { display_name: `${account}/${index}` },
          ]);
          expect(await life.refresh()).toBe(true);
          expect((await life.plan(program(account, index))).operation).toBe("same");
        }
      }
    });

    test("do not see each other's objects", async () => {
      const life = new Life((await launch()).host("Application"));
      await life.up({ name: "mine", publicKey: world.pairs[0]!.publicKey });
      const stranger = new Life((await launch(second)).host("Application"));
      stranger.kept = { ...life.kept! };
      const before = world.emulator.journal().length;
      const refusal =
        /belongs to account [\w-]{12}….{4}, the provider is configured for [\w-]{12}….{4}\. Nothing was changed/;
      await expect(stranger.refresh()).rejects.toThrow(refusal);
      await expect(stranger.up({ name: "theirs", publicKey: world.pairs[0]!.publicKey })).rejects.toThrow(refusal);
      await expect(stranger.destroy()).rejects.toThrow(refusal);
      expect(stranger.kept).toBeDefined();
      expect(world.emulator.journal()).toHaveLength(before);
      expect(owned(world.emulator.apiKey)).toHaveLength(1);
    });

    test("do not wait for each other", async () => {
      const { publicKey } = world.pairs[0]!;
      const [busy, free] = [await launch(), await launch(second)];
      await free.host("Application").check({ name: "warm" });
      world.emulator.faults.add({ method: "POST", retryAfter: 5 });
      const waiting = busy.host("Application").create({ name: "busy", publicKey });
      await expect.poll(() => world.emulator.journal().length, { timeout: 20_000 }).toBe(1);
      const begun = performance.now();
      await free.host("Application").create({ name: "free", publicKey });
      expect(performance.now() - begun).toBeLessThan(4_000);
      expect(owned(second.apiKey)).toHaveLength(1);
      await waiting;
      expect(owned(world.emulator.apiKey)).toHaveLength(1);
    });

    test("follow a changed configuration within one process, too", async () => {
      const { publicKey } = world.pairs[0]!;
      for (const account of [world.emulator, second, world.emulator]) {
        const host = await world.host("Application", settingsFor({ ...account, url: world.emulator.url }));
        await host.create({ name: account.apiKey, publicKey });
      }
      expect(owned(world.emulator.apiKey).map(({ name }) => name)).toEqual(Array(2).fill(world.emulator.apiKey));
      expect(owned(second.apiKey).map(({ name }) => name)).toEqual([second.apiKey]);
    });
  });
});
