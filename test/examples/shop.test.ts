import { expect } from "vitest";
import { root } from "../engine/pulumi";
import { lives } from "./life";

lives({
  name: "shop",
  inYaml: true,
  project: root,
  creates: ["shop", "alice"],

  async holds({ emulator, stack }) {
    const { applicationId, publicKey, userId } = await stack.outputs();
    const [application] = emulator.applications();
    expect(application).toMatchObject({
      id: applicationId,
      name: "Shop",
      privacy: { improve_ai: false },
      keys: { public_key: publicKey },
      capabilities: {
        voice: {
          webhooks: { answer_url: { address: "https://shop.example.com/webhooks/answer", connect_timeout: 500 } },
          region: "eu-west",
        },
        messages: { webhooks: { inbound_url: { address: "https://shop.example.com/webhooks/inbound" } } },
        rtc: { webhooks: { event_url: { address: "https://shop.example.com/webhooks/rtc" } } },
      },
    });
    expect(emulator.users(String(applicationId))).toMatchObject([
      { id: userId, name: "alice", display_name: "Alice", channels: { pstn: [{ number: 447700900000 }] } },
    ]);
  },
});
