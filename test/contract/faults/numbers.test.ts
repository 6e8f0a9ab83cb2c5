import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Unfinished, type Values } from "../host";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { Life } from "../life";
import { number } from "../subjects";
import { Trial } from "./trial";

describe.each(hosts)("a number, through the $host host", (kind) => {
  let world: HostedWorld;
  let trial: Trial;
  beforeAll(async () => {
    world = await startHostedWorld(kind, {}, { consistencyWindow: "1.5", maxRetries: "1" });
  });
  beforeEach(async () => {
    trial = await Trial.of(number, world);
    trial.clear();
  });
  afterEach(() => trial.end());
  afterAll(() => world.stop());

  const { property, other, another } = number.text;
  const least = () => number.least(world);
  const linked = (): Values => ({ ...least(), applicationId: world.home.id, [property]: other });
  const owned = () => number.all(world).map(({ id }) => id);
  const addresses = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ country: "GB", msisdn: String(447700901000 + index) }));

  test.each([420, 200] as const)(
    "30: that is bought although the purchase is answered with 420 (status %i)",
    async (status) => {
      world.emulator.numbers.configure({ refusalStatus: status });
      trial.fail("make", { status: 420, when: "after" });
      await trial.life.up(linked());
      expect(trial.count("make")).toBe(1);
      await trial.holdsOne(linked());
    },
  );

  test.each([401, 403, 400])(
    "30: that is bought and cannot be configured (%i): the error says that it costs money",
    async (status) => {
      trial.fail("send", { status, count: "forever" });
      const error = await trial.failure(trial.life.up(linked()));
      expect(error.message).toContain(`: ${status} `);
      expect(error.message).toMatch(/was bought and costs money.*run "pulumi up" again, which does not buy it twice/);
      trial.clear();
      await trial.life.up(linked());
      expect(trial.count("make")).toBe(0);
      await trial.holdsOne(linked());
    },
  );

  test("31: that is bought, and appears in the list only later: one purchase, and the whole configuration", async () => {
    trial.fail("make", { listsStaleFor: 600 });
    await trial.life.up(linked());
    expect(trial.count("make")).toBe(1);
    await trial.holdsOne(linked());
  });

  test("31: whose purchase got no answer, and that appears in the list only later: one purchase", async () => {
    trial.fail("make", { when: "after", reset: true, staleFor: 600 });
    await trial.life.up(linked());
    expect(trial.count("make")).toBe(1);
    await trial.holdsOne(linked());
  });

  test("31: that an update has changed, while the list still shows the old values: no drift", async () => {
    await trial.life.up(linked());
    trial.fail("send", { staleFor: 600 });
    await trial.life.up({ ...linked(), [property]: another });
    await trial.life.refresh();
    expect((await trial.life.plan({ ...linked(), [property]: another })).operation).toBe("same");
    await trial.holdsOne({ ...linked(), [property]: another });
  });

  test("32: among many, in lists with a new order each time: all are read, and none counts as gone", async () => {
    world.emulator.numbers.configure({ listOrder: "shuffled" });
    for (const address of addresses(250)) world.emulator.numbers.give(world.emulator.apiKey, address);
    const lives = await Promise.all(
      addresses(20).map(async (address) => {
        const life = new Life(trial.life.host);
        await life.up(address);
        return life;
      }),
    );
    expect(await Promise.all(lives.map((life) => life.refresh()))).toEqual(lives.map(() => true));
    expect(trial.count("make")).toBe(0);
  });

  test("33: behind a gateway that answers 429 with a page instead of JSON: every request is sent again, and commits once", async () => {
    for (const operation of ["make", "look", "send"] as const) trial.fail(operation, { status: 429 });
    await trial.life.up(linked());
    expect([trial.count("make"), trial.committed("make")]).toEqual([2, 1]);
    expect([trial.count("send"), trial.committed("send")]).toEqual([2, 1]);
    trial.fail("remove", { status: 429 });
    await trial.life.destroy();
    expect([trial.count("remove"), trial.committed("remove")]).toEqual([2, 1]);
    expect(owned()).toEqual([]);
  });

  test.each(["look", "send", "remove"] as const)(
    "34: with a 404 for the request to %s: it stays in the state, and is not cancelled",
    async (operation) => {
      await trial.life.up(linked());
      const before = trial.life.kept!;
      trial.fail(operation, { status: 404, count: "forever" });
      const work = {
        look: () => trial.life.refresh(),
        send: () => trial.life.up({ ...linked(), [property]: another }),
        remove: () => trial.life.destroy(),
      };
      const { message } = await trial.failure(work[operation]());
      expect(message).toMatch(
        operation === "look" ? /cannot be read.*vonage:restUrl/ : /404 .*The account owns the number/,
      );
      expect(trial.life.kept!.id).toBe(before.id);
      expect(owned()).toEqual([before.id]);
      trial.clear();
      await trial.life.up(linked());
      await trial.holdsOne(linked());
    },
  );

  test("35: whose cancellation got no answer: the deletion succeeds once the number is gone", async () => {
    await trial.life.up(linked());
    trial.fail("remove", { when: "after", reset: true });
    await trial.life.destroy();
    expect(owned()).toEqual([]);
    expect(trial.committed("remove")).toBe(1);
  });

  test("35: whose update got no answer: the state is right, at once or after the next update", async () => {
    await trial.life.up(linked());
    trial.fail("send", { when: "after", reset: true });
    const changed = { ...linked(), [property]: another };
    const error = await trial.life.up(changed).catch((reason: unknown) => reason);
    if (error instanceof Unfinished) expect(await trial.life.up(changed)).toBe("update");
    await trial.holdsOne(changed);
  });
});
