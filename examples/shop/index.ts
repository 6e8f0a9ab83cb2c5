// An application with three capabilities, and a user.
import * as pulumi from "@pulumi/pulumi";
import { VonageApplication, VonageUser } from "pulumi-vonage";

const config = new pulumi.Config();

const shop = new VonageApplication("shop", {
  name: "Shop",
  privacy: { improveAi: false },
  capabilities: {
    voice: {
      webhooks: {
        answerUrl: { address: config.require("answerUrl"), httpMethod: "GET", connectTimeout: 500 },
        eventUrl: { address: "https://shop.example.com/webhooks/events" },
      },
      region: "eu-west",
    },
    messages: {
      webhooks: {
        inboundUrl: { address: "https://shop.example.com/webhooks/inbound" },
        statusUrl: { address: "https://shop.example.com/webhooks/status" },
      },
    },
    rtc: { webhooks: { eventUrl: { address: "https://shop.example.com/webhooks/rtc" } } },
  },
});

const alice = new VonageUser("alice", {
  application: shop,
  displayName: "Alice",
  channels: { pstn: [{ number: 447700900000 }] },
  properties: { customData: { tier: "gold" } },
});

export const applicationId = shop.applicationId;
export const publicKey = shop.publicKey;
export const privateKey = shop.privateKey;
export const userId = alice.userId;
