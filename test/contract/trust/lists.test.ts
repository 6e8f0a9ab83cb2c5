import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "vonage-emulator";
import { Trial } from "../faults/trial";
import type { Values } from "../host";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { application, user } from "../subjects";

// Lists of a user's channels. An update writes the items in its preview, and keeps all others.
describe.each(hosts)("through the $host host, a list", (kind) => {
  let world: HostedWorld;
  let trial: Trial;
  beforeAll(async () => void (world = await startHostedWorld(kind)));
  beforeEach(async () => void (trial = await Trial.of(user, world)));
  afterEach(() => trial.end());
  afterAll(() => world.stop());

  const sip = (name: string, more: Values = {}): Values => ({ uri: `sip:${name}@example.com`, ...more });
  const program = (...channels: Values[]): Values => ({ ...user.least(world), channels: { sip: channels } });
  const held = () => (user.stored(world, trial.life.kept!.id)!.channels as { sip: JsonObject[] }).sip;
  const elsewhere = (change: (items: JsonObject[]) => void) =>
    user.change(world, trial.life.kept!.id, (wire) => change((wire.channels as { sip: JsonObject[] }).sip));

  test("keeps a change by others in one item while the program changes another, and shows it at the next refresh", async () => {
    await trial.life.up(program(sip("a"), sip("b")));
    elsewhere((items) => (items[1]!.uri = "sip:changed@example.com"));
    await trial.life.up(program(sip("a", { username: "ada" }), sip("b")));
    expect(held()).toEqual([sip("a", { username: "ada" }), sip("changed")]);
    await trial.life.refresh();
    const asked = program(sip("a", { username: "ada" }), sip("b"));
    expect((await trial.life.plan(asked)).operation).toBe("update");
    await trial.life.up(asked);
    expect(held()).toEqual([sip("a", { username: "ada" }), sip("b")]);
  });

  test("keeps items that others have added, and leaves out those that others have removed", async () => {
    await trial.life.up(program(sip("a"), sip("b")));
    elsewhere((items) => items.splice(0, 1, sip("c") as JsonObject, sip("d") as JsonObject));
    await trial.life.up(program(sip("a"), sip("b"), sip("new")));
    expect(held()).toEqual([sip("b"), sip("new"), sip("c"), sip("d")]);
    await trial.life.refresh();
    expect(await trial.life.up(program(sip("a"), sip("b"), sip("new")))).toBe("update");
    expect(held()).toEqual([sip("a"), sip("b"), sip("new")]);
  });

  test("takes out the item that the program takes out, and keeps the change of another", async () => {
    await trial.life.up(program(sip("a"), sip("b")));
    elsewhere((items) => (items[1]!.username = "somebody"));
    await trial.life.up(program(sip("b")));
    expect(held()).toEqual([sip("b", { username: "somebody" })]);
  });

  test("whose items come back in another spelling leaves nothing to do, and drift of them is seen", async () => {
    trial.fail("make", { normalise: { "channels.sip.*.uri": "uppercase" } });
    const asked = program(sip("a", { password: "whisper" }), sip("b"));
    await trial.life.up(asked);
    await trial.life.refresh();
    expect((await trial.life.plan(asked)).operation).toBe("same");
    elsewhere((items) => (items[1]!.uri = "sip:changed@example.com"));
    await trial.life.refresh();
    expect(trial.life.kept!.inputs.channels).toEqual({ sip: [sip("a", { password: "whisper" }), sip("changed")] });
  });
});

describe.each(hosts)("through the $host host, many reads at once", (kind) => {
  let world: HostedWorld;
  beforeAll(async () => void (world = await startHostedWorld(kind)));
  afterAll(() => world.stop());

  test("see that a key was replaced, although the list of applications shows no keys", async () => {
    const provider = await world.launch();
    const host = provider.host("Application");
    const [own, another] = world.pairs;
    const made = await Promise.all(
      ["a", "b", "c", "d", "e", "f"].map((name) => host.create({ name, publicKey: own!.publicKey })),
    );
    world.emulator.faults.add({
      method: "GET",
      path: "/v2/applications",
      omit: ["_embedded.applications.*.keys"],
      count: "forever",
    });
    application.change(world, made[3]!.id, (wire) => (wire.keys = { public_key: another!.publicKey }));
    const found = await Promise.all(made.map(({ id, outs }) => host.read(id, outs)));
    expect(found.map(({ props }) => props?.publicKey === own!.publicKey)).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
    await provider.kill();
  });
});
