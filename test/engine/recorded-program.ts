// The program whose state each release records for the next ones.
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { sdk } from "./setting";

/** Never change it: the recorded states come from exactly this program. */
export const program: PulumiFn = async () => {
  const url = (name: string) => ({ address: `https://example.com/${name}` });
  const shop = new sdk.VonageApplication("shop", {
    name: "Shop",
    privacy: { improveAi: false },
    keyTriggers: ["2026-11"],
    capabilities: {
      voice: {
        webhooks: {
          answerUrl: { ...url("answer"), httpMethod: "GET", connectTimeout: 500 },
          fallbackAnswerUrl: url("fallback"),
          eventUrl: url("events"),
        },
        conversationsTtl: 24,
        region: "eu-west",
      },
      messages: { version: "v1", webhooks: { inboundUrl: url("inbound"), statusUrl: url("status") } },
      rtc: { webhooks: { eventUrl: url("rtc") } },
      vbc: {},
      verify: { webhooks: { statusUrl: url("verify") } },
      video: { webhooks: { archiveStatus: { ...url("archive"), active: true, secret: "made-up-secret" } } },
      networkApis: { networkApplicationId: "2bzf", redirectUri: "https://example.com/back" },
      meetings: { webhooks: { roomChanged: url("rooms") } },
      extra: { bulk: { webhooks: { list_status_url: url("bulk") } } },
    },
  });
  new sdk.VonageUser("alice", {
    application: shop,
    displayName: "Alice",
    imageUrl: "https://example.com/alice.png",
    properties: { customData: { Tier_One: ["gold"] }, ttl: 3600 },
    channels: {
      pstn: [{ number: 447700900000 }],
      sip: [{ uri: "sip:alice@example.com", username: "alice", password: "made-up-password" }],
      vbc: [{ extension: "403" }],
      websocket: [
        { uri: "wss://example.com/socket", contentType: "audio/l16;rate=16000", headers: { customerId: "1" } },
      ],
      sms: [{ number: "447700900000" }],
      messenger: [{ id: "12345abcd" }],
    },
  });
  return Promise.resolve({});
};
