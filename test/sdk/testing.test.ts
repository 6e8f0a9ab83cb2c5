import { generateKeyPairSync } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, test } from "vitest";
import type * as Sdk from "../../sdk";
import type * as Testing from "../../sdk/testing";
import { requirePackage } from "../engine/stack";
import { takeKeyPair } from "../key-pairs";

const { VonageApplication, VonageNumber, VonageProvider, VonageUser, ...vonage } = requirePackage<typeof Sdk>();
const { runProgram, vonageMocks } = requirePackage<typeof Testing>("/testing");

const { privateKey: key, publicKey } = takeKeyPair();
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;

describe("a program under mocks", () => {
  test("gets ids, keys, and the values that Vonage fills in", async () => {
    const { outputs, resources } = await runProgram(() => {
      const app = new VonageApplication("shop", {
        capabilities: { voice: { webhooks: { answerUrl: { address: "https://example.com/a", socketTimeout: 2000 } } } },
      });
      const alice = new VonageUser("alice", {
        application: app,
        channels: { sip: [{ uri: "sip:a@example.com", password: "p" }] },
      });
      return {
        app: app.applicationId,
        id: app.id,
        name: app.name,
        voice: app.capabilities.apply((all) => all?.voice),
        publicKey: app.publicKey,
        privateKey: app.privateKey,
        user: alice.userId,
        belongsTo: alice.applicationId,
        secrets: Promise.all([
          pulumi.isSecret(app.privateKey),
          pulumi.isSecret(app.publicKey),
          pulumi.isSecret(alice.channels),
        ]),
      };
    });
    expect(outputs.app).toMatch(uuid);
    expect(outputs.user).toMatch(/^USR-/);
    expect(outputs).toMatchObject({
      id: outputs.app,
      belongsTo: outputs.app,
      name: "shop",
      secrets: [true, false, true],
    });
    expect(outputs.publicKey).toContain("BEGIN PUBLIC KEY");
    expect(outputs.privateKey).toContain("BEGIN PRIVATE KEY");
    expect(outputs.voice).toEqual({
      webhooks: { answerUrl: { address: "https://example.com/a", connectTimeout: 1000, socketTimeout: 2000 } },
      signedCallbacks: true,
      conversationsTtl: 48,
      legPersistenceTime: 7,
    });
    expect(resources.map(({ name }) => name)).toEqual(["shop", "alice"]);
    expect(resources[1]?.inputs).toMatchObject({ name: "alice", privateKey: outputs.privateKey });
  });

  test("keeps its own key, and derives the other half", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    const { outputs } = await runProgram(() => ({
      own: new VonageApplication("own", { privateKey }).publicKey,
      none: new VonageApplication("none", { publicKey }).privateKey,
    }));
    expect(outputs.own).toBe(publicKey);
    expect(outputs.none).toBeUndefined();
  });

  test("is refused as a whole, with all problems at once", async () => {
    const run = runProgram(() => {
      const app = new VonageApplication("shop", {
        keyTriggers: ["1"],
        publicKey: "x",
        capabilities: { voice: { webhooks: { eventUrl: { address: "ftp://a" } } } },
      });
      new VonageUser("me", { application: app });
    });
    await expect(run).rejects.toThrow(
      /^The program would be refused:\n- Application "shop": publicKey must be a public key(.|\n)*eventUrl\.address must be a URL(.|\n)*keyTriggers makes new key pairs(.|\n)*- User "me": name must be a name that/,
    );
  });

  test("reads its configuration, and the same name gives the same id", async () => {
    const program = () => {
      const name = new pulumi.Config("shop").require("name");
      return new VonageApplication(name).id;
    };
    const one = await runProgram(program, { config: { "shop:name": "a" } });
    const two = await runProgram(program, { config: { "shop:name": "b" } });
    expect(one.outputs).not.toBe(two.outputs);
    expect((await runProgram(program, { config: { "shop:name": "a" } })).outputs).toBe(one.outputs);
  });

  test("looks up the test's objects, without a request", async () => {
    const applications = [{ name: "shop", capabilities: { vbc: {} } }, { name: "shop-two" }, { name: "other" }];
    const users = [{ name: "alice", applicationId: "a-1", channels: { pstn: [{ number: 447700900000 }] } }];
    const { outputs } = await runProgram(
      async () => {
        const shop = await vonage.getVonageApplication({ name: "shop" });
        const signatory = { applicationId: "a-1", privateKey: key };
        return {
          shop,
          same: VonageApplication.get("shop", shop.id).name,
          list: vonage.listVonageApplicationsOutput({ namePrefix: "shop" }),
          alice: vonage.getVonageUserOutput({ ...signatory, name: "alice" }),
          later: vonage.getVonageApplicationOutput({ name: pulumi.output("other") }).id,
        };
      },
      { applications, users },
    );
    expect(outputs.shop).toMatchObject({ name: "shop", capabilities: { vbc: {} }, applicationId: outputs.shop.id });
    expect(outputs.same).toBe("shop");
    expect(outputs.list.map(({ name }) => name)).toEqual(["shop", "shop-two"]);
    expect(outputs.alice).toMatchObject({ name: "alice", channels: users[0]?.channels });
    expect(outputs.later).toMatch(uuid);
  });

  test("reports which look-up finds nothing, and how to add the object", async () => {
    const run = runProgram(() => vonage.getVonageApplication({ name: "gone" }));
    await expect(run).rejects.toThrow(
      'The test gives no application named "gone". Add it to the option applications of the mocks.',
    );
    const twice = {
      applications: [
        { name: "a", id: "1" },
        { name: "a", id: "2" },
      ],
    };
    await expect(runProgram(() => vonage.getVonageApplication({ name: "a" }), twice)).rejects.toThrow("more than one");
  });

  test("is told what a look-up would refuse", async () => {
    const users = () => vonage.listVonageUsers({ applicationId: "a-1", privateKey: "any" }).next();
    await expect(runProgram(users)).rejects.toThrow("privateKey must be the private key of application a-1");
    const numbers = () => vonage.searchVonageNumbers({ country: "uk", pattern: "+44" });
    await expect(runProgram(numbers)).rejects.toThrow(
      /country must be the two capital letters.*pattern must be digits/,
    );
  });

  test("reads an existing number, and says where to give one that is missing", async () => {
    const numbers = [{ country: "GB", msisdn: "447700900000", applicationId: "a-1" }];
    const read = (id: string) => () => VonageNumber.get("line", id).applicationId;
    expect((await runProgram(read("GB/447700900000"), { numbers })).outputs).toBe("a-1");
    await expect(runProgram(read("GB/447700900001"), { numbers })).rejects.toThrow(
      'The test gives no number with the id "GB/447700900001". Add it to the option numbers of the mocks.',
    );
  });

  test("takes the keys of applications from its configuration, or from an explicit provider", async () => {
    const privateKeys = JSON.stringify({ "a-1": key });
    const declare = (opts?: pulumi.CustomResourceOptions) => new VonageUser("alice", { applicationId: "a-1" }, opts);
    const refused = /User "alice": privateKey is required/;
    await expect(runProgram(() => void declare())).rejects.toThrow(refused);
    await runProgram(() => void declare(), { config: { "vonage:privateKeys": privateKeys } });
    const other = (settings: Sdk.VonageProviderArgs) => () =>
      void declare({ provider: new VonageProvider("other", settings) });
    await runProgram(other({ privateKeys: { "a-1": key } }));
    await expect(runProgram(other({}), { config: { "vonage:privateKeys": privateKeys } })).rejects.toThrow(refused);
  });

  test("fails where one of its functions throws, and lets the test go on", async () => {
    class Store extends pulumi.CustomResource {}
    const program = (use: (key: pulumi.Output<string | undefined>) => unknown) => () => {
      const shop = new VonageApplication("shop", { publicKey });
      return use(
        shop.privateKey.apply((held) => {
          if (!held) throw new Error("The stack does not hold the key.");
          return held;
        }),
      );
    };
    await expect(runProgram(program((held) => held))).rejects.toThrow("The stack does not hold the key.");
    const stored = program((held) => void new Store("other:index:Store", "store", { held }));
    await expect(runProgram(stored)).rejects.toThrow(/^The program fails:\n- .*The stack does not hold the key\.$/);
  });

  test("takes the outputs of other stacks from the test", async () => {
    const program = () => new pulumi.StackReference("org/billing/production").requireOutput("applicationId");
    const stacks = { "org/billing/production": { applicationId: "a-1" } };
    expect((await runProgram(program, { stacks })).outputs).toBe("a-1");
    await expect(runProgram(program)).rejects.toThrow(
      'The test gives no stack "org/billing/production". Add it to the option stacks of the mocks.',
    );
  });

  test("may have resources of other packages, and explicit providers", async () => {
    const others: pulumi.runtime.Mocks = {
      newResource: ({ name }) => ({ id: `${name}-id`, state: { hex: "abcd" } }),
      call: () => ({ answer: 42 }),
    };
    const { outputs } = await runProgram(
      async () => {
        const other = new VonageProvider("other", { apiKey: "k", apiSecret: "s" });
        const app = new VonageApplication("shop", {}, { provider: other });
        class Random extends pulumi.CustomResource {
          declare readonly hex: pulumi.Output<string>;
        }
        const random = new Random("random:index/randomId:RandomId", "r", { hex: undefined });
        return {
          app: app.name,
          hex: random.hex,
          found: (await pulumi.runtime.invoke("other:index:get", {})) as unknown,
        };
      },
      { others },
    );
    expect(outputs).toEqual({ app: "shop", hex: "abcd", found: { answer: 42 } });
  });
});

test("the mocks alone refuse a resource with all its problems", async () => {
  const inputs = { name: " ", capabilities: { voise: {} } };
  const args = {
    type: "pulumi-nodejs:dynamic/vonage:Application",
    name: "shop",
    inputs,
    custom: true,
    provider: "",
    id: "",
  };
  await expect(vonageMocks().newResource(args)).rejects.toThrow(
    'Application "shop" would be refused:\n- name must not be blank\n- capabilities.voise is not a property here: did you mean voice?',
  );
});
