// The packaged plugin takes over the state of the dynamic provider, unchanged.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createStack, requirePackage, type EngineStack } from "../engine/stack";
import type * as Sdk from "../../sdk";
import { elsewhere, pace, partner, second, type World } from "./life";

const sdk = requirePackage<typeof Sdk>();

/** Takes a world whose stack is empty, and has the settings of the end of `lives`. */
export function takesOver(world: () => World): void {
  describe("takes over the state of the dynamic provider", { timeout: 900_000 }, () => {
    let stack: EngineStack | undefined;
    beforeAll(async () => {
      const { emulator } = world();
      const program = () => Promise.resolve(shop(emulator.url));
      stack = await createStack({ program, project: "shop", emulator, config: pace, isLasting: true });
      await stack.up();
    }, 900_000);
    afterAll(() => stack?.remove());

    test("unchanged", async () => {
      const { way, emulator } = world();
      if (!stack) throw new Error("The dynamic resources are not deployed");
      const file = join(way.folder, "state.json");
      writeFileSync(file, JSON.stringify(await stack.export({ decrypted: true })));
      // The provider of the account changes: the packaged one is created, and the dynamic one is deleted.
      await way.command("stack", "import", "--file", file);
      await way.config({ "shop:existing": elsewhere.id });
      const { changes, differences } = await way.preview();
      expect(differences).toEqual([]);
      expect(changes).toEqual({ same: 5, create: 1, delete: 1 });
      emulator.clearJournal();
      await way.up();
      expect(emulator.journal().filter(({ method }) => method !== "GET")).toEqual([]);
      expect((await way.preview()).changes).toEqual({ same: 6 });
    });

    test("and destroys what the dynamic provider made", async () => {
      const { way, emulator } = world();
      await way.destroy();
      expect(emulator.applications()).toMatchObject([{ name: elsewhere.name }]);
      expect(emulator.numbers.owned()).toEqual([]);
    });
  });
}

/** The resources of all programs, declared with the dynamic classes. */
function shop(baseUrl: string): Record<string, unknown> {
  const application = new sdk.VonageApplication("shop", {
    name: "Shop",
    capabilities: {
      voice: {
        webhooks: {
          answerUrl: { address: second, httpMethod: "GET", connectTimeout: 500 },
          eventUrl: { address: "https://shop.example.com/events" },
        },
        region: "eu-west",
        conversationsTtl: 12,
      },
      messages: {
        webhooks: {
          inboundUrl: { address: "https://shop.example.com/inbound" },
          statusUrl: { address: "https://shop.example.com/status" },
        },
      },
    },
  });
  new sdk.VonageUser("alice", {
    application,
    displayName: "Alice",
    channels: { sms: [{ number: "447700900000" }] },
  });
  const number = { country: "GB", msisdn: "447700900000", purchase: true, cancelOnDelete: true };
  new sdk.VonageNumber("line", { application, ...number });
  const provider = new sdk.VonageProvider("partner", { ...partner, baseUrl });
  new sdk.VonageApplication("theirs", { name: "Theirs" }, { provider });
  return {};
}
