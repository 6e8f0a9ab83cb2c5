import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { application } from "../application";
import { dynamicHost } from "../host";
import { Life } from "../life";
import { Plugin } from "../plugin";
import { leaksIn } from "../texts";
import { settingsFor, startWorld, type World } from "../world";
import { Trial } from "./trial";

describe("7: 429", () => {
  let world: World;
  let trial: Trial;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    trial = await Trial.of(application, world);
    trial.clear();
  });
  afterEach(() => trial.end());
  afterAll(() => world.emulator.stop());

  const waits: [string, object, number, number][] = [
    ["in seconds", { retryAfter: 1 }, 1_000, 2_500],
    ["as a date", { retryAfter: { date: 2 } }, 900, 3_500],
    ["absent", { status: 429 }, 900, 3_000],
    ["not to be understood", { retryAfter: "soon" }, 900, 3_000],
    ["zero", { retryAfter: 0 }, 250, 1_500],
    ["negative", { retryAfter: -30 }, 250, 1_500],
    ["in the past", { retryAfter: { date: -60 } }, 250, 1_500],
  ];
  test.each(waits)("with a Retry-After that is %s: a sane wait, and then success", async (_name, rule, least, most) => {
    trial.fail("POST", rule);
    const begun = performance.now();
    await trial.life.up({ ...application.beside(world, "") });
    const took = performance.now() - begun;
    expect(took).toBeGreaterThanOrEqual(least);
    expect(took).toBeLessThan(most);
    expect([trial.count("POST"), trial.committed("POST")]).toEqual([2, 1]);
  });

  test("with a Retry-After that is very large: a capped wait, which the user is told of, once", async () => {
    trial.fail("POST", { retryAfter: 86_400, count: "forever" });
    const plugin = new Plugin(world.settings);
    const work = Array.from({ length: 5 }, () => plugin.host("Application").create(application.beside(world, "")));
    const ended = Promise.allSettled(work);
    await expect.poll(() => plugin.written, { timeout: 20_000 }).toMatch(/\n/);
    await expect.poll(() => trial.count("POST")).toBe(5);
    const [, seconds] = /^vonage: Vonage asks for fewer requests: waiting (\d+) s before going on\.\n$/.exec(
      plugin.written,
    )!;
    expect(Number(seconds)).toBeGreaterThanOrEqual(60);
    expect(Number(seconds)).toBeLessThanOrEqual(72);
    expect(leaksIn(plugin.written, trial.secrets())).toEqual([]);
    await plugin.kill();
    await ended;
  });

  test("is no reason to stop, however often it comes", async () => {
    trial.fail("POST", { retryAfter: 0, count: 8 });
    await trial.life.up({ ...application.beside(world, "") });
    expect([trial.count("POST"), trial.committed("POST")]).toEqual([9, 1]);
  });
});

describe("8: 50 applications at once, where the service takes ten requests a second", () => {
  test("all are made, once each, with few requests more", async () => {
    const world = await startWorld({ requestBudget: { requests: 10, perSeconds: 1 } });
    const host = await dynamicHost("Application", settingsFor(world.emulator, { requestTimeout: "30" }));
    const { publicKey } = world.pairs[0]!;
    const lives = Array.from({ length: 50 }, () => new Life(host));
    await Promise.all(lives.map((life, index) => life.up({ name: `number ${index}`, publicKey })));
    const journal = world.emulator.journal();
    expect(journal.filter(({ committed }) => committed)).toHaveLength(50);
    expect(new Set(lives.map(({ kept }) => kept?.id)).size).toBe(50);
    expect(journal.length).toBeLessThan(50 + 5 * 17);
    await world.emulator.stop();
  });
});
