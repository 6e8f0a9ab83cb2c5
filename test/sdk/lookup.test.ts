import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import type * as sdk from "../../sdk/index";
import { createStack, requirePackage, type EngineStack } from "../engine/stack";
import { root, TRANSPILE_ONLY } from "../engine/pulumi";
import { takeKeyPair } from "../key-pairs";

const vonage = requirePackage<typeof sdk>();

const { privateKey, publicKey } = takeKeyPair();
const keys = { public_key: publicKey };
const ids = { shop: id(1), twin: id(2), otherTwin: id(3), keyless: id(4), video: id(5) };
const users = { alice: "USR-00000000-0000-4000-8000-000000000001", bob: "USR-00000000-0000-4000-8000-000000000002" };

const seed = {
  applications: [
    { id: ids.shop, name: "shop", keys, capabilities: { voice: { webhooks: {}, conversations_ttl: 9000 } } },
    { id: ids.twin, name: "twin", keys },
    { id: ids.otherTwin, name: "twin", keys },
    { id: ids.keyless, name: "no keys" },
    {
      id: ids.video,
      name: "video",
      keys,
      capabilities: {
        video: { webhooks: { archive_status: { address: "https://example.com/a", secret: "video secret" } } },
      },
    },
    ...Array.from({ length: 240 }, (_, index) => ({ id: id(1000 + index), name: `many ${index}`, keys })),
  ],
  users: {
    [ids.shop]: [
      {
        id: users.alice,
        name: "alice & co/Ünï",
        channels: { sip: [{ uri: "sip:alice@example.com", username: "alice", password: "sip password" }] },
      },
      { id: users.bob, name: "bob", properties: { custom_data: { Snake_Case: 1 } } },
      ...Array.from({ length: 205 }, (_, index) => ({ name: `many ${index}` })),
    ],
  },
};

