import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import type * as Provided from "../../provider";
import type * as Testing from "../../sdk/testing";
import type { OutputsOf } from "../../sdk/property";
import { root } from "../engine/pulumi";
import { requirePackage } from "../engine/stack";
import { takeKeyPair } from "../key-pairs";

/** A resource class of the SDK. */
interface Class<State> {
  new (name: string, args: object, opts?: pulumi.CustomResourceOptions): pulumi.CustomResource & OutputsOf<State>;
  get(name: string, id: string): pulumi.CustomResource & OutputsOf<State>;
}

/** What the tests use of the SDK. Its own types are checked by the tests of the languages. */
interface Packaged {
  readonly Application: Class<Provided.ApplicationState>;
  readonly User: Class<Provided.UserState>;
  readonly Number: Class<Provided.NumberState>;
  readonly Provider: new (name: string, args: object) => pulumi.ProviderResource;
  getApplication(args: object): Promise<Provided.FoundApplication>;
  getApplications(args: object): Promise<{ applications: Provided.FoundApplication[] }>;
  getUserOutput(args: object): pulumi.Output<Provided.GetUserOutputs>;
  getUsers(args: object): Promise<{ users: Provided.ListedUser[] }>;
  getNumbersOutput(args: object): pulumi.Output<{ numbers: Provided.FoundNumber[] }>;
  searchNumbers(args: object): Promise<{ numbers: Provided.NumberForSale[] }>;
}

const { runProgram } = requirePackage<typeof Testing>("/testing");
const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-packaged-"));
const vonage = compiled();
const key = takeKeyPair().privateKey;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The SDK as it is published. */
function compiled(): Packaged {
  const source = join(root, "sdk/nodejs");
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  for (const file of readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  )) {
    const target = join(folder, file.replace(/ts$/, "js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, ts.transpile(readFileSync(join(source, file), "utf8"), options));
  }
  cpSync(join(source, "package.json"), join(folder, "package.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return createRequire(join(folder, "index.js"))("./index.js") as Packaged;
}

describe("a program with the SDK of the packaged plugin, under mocks", () => {
  test("gets ids, keys and what Vonage fills in", async () => {
    const { outputs, resources } = await runProgram(() => {
      const shop = new vonage.Application("shop", {
        capabilities: { voice: { webhooks: { answerUrl: { address: "https://example.com/a" } } } },
      });
      const alice = new vonage.User("alice", {
        applicationId: shop.applicationId,
        channels: { sip: [{ uri: "sip:a@example.com", password: "p" }] },
      });
      const line = new vonage.Number("line", { country: "GB", msisdn: "447700900000", applicationId: shop.id });
      return {
        id: shop.id,
        applicationId: shop.applicationId,
        name: shop.name,
        privateKey: shop.privateKey,
        lifetime: shop.capabilities.apply((all) => all?.voice?.conversationsTtl),
        user: alice.userId,
        number: line.numberId,
        secrets: Promise.all([pulumi.isSecret(shop.privateKey), pulumi.isSecret(alice.channels)]),
      };
    });
    expect(outputs).toMatchObject({
      id: outputs.applicationId,
      name: "shop",
      lifetime: 48,
      number: "GB/447700900000",
      secrets: [true, true],
    });
    expect(outputs.privateKey).toContain("BEGIN PRIVATE KEY");
    expect(outputs.user).toMatch(/^USR-/);
    expect(resources.map(({ type }) => type)).toEqual(
      ["Application", "User", "Number"].map((name) => `vonage:index:${name}`),
    );
  });

  test("is refused with everything that is wrong with it", async () => {
    const program = () => {
      const provider = new vonage.Provider("other", { privateKeys: { "a-1": key } });
      new vonage.Application("shop", { publicKey: "x", keyTriggers: [1] });
      new vonage.User("me", { applicationId: "a-1" }, { provider });
      new vonage.User("bob", { applicationId: "a-1" });
    };
    const refused = await runProgram(program).catch(String);
    for (const problem of [
      /^Error: The program would be refused:\n/,
      /- Application "shop": publicKey must be a public key/,
      /- Application "shop": keyTriggers makes new key pairs/,
      /- User "me": name must be a name that/,
      /- User "bob": privateKey is required/,
    ])
      expect(refused).toMatch(problem);
    expect(refused).not.toContain('User "me": privateKey');
  });

  test("finds what the test gives", async () => {
    const given = {
      applications: [{ name: "shop", id: "a-1" }, { name: "shop-two" }, { name: "other" }],
      users: [
        { name: "alice", applicationId: "a-1", id: "USR-1", channels: { sip: [{ uri: "sip:a", password: "p" }] } },
      ],
      numbers: [{ country: "GB", msisdn: "447700900000", applicationId: "a-1" }],
      numbersForSale: [
        { country: "DE", msisdn: "493023125000", features: ["SMS"], type: "mobile-lvn" },
        { country: "DE", msisdn: "493023125001", features: ["SMS", "VOICE"] },
      ],
    };
    const signatory = { applicationId: "a-1", privateKey: key };
    const { outputs } = await runProgram(async () => {
      const found = vonage.getUserOutput({ ...signatory, name: "alice" });
      return {
        shop: await vonage.getApplication({ name: "shop" }),
        list: await vonage.getApplications({ namePrefix: "shop" }),
        found,
        hidden: pulumi.isSecret(found.apply(({ channels }) => channels)),
        users: await vonage.getUsers(signatory),
        numbers: vonage.getNumbersOutput({ applicationId: pulumi.output("a-1") }),
        forSale: await vonage.searchNumbers({ country: "DE", features: ["VOICE"], pattern: "4930" }),
        read: vonage.Application.get("read", "a-1").name,
        user: vonage.User.get("user", "a-1/alice").userId,
        line: vonage.Number.get("line", "GB/447700900000").applicationId,
      };
    }, given);
    expect(outputs).toMatchObject({
      shop: { id: "a-1", applicationId: "a-1" },
      found: { userId: "USR-1" },
      hidden: true,
      users: { users: [{ id: "USR-1", name: "alice" }] },
      numbers: { numbers: [{ numberId: "GB/447700900000" }] },
      read: "shop",
      user: "USR-1",
      line: "a-1",
    });
    expect(outputs.list.applications.map(({ name }) => name)).toEqual(["shop", "shop-two"]);
    expect(outputs.forSale.numbers.map(({ msisdn }) => msisdn)).toEqual(["493023125001"]);
  });

  test("says what a look-up refuses, and what is missing", async () => {
    await expect(runProgram(() => vonage.getApplication({}))).rejects.toThrow("give either id or name");
    await expect(runProgram(() => vonage.getApplication({ name: "gone" }))).rejects.toThrow(
      'The test gives no application named "gone". Add it to the option applications of the mocks.',
    );
    await expect(runProgram(() => vonage.User.get("user", "a-1/alice").userId)).rejects.toThrow(
      'The test gives no user of application a-1 named "alice".',
    );
  });
});
