import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { Life } from "../life";
import { application } from "../subjects";
import { leaksIn } from "../texts";
import { settingsFor } from "../world";
import { Trial } from "./trial";

describe.each(hosts)("7: through the $host host, 429", (kind) => {
  let world: HostedWorld;
  let trial: Trial;
  beforeAll(async () => {
    world = await startHostedWorld(kind);
  });
  beforeEach(async () => {
    trial = await Trial.of(application, world);
    trial.clear();
  });
  afterEach(() => trial.end());
  afterAll(() => world.stop());

  const waits: [string, object, number, number][] = [
    ["in seconds", { retryAfter: 1 }, 1_000, 2_500],
    ["as a date", { retryAfter: { date: 2 } }, 900, 3_500],
    ["absent", { status: 429 }, 900, 3_000],
    ["not readable", { retryAfter: "soon" }, 900, 3_000],
    ["zero", { retryAfter: 0 }, 250, 1_500],
    ["negative", { retryAfter: -30 }, 250, 1_500],
    ["in the past", { retryAfter: { date: -60 } }, 250, 1_500],
  ];
  test.each(waits)(
    "with a Retry-After that is %s: a short wait, and then success",
    async (_name, rule, least, most) => {
      trial.fail("make", rule);
      const begun = performance.now();
      await trial.life.up({ ...application.beside(world, "") });
      const took = performance.now() - begun;
      expect(took).toBeGreaterThanOrEqual(least);
      expect(took).toBeLessThan(most);
      expect([trial.count("make"), trial.committed("make")]).toEqual([2, 1]);
    },
  );

  test("with a very large Retry-After: a capped wait, and one notice to the user", async () => {
    trial.fail("make", { retryAfter: 86_400, count: "forever" });
    const provider = await world.launch();
    const work = Array.from({ length: 5 }, () => provider.host("Application").create(application.beside(world, "")));
    const ended = Promise.allSettled(work);
    await expect.poll(() => provider.told.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await expect.poll(() => trial.count("make"), { timeout: 20_000 }).toBe(5);
    expect(provider.told).toEqual([
      expect.stringMatching(/^Vonage asks for fewer requests: waiting (6\d|7[0-2]) s before going on\.$/),
    ]);
    expect(leaksIn(provider.written, trial.secrets())).toEqual([]);
    await provider.kill();
    await ended;
  });

  test("is retried, however often it comes", async () => {
    trial.fail("make", { retryAfter: 0, count: 8 });
    await trial.life.up({ ...application.beside(world, "") });
    expect([trial.count("make"), trial.committed("make")]).toEqual([9, 1]);
  });
});

describe.each(hosts)(
  "8: through the $host host, 50 applications on a service that allows ten requests a second",
  (kind) => {
    test("are each created once, with few extra requests", async () => {
      const world = await startHostedWorld(kind, { requestBudget: { requests: 10, perSeconds: 1 } });
      const host = await world.host("Application", settingsFor(world.emulator, { requestTimeout: "30" }));
      const { publicKey } = world.pairs[0]!;
      const lives = Array.from({ length: 50 }, () => new Life(host));
      await Promise.all(lives.map((life, index) => life.up({ name: `number ${index}`, publicKey })));
      const journal = world.emulator.journal();
      expect(journal.filter(({ committed }) => committed)).toHaveLength(50);
      expect(new Set(lives.map(({ kept }) => kept?.id)).size).toBe(50);
      expect(journal.length).toBeLessThan(50 + 5 * 17);
      await world.stop();
    });
  },
);
