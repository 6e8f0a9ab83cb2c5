// The tests of the shop's program, for every language and every way of deploying it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import { put } from "../engine/setting";
import type { Way } from "./way";

export const partner = { apiKey: "partner1", apiSecret: "partner-account-secret" };
export const elsewhere = { id: "11111111-2222-4333-8444-555555555555", name: "Made elsewhere", capabilities: {} };
export const missing = "99999999-2222-4333-8444-555555555555";
const first = "https://shop.example.com/answer";
/** The setting shop:answerUrl from the first change on. */
export const second = "https://shop.example.com/answer/again";
/** The emulator has no rate limit, and shows changes at once. */
export const pace = { "vonage:numbersRequestsPerSecond": "100", "vonage:consistencyWindow": "0" };

export interface World {
  readonly emulator: Emulator;
  readonly way: Way;
}

export interface Life {
  /** Whether the program reads the application that the setting shop:existing names. */
  readonly reads?: boolean;
  /** Whether differences are reported with their kind. */
  readonly kinds?: boolean;
  /** Whether the stack's project can import resources. */
  readonly imports?: boolean;
  /** Further tests, on the same stack after its destruction. */
  readonly goesOn?: (world: () => World) => void;
}

/** An emulator with two accounts and an unmanaged application, and a stack that uses it. */
export async function openWorld(open: () => Promise<Way>): Promise<World> {
  const emulator = await startEmulator({ accounts: [partner], seed: [elsewhere] });
  const way = await open();
  const plain = {
    ...pace,
    "vonage:baseUrl": emulator.url,
    "vonage:apiKey": emulator.apiKey,
    "shop:partnerApiKey": partner.apiKey,
    "shop:partnerUrl": emulator.url,
    "shop:answerUrl": first,
    "shop:existing": elsewhere.id,
  };
  await way.config(plain, { "vonage:apiSecret": emulator.apiSecret, "shop:partnerApiSecret": partner.apiSecret });
  return { emulator, way };
}

export async function closeWorld(world: World | undefined): Promise<void> {
  await world?.way.end();
  await world?.emulator.stop();
}

export function lives(
  title: string,
  open: () => Promise<Way>,
  { reads = true, kinds = true, imports = true, goesOn }: Life = {},
): void {
  describe(title, { timeout: 900_000 }, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(open);
    }, 900_000);
    afterAll(() => closeWorld(world));

    const shop = () => {
      const found = world.emulator.applications().find(({ name }) => name === "Shop");
      if (!found) throw new Error("The service has no application called Shop");
      return { ...found, id: found.id as string };
    };

    const updated = (path: string) => `shop ${path}${kinds ? " update" : ""}`;

    test("is deployed", async () => {
      const { way, emulator } = world;
      // The stack, two applications, a user, a number, and the provider of the partner's account.
      expect((await way.up()).changes).toEqual({ create: 6 });
      expect(shop()).toMatchObject({
        capabilities: {
          voice: {
            webhooks: { answer_url: { address: first, http_method: "GET", connect_timeout: 500 } },
            region: "eu-west",
            conversations_ttl: 12,
          },
          messages: { webhooks: { inbound_url: { address: "https://shop.example.com/inbound" } } },
        },
      });
      expect(emulator.applications(partner.apiKey)).toMatchObject([{ name: "Theirs" }]);
      const [alice] = emulator.users(shop().id);
      expect(alice).toMatchObject({ display_name: "Alice", channels: { sms: [{ number: "447700900000" }] } });
      const [line] = emulator.numbers.owned();
      expect(line).toMatchObject({ country: "GB", msisdn: "447700900000", app_id: shop().id });
      const outputs = await way.outputs();
      expect(outputs).toMatchObject({
        applicationId: shop().id,
        answerUrl: first,
        found: "Shop",
        userId: alice?.id,
        numberId: "GB/447700900000",
        theirs: emulator.applications(partner.apiKey)[0]?.id,
      });
      expect(outputs.privateKey).toContain("PRIVATE KEY");
    });

    if (reads)
      test("reads an application that exists", async () => {
        expect(await world.way.outputs()).toMatchObject({ existing: elsewhere.name });
      });

    test("keeps its secrets encrypted", async () => {
      const state = await world.way.state();
      expect(state).not.toContain("PRIVATE KEY");
      expect(state).not.toContain(partner.apiSecret);
      expect(state).not.toContain(world.emulator.apiSecret);
      expect(await world.way.command("stack", "output")).toMatch(/privateKey\s+\[secret\]/);
    });

    test("has an empty preview", async () => {
      expect((await world.way.preview()).changes).toEqual({ same: 6 });
    });

    test("shows the only leaf that changes", async () => {
      const { way } = world;
      await way.config({ "shop:answerUrl": second });
      const { changes, differences } = await way.preview();
      expect(differences).toEqual([updated("capabilities.voice.webhooks.answerUrl.address")]);
      expect(changes).toEqual({ same: 5, update: 1 });
    });

    test("detects drift, and reverts it together with the change of the program", async () => {
      const { way, emulator } = world;
      emulator.updateApplication(shop().id, (wire) =>
        put(wire, "capabilities.voice.webhooks.answer_url.http_method", "POST"),
      );
      expect((await way.refresh()).changes).toMatchObject({ update: 1 });
      expect([...(await way.up()).differences].sort()).toEqual([
        updated("capabilities.voice.webhooks.answerUrl.address"),
        updated("capabilities.voice.webhooks.answerUrl.httpMethod"),
      ]);
      expect(shop()).toMatchObject({
        capabilities: { voice: { webhooks: { answer_url: { address: second, http_method: "GET" } } } },
      });
    });

    if (reads)
      test("reports that an application does not exist", async () => {
        const { way } = world;
        await way.config({ "shop:existing": missing });
        const { error } = await way.preview();
        expect(error).toContain(`There is no application ${missing} in this account`);
      });

    if (imports)
      test("imports an application", async () => {
        const { way } = world;
        await way.import("vonage:index:Application", "imported", elsewhere.id);
        const state = await way.state();
        expect(state).toMatch(/vonage:index:Application::imported"/);
        await way.command("state", "delete", "--yes", urnOf(state, "imported"));
      });

    test("leaves nothing behind when it is destroyed", async () => {
      await world.way.destroy();
      expect(world.emulator.applications()).toMatchObject([{ name: elsewhere.name }]);
      expect(world.emulator.numbers.owned()).toEqual([]);
    });

    goesOn?.(() => world);
  });
}

/** The URN of the only resource of this name in an exported state. */
export function urnOf(state: string, name: string): string {
  const { deployment } = JSON.parse(state) as { deployment: { resources: { urn: string }[] } };
  const found = deployment.resources.filter(({ urn }) => urn.endsWith(`::${name}`));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} resources are called ${name}`);
  return found[0].urn;
}
