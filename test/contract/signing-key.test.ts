import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startHostedWorld, type HostedWorld } from "./hosted-world";
import { hosts } from "./hosts";
import { Life } from "./life";
import { user } from "./subjects";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe.each(hosts)("through the $host host, a user's signing key", (kind) => {
  let world: HostedWorld;
  beforeAll(async () => void (world = await startHostedWorld(kind)));
  afterEach(() => world.emulator.reset());
  afterAll(() => world.stop());

  test("is taken from a folder by its public half", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-keys-"));
    const host = await world.host("User", { ...world.settings, "vonage:privateKeyFolder": folder });
    const program = { name: "ada", applicationId: world.home.id };
    try {
      writeFileSync(join(folder, "a.key"), world.elsewhere.privateKey);
      writeFileSync(join(folder, "notes.txt"), "no key");
      const { inputs, failures } = await host.check(program);
      expect(failures).toEqual([]);
      await expect(host.create(inputs)).rejects.toThrow(/private key of application .* is needed.*privateKeyFolder/);

      await host.begin!();
      writeFileSync(join(folder, "b.key"), world.home.privateKey.replaceAll("\n", "\r\n"));
      const { id, outs } = await host.create(inputs);
      expect(JSON.stringify(outs)).not.toContain("PRIVATE KEY");
      expect((await host.read(id, outs)).id).toBe(id);
      await host.delete(id, outs);
      expect(user.all(world)).toEqual([]);

      rmSync(folder, { recursive: true });
      await host.begin!();
      await expect(host.create(inputs)).rejects.toThrow(/vonage:privateKeyFolder: the folder .* does not exist/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("changes without a request, and signs later requests", async () => {
    const life = new Life(await world.host("User"));
    const [pair] = world.pairs;
    const program = user.least(world);
    await life.up(program);
    world.emulator.updateApplication(world.home.id, (wire) => (wire.keys = { public_key: pair!.publicKey }));
    const rotated = { ...program, privateKey: pair!.privateKey };
    expect((await life.plan({ ...program, privateKey: UNKNOWN })).operation).toBe("same");
    expect(await world.requests(() => life.up(rotated))).toEqual([]);
    expect(life.kept!.outs.privateKey).toBe(pair!.privateKey);
    expect(await life.refresh()).toBe(true);
    expect(await life.up({ ...rotated, displayName: "Ada" })).toBe("update");
  });

  test("is the newest key in the state of its application, even where a cold process reads both at once", async () => {
    const made = new Life(await world.host("Application"));
    await made.up({ name: "shop", keyTriggers: [1] });
    const stale = { name: "ada", applicationId: made.kept!.id, privateKey: made.kept!.outs.privateKey };
    const life = new Life(await world.host("User"));
    await life.up(stale);
    await made.up({ name: "shop", keyTriggers: [2] });

    const cold = await world.launch();
    const of = (name: "Application" | "User", { kept }: Life) => Object.assign(new Life(cold.host(name)), { kept });
    // In either order.
    expect(await Promise.all([of("User", life).refresh(), of("Application", made).refresh()])).toEqual([true, true]);
  });

  test("changes with the application, which replaces the user", async () => {
    const life = new Life(await world.host("User"));
    const program = user.least(world);
    await life.up(program);
    const { id } = life.kept!;
    const moved = { ...program, applicationId: world.elsewhere.id, privateKey: world.elsewhere.privateKey };
    expect((await life.host.diff(id, life.kept!.outs, moved)).replaces).toEqual(["applicationId"]);
    expect(await world.requests(() => life.up(moved))).toEqual(["DELETE /v1/users/{id}", "POST /v1/users"]);
    expect(life.kept!.id).not.toBe(id);
    expect(world.emulator.users(world.home.id)).toEqual([]);
    expect(world.emulator.users(world.elsewhere.id)).toHaveLength(1);
  });
});
