// A user with every kind of channel, and a user with only a name.
import * as pulumi from "@pulumi/pulumi";
import { VonageApplication, VonageUser } from "pulumi-vonage";

const config = new pulumi.Config();

const desk = new VonageApplication("desk", {
  capabilities: { rtc: { webhooks: { eventUrl: { address: "https://desk.example.com/rtc" } } } },
});

const alice = new VonageUser("alice", {
  application: desk,
  displayName: "Alice",
  imageUrl: "https://desk.example.com/alice.png",
  properties: {
    // The keys are your own. They stay as they are written, here and on the service.
    customData: { tier: "gold", Languages_Spoken: ["en", "de"] },
    ttl: 86400,
  },
  channels: {
    pstn: [{ number: 447700900000 }],
    sip: [{ uri: "sip:alice@sip.example.com", username: "alice", password: config.requireSecret("sipPassword") }],
    vbc: [{ extension: "403" }],
    websocket: [
      {
        uri: "wss://desk.example.com/audio",
        contentType: "audio/l16;rate=16000",
        headers: { customer_id: "ABC123" },
      },
    ],
    sms: [{ number: "447700900000" }],
    mms: [{ number: "447700900000" }],
    whatsapp: [{ number: "447700900000" }],
    viber: [{ number: "447700900000" }],
    messenger: [{ id: "0123456789" }],
  },
});

// Only a name, which defaults to that of the resource. Vonage fills in the rest.
const bob = new VonageUser("bob", { application: desk });

export const applicationId = desk.applicationId;
export const users = { alice: alice.userId, bob: bob.userId };
