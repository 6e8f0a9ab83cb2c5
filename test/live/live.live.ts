// The contract against the real service, with credentials from the environment: npm run test:live
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator } from "vonage-emulator";
import { dynamicHost } from "../contract/dynamic-host";
import { Life } from "../contract/life";
import { account, lives, settings } from "./account";
import { differences, probe } from "./probes";
import { PREFIX, Service } from "./service";

const real = new Service(account);

beforeAll(async () => void console.log(`${await real.sweep()} applications of earlier runs deleted`));
afterAll(() => real.sweep());

const url = (name: string) => ({ address: `https://example.com/${name}` });

describe("the service", () => {
  test("runs the life of an application", async () => {
    const life = new Life(await dynamicHost("Application", settings));
    const name = `${PREFIX}application`;
    const voice = {
      webhooks: { answerUrl: { ...url("answer"), httpMethod: "GET", connectTimeout: 500 }, eventUrl: url("event") },
    };
    await lives(life, [
      { name },
      { name, capabilities: { voice: { ...voice, region: "eu-west", conversationsTtl: 24 }, vbc: {} } },
      {
        name: `${name}-2`,
        privacy: { improveAi: false },
        capabilities: { voice, rtc: { webhooks: { eventUrl: url("rtc") } } },
      },
      {
        name,
        capabilities: {
          messages: { version: "v1", webhooks: { inboundUrl: url("in"), statusUrl: url("status") } },
          verify: { webhooks: { statusUrl: url("verify") } },
        },
      },
      { name, capabilities: { video: { webhooks: { archiveStatus: { ...url("archive"), active: true } } } } },
      { name, capabilities: {}, keyTriggers: [1] },
    ]);
    await life.destroy();
    expect(await life.refresh()).toBe(false);
  });

  test("runs the life of a user", async () => {
    const home = new Life(await dynamicHost("Application", settings));
    await home.up({ name: `${PREFIX}home` });
    const life = new Life(await dynamicHost("User", settings));
    const least = { name: `${PREFIX}alice`, applicationId: home.kept?.id, privateKey: home.kept?.outs.privateKey };
    await lives(life, [
      least,
      {
        ...least,
        displayName: "Alice",
        imageUrl: "https://example.com/a.png",
        properties: { customData: { Tier_One: 1 }, ttl: 3600 },
      },
      {
        ...least,
        displayName: "A.",
        channels: {
          pstn: [{ number: 447700900000 }],
          sip: [{ uri: "sip:a@example.com", username: "a", password: "made-up-1" }],
        },
      },
      {
        ...least,
        channels: {
          websocket: [{ uri: "wss://example.com/a", contentType: "audio/l16;rate=16000", headers: { a: "b" } }],
        },
      },
    ]);
    await life.destroy();
    await home.destroy();
  });

  test("is compared with the emulator", async () => {
    const emulator = await startEmulator();
    try {
      const found = differences(await probe(new Service({ ...emulator, baseUrl: emulator.url })), await probe(real));
      console.log(
        found.length === 0
          ? "The emulator answers as the service does."
          : `Differences: ${found.length}\n${found.join("\n")}`,
      );
      expect(found).toBeInstanceOf(Array);
    } finally {
      await emulator.stop();
    }
  });
});
