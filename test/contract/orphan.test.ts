import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FaultRule } from "vonage-emulator";
import { Trial } from "./faults/trial";
import { startHostedWorld, type HostedWorld } from "./hosted-world";
import { hosts } from "./hosts";
import { user } from "./subjects";

// A user whose application does not answer. Only an absent application proves that the user is gone.
describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  let trial: Trial;
  beforeAll(async () => void (world = await startHostedWorld(kind, {}, { requestTimeout: "0.5", maxRetries: "0" })));
  afterAll(() => world.stop());
  beforeEach(async () => {
    trial = await Trial.of(user, world);
    await trial.life.up(user.least(world));
  });
  afterEach(() => trial.end());

  /** The service refuses the signature of every request about users. */
  function refuseUsers(): void {
    for (const path of ["/v1/users", "/v1/users/*"]) world.emulator.faults.add({ path, status: 401, count: "forever" });
  }

  const looks: [string, FaultRule][] = [
    ["503", { status: 503 }],
    ["500", { status: 500 }],
    ["403", { status: 403 }],
    ["a 404 that does not come from the API", { status: 404, text: "<html>", contentType: "text/html" }],
    ["a reset connection", { reset: true }],
  ];

  describe.each(looks)("when the read of its application fails with %s", (_name, rule) => {
    test.each(["refresh", "update", "delete"])("a user does not count as gone during a %s", async (operation) => {
      refuseUsers();
      world.emulator.faults.add({ path: "/v2/applications/*", count: "forever", ...rule });
      const { life } = trial;
      const before = life.kept!;
      const work = {
        refresh: () => life.refresh(),
        update: () => life.up({ ...user.least(world), displayName: "Ada" }),
        delete: () => life.destroy(),
      }[operation]!;
      await trial.failure(work());
      expect(life.kept?.id).toBe(before.id);
      world.emulator.faults.clear();
      expect(user.all(world).map(({ id }) => id)).toEqual([before.id]);
      expect(await life.refresh()).toBe(true);
    });
  });

  test("a user does not count as gone if its application exists", async () => {
    refuseUsers();
    const error = await trial.failure(trial.life.refresh());
    expect(error.message).toMatch(/401/);
    expect(trial.life.kept).toBeDefined();
  });

  test("a user is gone if its application is gone", async () => {
    const gone = await Trial.of(user, world);
    await gone.life.up({
      ...user.least(world),
      name: "bob",
      applicationId: world.elsewhere.id,
      privateKey: world.elsewhere.privateKey,
    });
    world.emulator.removeApplication(world.elsewhere.id);
    expect(await gone.life.refresh()).toBe(false);
  });
});
