import { expect } from "vitest";
import { lives } from "./life";

lives({
  name: "messages",
  inYaml: true,
  creates: ["inbox"],

  async holds({ emulator, stack }) {
    const { applicationId } = await stack.outputs();
    const [application] = emulator.applications();
    // The name defaults to the resource's logical name.
    expect(application).toMatchObject({ id: applicationId, name: "inbox" });
    expect(application?.capabilities).toEqual({
      messages: {
        version: "v1",
        authenticate_inbound_media: true,
        webhooks: {
          inbound_url: { address: "https://messages.example.com/inbound" },
          status_url: { address: "https://messages.example.com/status" },
        },
      },
    });
  },
});
