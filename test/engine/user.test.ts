import type { PulumiFn } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VonageApplicationArgs, VonageUserArgs } from "../../sdk";
import { put, requestsSeen, sdk, setting, type Setting } from "./setting";

const sip = [{ uri: "sip:alice@example.com", username: "alice", password: "open-sesame-1" }];

function program(
  user: Omit<VonageUserArgs, "application">,
  application: VonageApplicationArgs = {},
  of = "shop",
): PulumiFn {
  return async () => {
    const apps = {
      shop: new sdk.VonageApplication("shop", application),
      bar: new sdk.VonageApplication("bar", {}),
    };
    const alice = new sdk.VonageUser("alice", { application: apps[of as "shop" | "bar"], ...user });
    return Promise.resolve({ shop: apps.shop.id, bar: apps.bar.id, alice: alice.userId, key: apps.shop.privateKey });
  };
}

describe("a user, through the real engine", () => {
  let world: Setting;
  beforeAll(async () => void (world = await setting(program({ displayName: "Alice", channels: { sip } }))));
  afterAll(() => world.end());

  const outputs = () => world.stack.outputs() as Promise<Record<"shop" | "bar" | "alice" | "key", string>>;

  test("is created with a token that its application's key signs", async () => {
    const preview = await world.stack.preview();
    expect(preview.ops).toEqual({ shop: "create", bar: "create", alice: "create" });
    expect(requestsSeen(world.emulator)).toEqual([]);
    await world.stack.up();
    const { shop, alice } = await outputs();
    expect(world.emulator.users(shop)).toMatchObject([{ id: alice, name: "alice", display_name: "Alice" }]);
    expect(world.emulator.users(shop)[0]?.channels).toEqual({ sip });
    await world.stack.expectNoChanges();
  });

  test("has neither its password nor its signing key in clear in the state, after a create, a change and a refresh", async () => {
    const isClean = async () => {
      const text = JSON.stringify(await world.stack.export());
      expect(text).not.toMatch(/open-sesame|PRIVATE KEY/);
    };
    await isClean();
    const { alice } = await outputs();
    world.emulator.updateUser(alice, (user) => {
      put(user, "channels.sip", [...sip, { uri: "sip:b@example.com", password: "open-sesame-2" }]);
    });
    await world.stack.refresh();
    await isClean();
    const preview = await world.stack.preview();
    expect(preview.ops).toMatchObject({ alice: "update" });
    expect(preview.text).not.toContain("open-sesame");
    await world.stack.up();
    await isClean();
    const { shop } = await outputs();
    expect(world.emulator.users(shop)[0]?.channels).toEqual({ sip });
  });

  test("does not change when the webhooks of its application change", async () => {
    const application = { capabilities: { rtc: { webhooks: { eventUrl: { address: "https://example.com/rtc" } } } } };
    world.stack.setProgram(program({ displayName: "Alice", channels: { sip } }, application));
    expect((await world.stack.preview()).ops).toEqual({ shop: "update", bar: "same", alice: "same" });
    await world.stack.up();
    await world.stack.expectNoChanges();
  });

  test("takes a new key of its application into the state without a request", async () => {
    requestsSeen(world.emulator);
    const before = await outputs();
    const application = {
      keyTriggers: ["2027"],
      capabilities: { rtc: { webhooks: { eventUrl: { address: "https://example.com/rtc" } } } },
    };
    world.stack.setProgram(program({ displayName: "Alice", channels: { sip } }, application));
    expect((await world.stack.preview()).ops).toEqual({ shop: "update", bar: "same", alice: "same" });
    await world.stack.up();
    expect(requestsSeen(world.emulator)).toEqual(["GET /v2/applications/{id} 200", "PUT /v2/applications/{id} 200"]);
    const after = await outputs();
    expect(after.key).not.toBe(before.key);
    expect((await world.stack.resource("alice")).outputs?.privateKey).toMatchObject({
      plaintext: JSON.stringify(after.key),
    });
    await world.stack.expectNoChanges();
    expect((await world.stack.refresh()).ops).toMatchObject({ alice: "same" });
  });

  test("changes in place, and removes properties that the program drops", async () => {
    requestsSeen(world.emulator);
    const application = {
      keyTriggers: ["2027"],
      capabilities: { rtc: { webhooks: { eventUrl: { address: "https://example.com/rtc" } } } },
    };
    const channels = { pstn: [{ number: 447700900000 }] };
    world.stack.setProgram(
      program({ displayName: "A.", channels, properties: { customData: { Some_Key: 1 } } }, application),
    );
    const preview = await world.stack.preview();
    expect(preview.ops).toMatchObject({ alice: "update" });
    await world.stack.up();
    expect(requestsSeen(world.emulator)).toEqual(["GET /v1/users/{id} 200", "PATCH /v1/users/{id} 200"]);
    const { shop, alice } = await outputs();
    expect(world.emulator.users(shop)).toMatchObject([
      { id: alice, display_name: "A.", channels, properties: { custom_data: { Some_Key: 1 } } },
    ]);
    expect(world.emulator.users(shop)[0]?.channels).not.toHaveProperty("sip");
    await world.stack.expectNoChanges();
  });

  test("is replaced when the program moves it to another application", async () => {
    world.stack.setProgram(program({}, {}, "bar"));
    const preview = await world.stack.preview();
    expect(preview.ops).toMatchObject({ alice: "replace" });
    const before = await outputs();
    await world.stack.up();
    const after = await outputs();
    expect(after.alice).not.toBe(before.alice);
    expect(world.emulator.users(after.shop)).toEqual([]);
    expect(world.emulator.users(after.bar)).toMatchObject([{ id: after.alice, name: "alice" }]);
    await world.stack.expectNoChanges();
  });

  test("is destroyed before its application", async () => {
    requestsSeen(world.emulator);
    await world.stack.destroy();
    const seen = requestsSeen(world.emulator);
    expect(seen[0] === "DELETE /v1/users/{id} 204" || seen[1] === "DELETE /v1/users/{id} 204").toBe(true);
    expect(seen).toHaveLength(3);
    expect(world.emulator.applications()).toEqual([]);
  });
});

test("a user can be deleted in the deployment that rotates the key of its application", async () => {
  const world = await setting(program({}));
  try {
    await world.stack.up();
    world.stack.setProgram(async () => {
      new sdk.VonageApplication("shop", { keyTriggers: ["new"] });
      return Promise.resolve({});
    });
    await world.stack.up();
    expect(world.emulator.applications()).toHaveLength(1);
    await world.stack.destroy();
    expect(world.emulator.applications()).toEqual([]);
  } finally {
    await world.end();
  }
});
