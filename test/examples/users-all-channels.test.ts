import { expect, test } from "vitest";
import { expectSecrecy, lives } from "./life";

const password = "open-sesame-to-alice";

lives({
  name: "users-all-channels",
  inYaml: true,
  secrets: { "users-all-channels:sipPassword": password },
  creates: ["desk", "alice", "bob"],

  async holds({ emulator, stack }) {
    const { applicationId, users } = (await stack.outputs()) as {
      applicationId: string;
      users: Record<string, string>;
    };
    const [alice, bob] = emulator.users(applicationId);
    expect(alice).toMatchObject({ id: users.alice, name: "alice", display_name: "Alice" });
    expect(alice).toMatchObject({
      image_url: "https://desk.example.com/alice.png",
      properties: { custom_data: { tier: "gold", Languages_Spoken: ["en", "de"] }, ttl: 86400 },
    });
    expect(alice?.channels).toEqual({
      pstn: [{ number: 447700900000 }],
      sip: [{ uri: "sip:alice@sip.example.com", username: "alice", password }],
      vbc: [{ extension: "403" }],
      websocket: [
        {
          uri: "wss://desk.example.com/audio",
          "content-type": "audio/l16;rate=16000",
          headers: { customer_id: "ABC123" },
        },
      ],
      sms: [{ number: "447700900000" }],
      mms: [{ number: "447700900000" }],
      whatsapp: [{ number: "447700900000" }],
      viber: [{ number: "447700900000" }],
      messenger: [{ id: "0123456789" }],
    });
    expect(bob).toMatchObject({ id: users.bob, name: "bob", channels: {} });
    expect(JSON.stringify(await stack.export())).not.toContain(password);
  },

  goesOn(world) {
    test("shows and reverts drift of a channel, and shows no password", async () => {
      const { emulator, stack } = world();
      const { applicationId, users } = (await stack.outputs()) as {
        applicationId: string;
        users: Record<string, string>;
      };
      emulator.updateUser(String(users.alice), ({ channels }) => {
        Object.assign(channels as object, {
          sip: [{ uri: "sip:alice@sip.example.com", username: "alice", password: "sesame-of-a-stranger" }],
          sms: [{ number: "447700900000" }, { number: "447700900001" }],
        });
      });
      expect((await stack.refresh()).ops).toMatchObject({ alice: "update", bob: "same" });
      const preview = await stack.preview();
      expect(preview.ops).toMatchObject({ alice: "update", bob: "same" });
      expect(preview.text).toContain("447700900001");
      expect(preview.text).not.toMatch(/sesame/);
      await expectSecrecy(world());
      await stack.up();
      expect(emulator.users(applicationId)[0]?.channels).toMatchObject({
        sip: [{ password }],
        sms: [{ number: "447700900000" }],
      });
    });
  },
});
