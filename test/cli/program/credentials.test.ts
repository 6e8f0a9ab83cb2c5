import { afterAll, describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { holdsCredential, namesCredential } from "../../../cli/program/credentials";
import type { Emulator } from "vonage-emulator";
import { complaints } from "../evaluate";
import { applicationId, takeKeyPair, startEmulator, Workplace } from "../world";

describe("credentials in values that no schema marks as secret", () => {
  test("are recognised by their form", () => {
    for (const text of [
      "https://me:word@example.com/",
      "https://example.com/?x=1&access_token=abc",
      "wss://example.com/?apiKey=1",
      "sip:alice:word@example.com",
      takeKeyPair().privateKey,
    ])
      expect(holdsCredential(text), text).toBe(true);
    for (const text of [
      "https://example.com/token",
      "https://me@example.com/",
      "https://example.com/?page=1&token=",
      "sip:alice@example.com:5060",
      "a secret: b@c",
      "",
    ])
      expect(holdsCredential(text), text).toBe(false);
    for (const name of ["Authorization", "X-Api-Key", "apiKey", "password", "refreshToken", "client_secret", "Cookie"])
      expect(namesCredential(name), name).toBe(true);
    for (const name of ["X-Caller", "tier", "tokens", "keyboard", "author"])
      expect(namesCredential(name), name).toBe(false);
  });

  describe("with the real engine", { timeout: 300_000 }, () => {
    let emulator: Emulator | undefined;
    afterAll(() => emulator?.stop());

    test("come from the configuration, and are secret in the state", async () => {
      const keys = takeKeyPair();
      const id = applicationId(1);
      const hook = (address: string) => ({ address });
      const hidden = ["word-of-the-hook", "token-of-the-hook", "Bearer of-the-socket", "word-of-the-data"] as const;
      const applications = [
        {
          id,
          name: "shop",
          keys: { public_key: keys.publicKey },
          capabilities: {
            messages: { webhooks: { inbound_url: hook(`https://me:${hidden[0]}@example.com/`) } },
            verify: { webhooks: { status_url: hook(`https://example.com/?token=${hidden[1]}`) } },
          },
        },
      ];
      const websocket = [{ uri: "wss://example.com/", headers: { Authorization: hidden[2], "X-Caller": "alice" } }];
      const user = {
        id: "USR-00000000-0000-4000-8000-000000000001",
        name: "alice",
        properties: { custom_data: { login: [{ "old password:": hidden[3] }], tier: "gold" } },
        channels: { websocket },
      };
      emulator = await startEmulator({ seed: { applications, users: { [id]: [user] } } });
      const place = new Workplace().use(emulator);
      place.project("keys", { "shop.key": keys.privateKey });

      await place.vonage(place.folder, "export", "account", "--keys", "keys");
      const folder = place.project("account");
      const files = ["vonage.ts", "README.md", "import.json"];
      const everything = files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
      for (const secret of hidden) expect(everything).not.toContain(secret);
      const program = readFileSync(join(folder, "vonage.ts"), "utf8");
      expect(program).toContain('Authorization: config.requireSecret("shopAliceWebsocketHeadersAuthorization")');
      expect(program).toContain('"X-Caller": "alice"');
      expect(complaints([program])).toEqual([]);

      await place.initStack(folder);
      const adopted = await place.vonage(folder, "adopt", "--keys", "../keys");
      expect(adopted).toMatchObject({ code: 0, stderr: "" });
      expect(await place.pulumi(folder, "preview", "--expect-no-changes")).toMatchObject({ code: 0 });
      const { stdout: state } = await place.pulumi(folder, "stack", "export");
      for (const secret of hidden) expect(state + adopted.stdout).not.toContain(secret);
      expect(emulator.journal().filter(({ method }) => method !== "GET")).toEqual([]);

      emulator.updateApplication(id, (wire) => {
        const { messages } = wire.capabilities as { messages: { webhooks: object } };
        messages.webhooks = { inbound_url: hook("https://me:another-word@example.com/") };
      });
      const drift = await place.vonage(folder, "drift");
      expect(drift.code).toBe(2);
      expect(drift.stdout).toMatch(/messages\.webhooks\.inboundUrl\.address +"\[secret\]" +"\[secret\]"/);
    });
  });
});