describe("the look-ups of a program", () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({ seed, accounts: [{ apiKey: "other", apiSecret: "other secret" }] });
    pulumi.runtime.setAllConfig(
      {
        "vonage:baseUrl": emulator.url,
        "vonage:apiKey": emulator.apiKey,
        "vonage:apiSecret": emulator.apiSecret,
        "vonage:requestsPerSecond": "1000",
      },
      ["vonage:apiSecret"],
    );
  });
  beforeEach(() => emulator.clearJournal());
  afterAll(() => emulator.stop());

  const requests = () => emulator.journal().map(({ method, path }) => `${method} ${path}`);

  describe("of an application", () => {
    test("finds it by id", async () => {
      const found = {
        id: ids.shop,
        applicationId: ids.shop,
        name: "shop",
        publicKey,
        capabilities: { voice: { conversationsTtl: 9000 } },
      };
      expect(await vonage.getVonageApplication(ids.shop)).toEqual(found);
      expect(await vonage.getVonageApplication({ id: ids.shop })).toEqual(found);
      expect(requests()).toEqual(Array(2).fill(`GET /v2/applications/${ids.shop}`));
    });

    test("finds it by name, and reads it singly if the list leaves out its key", async () => {
      expect(await vonage.getVonageApplication({ name: "shop" })).toEqual(await vonage.getVonageApplication(ids.shop));
      expect(requests().slice(0, 3)).toEqual(Array(3).fill("GET /v2/applications"));
      emulator.clearJournal();
      expect((await vonage.getVonageApplication({ name: "no keys" })).id).toBe(ids.keyless);
    });

    test("reports that there is none, or more than one", async () => {
      await expect(vonage.getVonageApplication(id(99))).rejects.toThrow(`There is no application ${id(99)}`);
      await expect(vonage.getVonageApplication({ name: "sho" })).rejects.toThrow('no application named "sho"');
      await expect(vonage.getVonageApplication({ name: "twin" })).rejects.toThrow(`(${ids.twin}, ${ids.otherTwin})`);
      await expect(vonage.getVonageApplication("")).rejects.toThrow("give either an id or a name");
    });

    test("accepts outputs, and marks secrets", async () => {
      const plain = vonage.getVonageApplicationOutput({ id: pulumi.output(ids.shop) });
      expect(await known(plain.name)).toEqual({ value: "shop", secret: false });
      const secret = vonage.getVonageApplicationOutput({ name: "video" });
      expect(await known(secret.capabilities!)).toMatchObject({ secret: true });
      expect(await known(vonage.getVonageApplicationOutput(pulumi.secret(ids.shop)).name)).toMatchObject({
        secret: true,
      });
    });

    test("reads another account with a provider", async () => {
      const account = { apiKey: "other", apiSecret: "other secret", baseUrl: emulator.url };
      await expect(vonage.getVonageApplication(ids.shop, { account })).rejects.toThrow("There is no application");
      const hidden = { ...account, apiSecret: pulumi.secret(account.apiSecret) };
      const list = vonage.listVonageApplicationsOutput({}, { account: hidden });
      expect(await known(list)).toEqual({ value: [], secret: false });
    });

    test("reports all missing settings at once", async () => {
      await expect(vonage.getVonageApplication(ids.shop, { account: { apiKey: "", apiSecret: "" } })).rejects.toThrow(
        /vonage:apiKey is missing.*vonage:apiSecret is missing/,
      );
    });
  });

  describe("of all applications", () => {
    test("reads a hundred at a time, and only as far as the loop goes", async () => {
      const names: string[] = [];
      for await (const { name } of vonage.listVonageApplications({ namePrefix: "many " })) names.push(name);
      expect(names).toHaveLength(240);
      expect(emulator.journal().map(({ query }) => query?.["page_size"])).toEqual(["100", "100", "100"]);
      emulator.clearJournal();
      for await (const _one of vonage.listVonageApplications()) break;
      expect(requests()).toHaveLength(1);
    });

    test("lists as an output", async () => {
      const list = vonage.listVonageApplicationsOutput({ namePrefix: pulumi.output("twin") });
      expect((await known(list)).value.map((each) => each.id)).toEqual([ids.twin, ids.otherTwin]);
    });
  });

  describe("of a user", () => {
    const signatory = { applicationId: ids.shop, privateKey };

    test("finds it by id and by any name", async () => {
      expect(await vonage.getVonageUser({ ...signatory, id: users.bob })).toEqual({
        id: users.bob,
        userId: users.bob,
        applicationId: ids.shop,
        name: "bob",
        properties: { customData: { Snake_Case: 1 } },
      });
      expect((await vonage.getVonageUser({ ...signatory, name: "alice & co/Ünï" })).id).toBe(users.alice);
    });

    test("reports that there is none, or which key it needs", async () => {
      await expect(vonage.getVonageUser({ ...signatory, name: "carol" })).rejects.toThrow(
        `There is no user named "carol" in application ${ids.shop}.`,
      );
      await expect(vonage.getVonageUser({ ...signatory, id: "USR-none" })).rejects.toThrow("There is no user USR-none");
      const elsewhere = { ...signatory, applicationId: id(99) };
      for (const look of [
        vonage.listVonageUsers(elsewhere).next(),
        vonage.getVonageUser({ ...elsewhere, name: "bob" }),
      ])
        await expect(look).rejects.toThrow(`There is no application ${id(99)} in this account`);
      await expect(vonage.getVonageUser({ applicationId: ids.shop, privateKey: "x", name: "bob" })).rejects.toThrow(
        `must be the private key of application ${ids.shop}`,
      );
    });

    test("marks only the password as a secret", async () => {
      const hidden = { applicationId: pulumi.output(ids.shop), privateKey: pulumi.secret(privateKey) };
      const alice = vonage.getVonageUserOutput({ ...hidden, id: users.alice });
      expect(await known(alice.channels!)).toEqual({
        value: { sip: [{ uri: "sip:alice@example.com", username: "alice", password: "sip password" }] },
        secret: true,
      });
      expect(await known(vonage.getVonageUserOutput({ ...hidden, name: "bob" }).name)).toEqual({
        value: "bob",
        secret: false,
      });
    });
  });

  test("loads neither HTTP nor validation in a program without look-ups", () => {
    const script = `require("pulumi-vonage");
      console.log(Object.keys(require.cache).filter((file) => /node_modules.(axios|ajv)\\b/.test(file)).length);`;
    expect(execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" }).trim()).toBe("0");
  });

  describe("in the real engine", { timeout: 120_000 }, () => {
    let stack: EngineStack;
    afterAll(() => stack.remove());

    test("reads in previews, too, and shows no password", async () => {
      stack = await createStack({
        program: join(root, "test/fixtures/projects/lookup"),
        emulator,
        secrets: { "vonage:apiSecret": emulator.apiSecret, "lookup:privateKey": privateKey },
        config: { "vonage:apiKey": emulator.apiKey, "lookup:applicationId": ids.shop },
        // test/examples/compiles.test.ts checks the types.
        env: TRANSPILE_ONLY,
      });
      await stack.preview();
      expect(requests()).toContain(`GET /v1/users/${users.alice}`);
      const { text } = await stack.up();
      expect(text).toContain("[secret]");
      expect(text).not.toContain("sip password");
      expect(JSON.stringify(await stack.export())).not.toContain("sip password");
      expect(await stack.outputs()).toEqual({
        byName: ids.shop,
        count: 245,
        password: "sip password",
        userName: "alice & co/Ünï",
      });
      expect(emulator.journal().every(({ method }) => method === "GET")).toBe(true);
    });
  });
});

function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

async function known<T>(output: pulumi.Output<T>): Promise<{ value: T; secret: boolean }> {
  const value = await (output as unknown as { promise(): Promise<T> }).promise();
  return { value, secret: await pulumi.isSecret(output) };
}
