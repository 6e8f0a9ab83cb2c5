import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Host } from "../host";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { Life } from "../life";
import { application, user } from "../subjects";
import type { World } from "../world";

describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  beforeAll(async () => void (world = await startHostedWorld(kind)));
  afterAll(() => world.stop());
  afterEach(() => world.emulator.reset());

  const ada = (world: World) => ({ name: "ada", applicationId: world.home.id, privateKey: world.home.privateKey });
  const users = () => user.all(world).map(({ name }) => name);
  /** The host of another run, in a process without any memory. */
  const anotherRun = async (): Promise<Host> => (await world.start()).host("User");

  describe("an object that a resource of this run has taken over", () => {
    test("is not deleted by its earlier resource: a user renamed in the program, with adopt", async () => {
      const old = new Life(await anotherRun());
      await old.up(ada(world));

      const host = await anotherRun();
      const renamed = new Life(host);
      await renamed.up({ ...ada(world), adopt: true });
      expect(renamed.kept!.id).toBe(old.kept!.id);
      await host.delete(old.kept!.id, old.kept!.outs);
      expect(users()).toEqual(["ada"]);

      expect(await renamed.refresh()).toBe(true);
      await renamed.destroy();
      expect(users()).toEqual([]);
    });

    test("is deleted with its own resource, in the same run too", async () => {
      const host = await anotherRun();
      const life = new Life(host);
      await life.up(ada(world));
      await host.delete(life.kept!.id, life.kept!.outs);
      expect(users()).toEqual([]);
    });

    test("is deleted in a later run, by the state that took it over", async () => {
      const first = new Life(await anotherRun());
      await first.up(ada(world));
      const taken = new Life(await anotherRun());
      await taken.up({ ...ada(world), adopt: true });
      const later = new Life(await anotherRun());
      later.kept = taken.kept;
      await later.destroy();
      expect(users()).toEqual([]);
    });
  });

  test("a name that is taken: the message names an alias first, and adopt second", async () => {
    const life = new Life(await anotherRun());
    await life.up(ada(world));
    const second = new Life(await anotherRun());
    const error = await second.up(ada(world)).then(
      () => new Error("it did not fail"),
      (reason: unknown) => reason as Error,
    );
    expect(error.message).toMatch(/aliases: \[\{ name: "OLD-NAME" \}\].*adopt: true/s);
    expect(users()).toEqual(["ada"]);
  });

  test("a user is replaced delete-first, because its name is unique", async () => {
    const host = await anotherRun();
    const life = new Life(host);
    await life.up(ada(world));
    const { kept } = life;
    const diff = await host.diff(kept!.id, kept!.outs, { ...kept!.inputs, applicationId: world.elsewhere.id });
    expect(diff).toMatchObject({ replaces: ["applicationId"], deleteBeforeReplace: true });
    expect(application.all(world)).toEqual([]);
  });
});
