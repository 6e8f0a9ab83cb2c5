import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Trial } from "../faults/trial";
import { GONE, Unfinished } from "../host";
import { takeHome, type Home } from "../home";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { Life } from "../life";
import { application } from "../subjects";

describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  let home: Home;
  beforeAll(async () => {
    home = takeHome();
    world = await startHostedWorld(kind, {}, { requestTimeout: "20", consistencyWindow: "2", maxRetries: "0" });
  });
  afterAll(async () => {
    await world.stop();
    home.end();
  });

  const written = () => readdirSync(join(home.folder, "vonage", "pending-creates"));

  describe("a create", () => {
    afterEach(() => {
      world.emulator.faults.clear();
      world.emulator.reset();
    });

    test("whose process is killed after the service has accepted it is found by the next create, which makes no second object", async () => {
      world.emulator.faults.add({ method: "POST", path: "/v2/applications", when: "after", hang: true });
      const killed = await world.launch();
      const lost = killed.host("Application").create({ name: "shop" });
      const ended = expect(lost).rejects.toThrow(GONE);
      await expect.poll(() => application.all(world).length, { timeout: 60_000 }).toBe(1);
      await killed.kill();
      await ended;
      expect(written()).toHaveLength(1);

      world.emulator.faults.clear();
      const life = new Life((await world.launch()).host("Application"));
      await life.up({ name: "shop" });
      expect(application.all(world).map(({ id }) => id)).toEqual([life.kept!.id]);
      expect(application.stored(world, life.kept!.id)).toMatchObject({
        keys: { public_key: life.kept!.outs.publicKey },
      });
      expect(String(life.kept!.outs.privateKey)).toContain("PRIVATE KEY");
      expect((await life.plan({ name: "shop" })).operation).toBe("same");
      expect(written()).toEqual([]);
    });

    test("whose taking over is killed as well is found by the create after that", async () => {
      const lost = async (rule: object) => {
        world.emulator.faults.add({ path: "/v2/applications/**", hang: true, when: "after", ...rule });
        const killed = await world.launch();
        const ended = expect(killed.host("Application").create({ name: "shop" })).rejects.toThrow(GONE);
        const method = "method" in rule ? rule.method : undefined;
        const isSent = () => world.emulator.journal().some((entry) => entry.method === method);
        await expect.poll(isSent, { timeout: 60_000 }).toBe(true);
        await killed.kill();
        await ended;
        world.emulator.faults.clear();
        world.emulator.clearJournal();
      };
      await lost({ method: "POST", path: "/v2/applications" });
      await lost({ method: "PUT" });
      const life = new Life((await world.launch()).host("Application"));
      await life.up({ name: "shop" });
      expect(application.all(world).map(({ id }) => id)).toEqual([life.kept!.id]);
      expect(written()).toEqual([]);
    });

    test("that ends without knowing whether there is an object is found by the next one on this machine", async () => {
      world.emulator.faults.add({ method: "POST", path: "/v2/applications", when: "after", reset: true });
      world.emulator.faults.add({ method: "GET", path: "/v2/applications", status: 500, count: "forever" });
      const first = await world.launch();
      await expect(first.host("Application").create({ name: "shop" })).rejects.toThrow("may exist");
      await first.kill();
      world.emulator.faults.clear();
      const life = new Life((await world.launch()).host("Application"));
      await life.up({ name: "shop" });
      expect(application.all(world).map(({ id }) => id)).toEqual([life.kept!.id]);
      expect(written()).toEqual([]);
    });

    test("does not take over an object of another process or of somebody else", async () => {
      world.emulator.faults.add({ method: "POST", path: "/v2/applications", when: "after", delay: 1500 });
      const [slow, quick] = [
        new Life((await world.launch()).host("Application")),
        new Life((await world.launch()).host("Application")),
      ];
      const first = slow.up({ name: "shop" });
      await expect.poll(() => application.all(world).length, { timeout: 60_000 }).toBe(1);
      await quick.up({ name: "shop" });
      await first;
      expect(application.all(world)).toHaveLength(2);
      expect(new Set([slow.kept!.id, quick.kept!.id]).size).toBe(2);
      expect(written()).toEqual([]);
    });
  });

  test("a create whose answer lacks sent values warns at once, and names their places", async () => {
    const provider = await world.launch();
    world.emulator.faults.add({
      method: "POST",
      path: "/v2/applications",
      drop: ["capabilities.voice.region", "capabilities.vbc"],
    });
    const capabilities = { vbc: {}, voice: { region: "eu-west" } };
    const publicKey = world.pairs[0]!.publicKey;
    await provider.host("Application").create({ name: "shop", publicKey, capabilities });
    await expect.poll(() => provider.written).toMatch(/capabilities\.vbc/);
    expect(provider.written).toContain("capabilities.voice.region");
    expect(provider.written).toContain("its answer lacks values that were sent");
    await provider.kill();
    world.emulator.reset();
  });

  test("an answer with other values than were sent warns at once, and names their places", async () => {
    const provider = await world.launch();
    const set = {
      "capabilities.voice.region": "na-east",
      "capabilities.voice.webhooks.answer_url.connect_timeout": 900,
    };
    world.emulator.faults.add({ method: "POST", path: "/v2/applications", set });
    const webhooks = { answerUrl: { address: "https://example.com", connectTimeout: 500 } };
    const publicKey = world.pairs[0]!.publicKey;
    await provider
      .host("Application")
      .create({ name: "shop", publicKey, capabilities: { voice: { region: "eu-west", webhooks } } });
    await expect.poll(() => provider.written).toContain("its answer does not hold the values that were sent");
    expect(provider.written).toContain("capabilities.voice.region");
    expect(provider.written).toContain("capabilities.voice.webhooks.answerUrl.connectTimeout");
    await provider.kill();
    world.emulator.reset();
  });

  describe("a create whose answer is lost", () => {
    test("is found by a late list, at the end of the window", async () => {
      const trial = await Trial.of(application, world);
      world.emulator.faults.add({ method: "POST", path: "/v2/applications", listsStaleFor: 1_700, reset: true });
      await trial.life.up({ name: "shop", publicKey: world.pairs[0]!.publicKey });
      expect(application.all(world)).toHaveLength(1);
      expect(trial.count("make")).toBe(1);
      await trial.end();
    });

    test("is found by a search at the end of the window, even if the search before it took longer", async () => {
      const trial = await Trial.of(application, world);
      world.emulator.faults.add({ method: "POST", path: "/v2/applications", listsStaleFor: 1_000, reset: true });
      world.emulator.faults.add({ method: "GET", path: "/v2/applications", when: "after", delay: 2_500 });
      await trial.life.up({ name: "shop", publicKey: world.pairs[0]!.publicKey });
      expect(application.all(world)).toHaveLength(1);
      expect(trial.count("make")).toBe(1);
      await trial.end();
    });

    test("and the service answers 204: one application, and its key is kept", async () => {
      const trial = await Trial.of(application, world);
      world.emulator.faults.add({ method: "POST", path: "/v2/applications", when: "after", status: 204, empty: true });
      const error = await trial.life.up({ name: "shop" }).catch((reason: unknown) => reason);
      expect(error).not.toBeInstanceOf(Unfinished);
      expect(application.all(world)).toHaveLength(1);
      expect(application.all(world)[0]).toMatchObject({ keys: { public_key: trial.life.kept!.outs.publicKey } });
      expect(trial.count("make")).toBe(1);
      await trial.end();
    });
  });
});
