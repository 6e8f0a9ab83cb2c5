import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { application } from "../application";
import { Unfinished } from "../host";
import { Life } from "../life";
import { Plugin } from "../plugin";
import { Trial } from "../faults/trial";
import { startWorld, type World } from "../world";

let world: World;
const home = mkdtempSync(join(tmpdir(), "pulumi-vonage-home-"));
const previous = process.env.PULUMI_HOME;
beforeAll(async () => {
  process.env.PULUMI_HOME = home;
  world = await startWorld({}, { requestTimeout: "20", consistencyWindow: "2", maxRetries: "0" });
});
afterAll(async () => {
  if (previous === undefined) delete process.env.PULUMI_HOME;
  else process.env.PULUMI_HOME = previous;
  await world.emulator.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

const written = () => readdirSync(join(home, "vonage", "pending-creates"));

describe("a create", () => {
  const plugins: Plugin[] = [];
  const plugin = () => {
    const made = new Plugin(world.settings);
    plugins.push(made);
    return made;
  };
  afterEach(async () => {
    await Promise.all(plugins.splice(0).map((one) => one.kill()));
    world.emulator.faults.clear();
    world.emulator.reset();
  });

  test("whose process is killed after the service has accepted it is found by the next one, which makes no second", async () => {
    world.emulator.faults.add({ method: "POST", path: "/v2/applications", when: "after", hang: true });
    const killed = plugin();
    const lost = killed.host("Application").create({ name: "shop" });
    const ended = expect(lost).rejects.toThrow("the plugin process is gone");
    await expect.poll(() => application.all(world).length, { timeout: 60_000 }).toBe(1);
    await killed.kill();
    await ended;
    expect(written()).toHaveLength(1);

    world.emulator.faults.clear();
    const life = new Life(plugin().host("Application"));
    await life.up({ name: "shop" });
    expect(application.all(world).map(({ id }) => id)).toEqual([life.kept!.id]);
    expect(application.stored(world, life.kept!.id)).toMatchObject({ keys: { public_key: life.kept!.outs.publicKey } });
    expect(String(life.kept!.outs.privateKey)).toContain("PRIVATE KEY");
    expect((await life.plan({ name: "shop" })).operation).toBe("same");
    expect(written()).toEqual([]);
  });

  test("does not take over what another process is creating, nor what was made elsewhere", async () => {
    world.emulator.faults.add({ method: "POST", path: "/v2/applications", when: "after", delay: 1500 });
    const [slow, quick] = [new Life(plugin().host("Application")), new Life(plugin().host("Application"))];
    const first = slow.up({ name: "shop" });
    await expect.poll(() => application.all(world).length, { timeout: 60_000 }).toBe(1);
    await quick.up({ name: "shop" });
    await first;
    expect(application.all(world)).toHaveLength(2);
    expect(new Set([slow.kept!.id, quick.kept!.id]).size).toBe(2);
    expect(written()).toEqual([]);
  });
});

test("a create whose answer lacks what was sent is told of at once, by its place", async () => {
  const process = new Plugin(world.settings);
  world.emulator.faults.add({
    method: "POST",
    path: "/v2/applications",
    drop: ["capabilities.voice.region", "capabilities.vbc"],
  });
  const capabilities = { vbc: {}, voice: { region: "eu-west" } };
  const publicKey = world.pairs[0]!.publicKey;
  await process.host("Application").create({ name: "shop", publicKey, capabilities });
  await expect.poll(() => process.written).toMatch(/capabilities\.vbc/);
  expect(process.written).toContain("capabilities.voice.region");
  expect(process.written).toContain("its answer lacks values that were sent");
  await process.kill();
  world.emulator.reset();
});

describe("a create whose answer is lost", () => {
  test("is found by a list that is late, at the very end of the time that it may be", async () => {
    const trial = await Trial.of(application, world);
    world.emulator.faults.add({ method: "POST", path: "/v2/applications", listsStaleFor: 1_700, reset: true });
    await trial.life.up({ name: "shop", publicKey: world.pairs[0]!.publicKey });
    expect(application.all(world)).toHaveLength(1);
    expect(trial.count("POST")).toBe(1);
    await trial.end();
  });

  test("is found by a look that begins when that time is over, though the look before it took longer", async () => {
    const trial = await Trial.of(application, world);
    world.emulator.faults.add({ method: "POST", path: "/v2/applications", listsStaleFor: 1_000, reset: true });
    world.emulator.faults.add({ method: "GET", path: "/v2/applications", when: "after", delay: 2_500 });
    await trial.life.up({ name: "shop", publicKey: world.pairs[0]!.publicKey });
    expect(application.all(world)).toHaveLength(1);
    expect(trial.count("POST")).toBe(1);
    await trial.end();
  });

  test("and answered 204, makes one application, and keeps its key", async () => {
    const trial = await Trial.of(application, world);
    world.emulator.faults.add({ method: "POST", path: "/v2/applications", when: "after", status: 204, empty: true });
    const error = await trial.life.up({ name: "shop" }).catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(Unfinished);
    expect(application.all(world)).toHaveLength(1);
    expect(application.all(world)[0]).toMatchObject({ keys: { public_key: trial.life.kept!.outs.publicKey } });
    expect(trial.count("POST")).toBe(1);
    await trial.end();
  });
});
