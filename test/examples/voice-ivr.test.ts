import { expect } from "vitest";
import { lives } from "./life";

lives({
  name: "voice-ivr",
  inYaml: true,
  config: { "voice-ivr:webhooks": "https://calls.example.org", "voice-ivr:number": "GB/447700900000" },
  emulator: { seed: { applications: [], numbers: [{ country: "GB", msisdn: "447700900000" }] } },
  creates: ["ivr", "line"],

  async holds({ emulator, stack }) {
    const [application] = emulator.applications();
    const { applicationId, capabilities, phoneNumber } = await stack.outputs();
    expect(phoneNumber).toBe("447700900000");
    expect(emulator.numbers.owned()).toMatchObject([{ country: "GB", msisdn: phoneNumber, app_id: applicationId }]);
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
    // The output also shows values that Vonage has filled in.
    expect(capabilities).toMatchObject({ voice: { webhooks: { eventUrl: { connectTimeout: 1000 } } } });
  },

  leaves({ emulator }) {
    // The number stays in the account, unlinked.
    const [number, ...others] = emulator.numbers.owned();
    expect(number).toMatchObject({ country: "GB", msisdn: "447700900000" });
    expect(number).not.toHaveProperty("app_id");
    expect(others).toEqual([]);
    return Promise.resolve();
  },
});
