import { expect } from "vitest";
import { lives } from "./life";

lives({
  name: "voice-ivr",
  inYaml: true,
  config: { "voice-ivr:webhooks": "https://calls.example.org" },
  creates: ["ivr"],

  async holds({ emulator, stack }) {
    const [application] = emulator.applications();
    const { applicationId, capabilities } = await stack.outputs();
    expect(application).toMatchObject({ id: applicationId, name: "IVR" });
    expect(application?.capabilities).toEqual({
      voice: {
        webhooks: {
          answer_url: {
            address: "https://calls.example.org/menu",
            http_method: "GET",
            connect_timeout: 500,
            socket_timeout: 2000,
          },
          fallback_answer_url: {
            address: "https://calls.example.org/sorry",
            http_method: "GET",
            connect_timeout: 1000,
            socket_timeout: 5000,
          },
          event_url: {
            address: "https://calls.example.org/events",
            http_method: "POST",
            connect_timeout: 1000,
            socket_timeout: 10000,
          },
        },
        signed_callbacks: true,
        region: "eu-west",
        conversations_ttl: 2,
        leg_persistence_time: 14,
      },
    });
    // What Vonage filled in comes out, too.
    expect(capabilities).toMatchObject({ voice: { webhooks: { eventUrl: { connectTimeout: 1000 } } } });
  },
});
