import type { PulumiFn } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VonageApplicationArgs } from "../../sdk";
import { takeKeyPair } from "../key-pairs";
import { requestsSeen, sdk, setting, type Setting } from "./setting";

const [one, two] = [takeKeyPair(), takeKeyPair()];

function shop(args: VonageApplicationArgs): PulumiFn {
  return async () => {
    const app = new sdk.VonageApplication("shop", args);
    return Promise.resolve({ publicKey: app.publicKey, privateKey: app.privateKey });
  };
}

describe("the key of an application, through the real engine", () => {
  let world: Setting;
  beforeAll(async () => void (world = await setting(shop({ publicKey: one.publicKey.replaceAll("\n", "\r\n") }))));
  afterAll(() => world.end());

  const keyOnService = () => (world.emulator.applications()[0]?.keys as { public_key: string }).public_key;

  test("can be the program's own, with any line ends; then the stack holds no private half", async () => {
    await world.stack.up();
    expect(keyOnService()).toBe(one.publicKey);
    const outputs = await world.stack.outputs();
    expect(outputs).toEqual({ publicKey: one.publicKey });
    world.stack.setProgram(shop({ publicKey: one.publicKey.replaceAll("\n", "\\n").trim() }));
    await world.stack.expectNoChanges();
  });

  test("is replaced in place when the program declares another key", async () => {
    requestsSeen(world.emulator);
    world.stack.setProgram(shop({ publicKey: two.publicKey }));
    expect((await world.stack.preview()).ops).toEqual({ shop: "update" });
    await world.stack.up();
    expect(requestsSeen(world.emulator)).toEqual(["GET /v2/applications/{id} 200", "PUT /v2/applications/{id} 200"]);
    expect(keyOnService()).toBe(two.publicKey);
    await world.stack.expectNoChanges();
  });

  test("is the public half of a declared private key, which stays a secret", async () => {
    world.stack.setProgram(shop({ privateKey: one.privateKey }));
    const preview = await world.stack.preview();
    expect(preview.text).not.toContain("PRIVATE KEY");
    await world.stack.up();
    expect(keyOnService()).toBe(one.publicKey);
    expect(await world.stack.outputs()).toEqual({ publicKey: one.publicKey, privateKey: one.privateKey });
    expect(JSON.stringify(await world.stack.export())).not.toContain("PRIVATE KEY");
    await world.stack.expectNoChanges();
  });

  test("is generated when the program drops its own key, and again when keyTriggers change", async () => {
    world.stack.setProgram(shop({}));
    await world.stack.up();
    const made = await world.stack.outputs();
    expect(made.privateKey).not.toBe(one.privateKey);
    expect(keyOnService()).toBe(made.publicKey);

    world.stack.setProgram(shop({ keyTriggers: [{ month: "2026-12" }] }));
    expect((await world.stack.preview()).text).toMatch(/\+ keyTriggers/);
    await world.stack.up();
    const rotated = await world.stack.outputs();
    expect(rotated.publicKey).not.toBe(made.publicKey);
    expect(keyOnService()).toBe(rotated.publicKey);
    await world.stack.expectNoChanges();
  });

  test("shows drift when someone else has replaced it, and the next update puts it back", async () => {
    const { publicKey } = await world.stack.outputs();
    const id = world.emulator.applications()[0]?.id as string;
    world.emulator.updateApplication(id, (app) => {
      app.keys = { public_key: two.publicKey };
    });
    await world.stack.refresh();
    const preview = await world.stack.preview();
    expect(preview.ops).toEqual({ shop: "update" });
    expect(preview.text).toMatch(/- publicKey/);
    await world.stack.up();
    expect(keyOnService()).toBe(publicKey);
    await world.stack.expectNoChanges();
  });
});

test("get reads an application or a user that is managed elsewhere, and fails for a missing one", async () => {
  const world = await setting(async () => {
    const shop = new sdk.VonageApplication("shop", { capabilities: { vbc: {} } });
    return Promise.resolve({ id: shop.id });
  });
  try {
    await world.stack.up();
    const id = String((await world.stack.outputs()).id);
    world.stack.setProgram(async () => {
      new sdk.VonageApplication("shop", { capabilities: { vbc: {} } });
      const read = sdk.VonageApplication.get("read", id);
      return Promise.resolve({
        name: read.name,
        key: read.publicKey,
        capabilities: read.capabilities,
        privateKey: read.privateKey,
      });
    });
    await world.stack.up();
    expect(await world.stack.outputs()).toMatchObject({
      name: "shop",
      capabilities: { vbc: {} },
      key: expect.stringContaining("PUBLIC") as string,
    });
    expect(await world.stack.outputs()).not.toHaveProperty("privateKey");

    world.stack.setProgram(async () => {
      sdk.VonageApplication.get("missing", "680754a2-86b9-11e9-0000-000000000000");
      return Promise.resolve({});
    });
    const preview = await world.stack.preview({ fails: true });
    expect(preview.text).toContain("There is no application 680754a2-86b9-11e9-0000-000000000000 in this account");
  } finally {
    await world.end();
  }
});
