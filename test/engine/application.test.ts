import type { PulumiFn } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VonageApplicationArgs } from "../../sdk";
import { at, put, requestsSeen, sdk, setting, type Setting } from "./setting";

const voice = {
  webhooks: {
    answerUrl: { address: "https://example.com/answer", httpMethod: "GET", connectTimeout: 500 },
    eventUrl: { address: "https://example.com/events" },
  },
  region: "eu-west",
  conversationsTtl: 24,
} as const;

function shop(args: VonageApplicationArgs): PulumiFn {
  return async () => {
    const app = new sdk.VonageApplication("shop", args);
    return Promise.resolve({ id: app.applicationId, publicKey: app.publicKey, privateKey: app.privateKey });
  };
}

const first: VonageApplicationArgs = { name: "Shop", capabilities: { voice, vbc: {} } };

describe("an application, through the real engine", () => {
  let world: Setting;
  let id: string;
  // The emulator shows changes at once, so no read has to be repeated.
  const config = { "vonage:consistencyWindow": "0" };
  beforeAll(async () => void (world = await setting(shop(first), {}, { config })));
  afterAll(() => world.end());

  const wire = () => world.emulator.applications()[0];
  const voiceNow = () => at(wire(), "capabilities.voice");
  const capabilities = () => at(wire(), "capabilities");

  test("is previewed without a request", async () => {
    const preview = await world.stack.preview();
    expect(preview.ops).toEqual({ shop: "create" });
    expect(requestsSeen(world.emulator)).toEqual([]);
  });

  test("is created by one request with the public half of a key pair that the provider generates", async () => {
    const up = await world.stack.up();
    expect(up.ops).toEqual({ shop: "create" });
    expect(requestsSeen(world.emulator)).toEqual(["POST /v2/applications 201"]);

    const outputs = await world.stack.outputs();
    id = String(outputs.id);
    expect(wire()).toMatchObject({ id, name: "Shop", keys: { public_key: outputs.publicKey } });
    expect(outputs.privateKey).toContain("BEGIN PRIVATE KEY");
    expect(capabilities()).toMatchObject({
      voice: { region: "eu-west", conversations_ttl: 24, webhooks: { answer_url: { connect_timeout: 500 } } },
      vbc: {},
    });
  });

  test("has only encrypted secrets in the state", async () => {
    const text = JSON.stringify(await world.stack.export());
    const { privateKey } = await world.stack.outputs();
    expect(text).not.toContain("PRIVATE KEY");
    expect(text).not.toContain(String(privateKey).slice(100, 140));
    expect(text).not.toContain(world.emulator.apiSecret);
    const { outputs, inputs } = await world.stack.resource("shop");
    expect(String(outputs?.__provider).length).toBeLessThanOrEqual(2200);
    expect(JSON.stringify(inputs)).not.toContain(world.emulator.apiKey);
  });

  test("does not change while the program stays the same, and sends no request", async () => {
    await world.stack.expectNoChanges();
    expect((await world.stack.up()).ops).toEqual({ shop: "same" });
    expect(requestsSeen(world.emulator)).toEqual([]);
  });

  test("shows changed and dropped properties in the preview, and updates only these, in place", async () => {
    const { conversationsTtl: _ttl, region: _region, ...rest } = voice;
    const webhooks = {
      ...voice.webhooks,
      answerUrl: { ...voice.webhooks.answerUrl, address: "https://example.com/new" },
    };
    world.stack.setProgram(shop({ name: "Shop", capabilities: { voice: { ...rest, webhooks }, rtc: {} } }));

    const preview = await world.stack.preview();
    expect(preview.ops).toEqual({ shop: "update" });
    expect(preview.text).toContain('"https://example.com/answer" => "https://example.com/new"');
    expect(preview.text).toMatch(/- region\s*: "eu-west"/);
    expect(preview.text).toMatch(/- conversationsTtl\s*: 24/);
    expect(preview.text).toMatch(/- vbc/);
    expect(preview.text).toMatch(/\+ rtc/);
    expect(requestsSeen(world.emulator)).toEqual([]);

    const before = await world.stack.outputs();
    await world.stack.up();
    expect(requestsSeen(world.emulator)).toEqual(["GET /v2/applications/{id} 200", "PUT /v2/applications/{id} 200"]);
    expect(await world.stack.outputs()).toEqual(before);
    expect(wire()?.id).toBe(id);
    expect(voiceNow()).toMatchObject({
      conversations_ttl: 48,
      webhooks: { answer_url: { address: "https://example.com/new" } },
    });
    expect(voiceNow()).not.toHaveProperty("region");
    expect(Object.keys(capabilities()).sort()).toEqual(["rtc", "voice"]);
    await world.stack.expectNoChanges();
  });

  test("keeps values that are not modelled through every change", async () => {
    world.emulator.updateApplication(id, (app) => {
      put(app, "capabilities.bulk.webhooks.list_status_url.address", "https://example.com/list");
      put(app, "capabilities.voice.some_day.on", true);
    });
    world.stack.setProgram(shop({ name: "Shop 2", capabilities: { voice } }));
    await world.stack.up();
    expect(wire()).toMatchObject({
      name: "Shop 2",
      capabilities: { bulk: { webhooks: {} }, voice: { some_day: { on: true } } },
    });
    expect(capabilities()).not.toHaveProperty("rtc");
    await world.stack.expectNoChanges();
  });

  test("shows drift in a refresh, and the next update reverts it", async () => {
    world.emulator.updateApplication(id, (app) => {
      put(app, "capabilities.voice.region", "apac-sng");
      put(app, "capabilities.voice.webhooks.fallback_answer_url.address", "https://example.com/someone");
      put(app, "capabilities.messages.webhooks", {});
    });
    requestsSeen(world.emulator);
    const refresh = await world.stack.refresh();
    expect(requestsSeen(world.emulator)).toEqual(["GET /v2/applications/{id} 200"]);
    expect(refresh.ops).toEqual({ shop: "update" });

    const preview = await world.stack.preview();
    expect(preview.text).toMatch(/~ region\s*: "apac-sng" => "eu-west"/);
    expect(preview.text).toMatch(/- fallbackAnswerUrl/);
    expect(preview.text).toMatch(/- messages/);
    await world.stack.up();
    expect(voiceNow().region).toBe("eu-west");
    expect(voiceNow().webhooks).not.toHaveProperty("fallback_answer_url");
    expect(capabilities()).not.toHaveProperty("messages");
    expect((await world.stack.refresh()).ops).toEqual({ shop: "same" });
    await world.stack.expectNoChanges();
  });

  test("shows no change for values that Vonage has filled in", async () => {
    world.emulator.updateApplication(id, (app) => {
      put(app, "capabilities.voice.leg_persistence_time", 30);
      put(app, "privacy.improve_ai", true);
    });
    await world.stack.refresh();
    await world.stack.expectNoChanges();
  });

  test("leaves the state by a refresh after it was deleted elsewhere, and is created anew", async () => {
    world.emulator.removeApplication(id);
    await world.stack.refresh();
    expect((await world.stack.preview()).ops).toEqual({ shop: "create" });
    await world.stack.up();
    expect(wire()?.id).not.toBe(id);
  });

  test("is destroyed by one request", async () => {
    requestsSeen(world.emulator);
    await world.stack.destroy();
    expect(requestsSeen(world.emulator)).toEqual(["DELETE /v2/applications/{id} 204"]);
    expect(world.emulator.applications()).toEqual([]);
  });
});

test("bad inputs are refused before any request, all at once, and the message holds no value", async () => {
  const bad = {
    capabilities: {
      voice: { answer_url: {}, webhooks: { answerUrl: { address: "not a url hunter2", connectTimeout: 5000 } } },
      video: { webhooks: { archiveStatus: { address: "https://example.com", secret: 12345678 } } },
    },
    privateKey: "hunter2",
  } as unknown as VonageApplicationArgs;
  const world = await setting(shop(bad));
  try {
    const preview = await world.stack.preview({ fails: true });
    expect(preview.text).toContain(
      "capabilities.voice.webhooks.answerUrl.connectTimeout must be <= 1000 (allowed: 300 to 1000)",
    );
    expect(preview.text).toContain("capabilities.voice.webhooks.answerUrl.address must be a URL");
    expect(preview.text).toContain("capabilities.voice.answer_url is not a property here");
    expect(preview.text).toContain("privateKey must be a private key");
    expect(preview.text).not.toMatch(/hunter2|12345678/);
    await world.stack.up({ fails: true });
    expect(requestsSeen(world.emulator)).toEqual([]);
  } finally {
    await world.end();
  }
});
