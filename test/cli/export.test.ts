import { createPrivateKey } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "vonage-emulator";
import { complaints } from "./evaluate";
import { applicationId, handMade, takeKeyPair, sipPassword, startEmulator, videoSecret, Workplace } from "./world";

const [shop, support, stranger] = [takeKeyPair(), takeKeyPair(), takeKeyPair()];

describe("pulumi-vonage export", () => {
  const place = new Workplace();
  let emulator: Emulator;
  let count = 0;

  beforeAll(async () => {
    emulator = await startEmulator({ seed: handMade(shop, support) });
    place.use(emulator);
    place.project("keys", { "a.pem": shop.privateKey, "b.txt": "no key", "c.key": stranger.privateKey });
  });
  afterEach(() => emulator.clearJournal());
  afterAll(() => emulator.stop());

  const run = (...args: string[]) => place.vonage(place.folder, "export", ...args);
  const read = (folder: string) =>
    Object.fromEntries(
      readdirSync(join(place.folder, folder)).map((file) => [
        file,
        readFileSync(join(place.folder, folder, file), "utf8"),
      ]),
    );
  const fresh = () => `account-${(count += 1)}`;

  test("writes a complete project without secrets", async () => {
    const folder = fresh();
    const { code, stdout, stderr } = await run(folder, "--keys", "keys");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Wrote 9 applications and 2 users");
    expect(stdout).toContain("keys/c.key belongs to no application here");
    expect(stdout).toContain("shopEuProdPrivateKey: private key of application");
    const files = read(folder);
    expect(Object.keys(files).sort()).toEqual(
      [
        ".gitignore",
        "Pulumi.yaml",
        "README.md",
        "import.json",
        "index.ts",
        "package.json",
        "tsconfig.json",
        "vonage.ts",
      ].sort(),
    );
    const everything = JSON.stringify(files) + stdout;
    for (const secret of [sipPassword, videoSecret, "PRIVATE KEY", shop.privateKey.slice(40, 80)])
      expect(everything).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(complaints([files["vonage.ts"] ?? ""])).toEqual([]);
    expect(files["vonage.ts"]).toMatchInlineSnapshot(`
      "// Found in a Vonage account and taken over. The file is yours to change; more is added at its end.
      import * as pulumi from "@pulumi/pulumi";
      import { VonageApplication, VonageUser } from "pulumi-vonage";

      const config = new pulumi.Config();

      // application 00000000-0000-4000-8000-000000000001
      export const shopEuProd = new VonageApplication("shop-eu-prod", {
        privateKey: config.requireSecret("shopEuProdPrivateKey"),
        name: "Shop EU (prod)",
        privacy: { improveAi: true },
        capabilities: {
          voice: {
            webhooks: {
              answerUrl: {
                address: "https://example.com/answer",
                connectTimeout: 500,
                httpMethod: "GET",
              },
              fallbackAnswerUrl: { address: "https://example.com/fallback", httpMethod: "POST" },
              eventUrl: { address: "https://example.com/event", httpMethod: "POST" },
            },
            signedCallbacks: false,
            region: "eu-west",
            paymentEnabled: true,
            payments: {
              gateways: [{ credential: "stripe", mode: "test", type: "stripe" }],
            },
          },
          messages: {
            authenticateInboundMedia: true,
            webhooks: {
              inboundUrl: { address: "https://example.com/in" },
              statusUrl: { address: "https://example.com/status" },
            },
          },
          rtc: {
            webhooks: {
              eventUrl: { address: "https://example.com/rtc", httpMethod: "POST" },
            },
            legPersistenceTime: 3,
          },
          vbc: {},
        },
      });

      // application 00000000-0000-4000-8000-000000000002
      export const support = new VonageApplication("support", {
        capabilities: { rtc: {} },
      });

      // application 00000000-0000-4000-8000-000000000003
      export const legacy = new VonageApplication("legacy", {
        capabilities: {
          voice: {
            webhooks: {
              answerUrl: { address: "https://example.com/legacy", httpMethod: "GET" },
            },
            conversationsTtl: 9000,
          },
        },
      });

      // application 00000000-0000-4000-8000-000000000004
      export const legacy2 = new VonageApplication("legacy-2", {
        name: "legacy",
        capabilities: { voice: {} },
      });

      // application 00000000-0000-4000-8000-000000000005
      export const video = new VonageApplication("video", {
        capabilities: {
          verify: {
            webhooks: {
              statusUrl: { address: "https://example.com/verify" },
            },
          },
          video: {
            webhooks: {
              archiveStatus: {
                address: "https://example.com/a",
                active: true,
                secret: config.requireSecret("videoVideoArchiveStatusSecret"),
              },
            },
            storage: { serverSideEncryption: true, cloudStorage: false },
          },
          networkApis: { networkApplicationId: "net", redirectUri: "https://example.com/redirect" },
          meetings: {
            webhooks: {
              recordingChanged: { address: "https://example.com/meeting" },
            },
          },
        },
      });

      // application 00000000-0000-4000-8000-000000000006
      export const 店舗XYZ = new VonageApplication("店舗-x-y-z", { name: "店舗 \${x} \`y\` \\"z\\" \\\\ \\n🛒" });

      // application 00000000-0000-4000-8000-000000000007
      export const unknown = new VonageApplication("unknown");

      // application 00000000-0000-4000-8000-000000000008
      export const noKeys = new VonageApplication("no-keys", { name: "no keys" });

      // application 00000000-0000-4000-8000-000000000009
      export const applicationClass = new VonageApplication("class", {
        capabilities: { vbc: {} },
      });

      // user USR-00000000-0000-4000-8000-000000000001
      export const shopEuProdAlice = new VonageUser("shop-eu-prod-alice", {
        application: shopEuProd,
        name: "alice",
        displayName: "Alice \${A}",
        imageUrl: "https://example.com/alice.png",
        properties: {
          customData: {
            Tier: "gold",
            "dash-ed": {
              deep: [
                1,
                { a: null },
              ],
            },
            __proto: 1,
          },
          ttl: 3600,
        },
        channels: {
          pstn: [{ number: 447700900000 }],
          sip: [
            {
              uri: "sip:alice@example.com",
              username: "alice",
              password: config.requireSecret("shopEuProdAliceSipPassword"),
            },
            { uri: "sips:a@example.com" },
          ],
          vbc: [{ extension: "403" }],
          websocket: [
            {
              uri: "wss://example.com/ws",
              contentType: "audio/l16;rate=16000",
              headers: { "X-Caller": "alice" },
            },
          ],
          sms: [{ number: "447700900000" }],
          mms: [{ number: "447700900000" }],
          whatsapp: [{ number: "447700900000" }],
          viber: [{ number: "447700900000" }],
          messenger: [{ id: "0123456789" }],
        },
      });

      // user USR-00000000-0000-4000-8000-000000000002
      export const shopEuProdBobCoÜnï = new VonageUser("shop-eu-prod-bob-co-ünï", {
        application: shopEuProd,
        name: "bob & co/Ünï",
      });
      "
    `);
  });

  test("reports unused arguments", async () => {
    const locked = createPrivateKey(support.privateKey);
    const passphrase = { cipher: "aes-256-cbc", passphrase: "open" };
    place.project("locked", {
      "new.key": locked.export({ format: "pem", type: "pkcs8", ...passphrase }).toString(),
      "old.key": locked.export({ format: "pem", type: "pkcs1", ...passphrase }).toString(),
    });
    const { code, stdout } = await run(
      "--dry-run",
      "--json",
      "--keys",
      "locked",
      "--name",
      "shop*",
      "--name",
      "nob?dy",
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      notes: [
        expect.stringContaining("The key in locked/new.key has a passphrase, so it was not used"),
        expect.stringContaining("The key in locked/old.key has a passphrase, so it was not used"),
        'There is no application whose name matches "shop*".',
        'There is no application whose name matches "nob?dy".',
      ],
    });
    const unknown = await run("x", "--id", applicationId(1), "--id", "nobody", "--id", "none");
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr).toBe("pulumi-vonage: There is no application nobody, nor none in this account.\n");
    expect(existsSync(join(place.folder, "x"))).toBe(false);
  });

  test("writes the same files again, and overwrites no others", async () => {
    const folder = fresh();
    await run(folder);
    const first = read(folder);
    expect((await run(folder)).code).toBe(0);
    expect(read(folder)).toEqual(first);

    place.write(`${folder}/index.ts`, "// mine\n");
    const refused = await run(folder);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("with other contents: index.ts");
    expect(read(folder)["index.ts"]).toBe("// mine\n");
    expect((await run(folder, "--force")).code).toBe(0);
    expect(read(folder)).toEqual(first);
  });

  test("shows what it would write", async () => {
    const folder = fresh();
    const { code, stdout } = await run(folder, "--dry-run", "--name", "leg*", "--id", applicationId(6));
    expect(code).toBe(0);
    expect(
      stdout
        .split("\n")
        .slice(0, 4)
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ["TYPE", "NAME ON THE SERVICE", "ID", "NAME IN PULUMI"],
      ["Application", "legacy", applicationId(3), "legacy"],
      ["Application", "legacy", applicationId(4), "legacy-2"],
      ["Application", '店舗 ${x} `y` "z" \\ \\n🛒', applicationId(6), "店舗-x-y-z"],
    ]);
    expect(existsSync(join(place.folder, folder))).toBe(false);
  });

  test("answers a machine", async () => {
    const { stdout } = await run(fresh(), "--dry-run", "--json", "--key", `${applicationId(2)}=keys/support.key`).then(
      async (refused) => {
        expect(refused.code).toBe(1);
        expect(JSON.parse(refused.stdout)).toEqual({
          error: expect.stringContaining("keys/support.key contains no private key") as string,
        });
        place.write("keys/support.key", support.privateKey);
        return await run(
          fresh(),
          "--dry-run",
          "--json",
          "--id",
          applicationId(2),
          "--key",
          `${applicationId(2)}=keys/support.key`,
        );
      },
    );
    expect(JSON.parse(stdout)).toMatchObject({
      resources: [
        { type: "Application", id: applicationId(2), name: "support", logicalName: "support", identifier: "support" },
        { type: "User", name: "alice", logicalName: "support-alice", identifier: "supportAlice" },
      ],
      secrets: [{ key: "supportPrivateKey" }],
      notes: [],
      files: [],
    });
  });

  test("reports all problems with keys at once, before it reads users", async () => {
    const wrong = await run("x", "--key", `${applicationId(1)}=keys/c.key`, "--key", "nobody=keys/a.pem");
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain("not the private half of the public key that the application has now");
    expect(wrong.stderr).toContain("this account has no such application");
    expect(emulator.journal().map(({ path }) => path)).not.toContain("/v1/users");
    expect((await run("x", "--key", "file")).stderr).toContain("--key must be APP_ID=FILE");
    expect((await run("x", "--keys", "nowhere")).stderr).toContain("--keys nowhere: there is no such folder");
  });

  test("says which credentials it needs, and shows the refusal of the service", async () => {
    const { VONAGE_API_KEY, VONAGE_API_SECRET, ...env } = place.env;
    Object.assign(place.env, { VONAGE_API_KEY: "", VONAGE_API_SECRET: "" });
    expect((await run("x")).stderr).toContain("Set VONAGE_API_KEY and VONAGE_API_SECRET in the environment");
    Object.assign(place.env, env, { VONAGE_API_KEY, VONAGE_API_SECRET: "not the secret" });
    const refused = await run("x");
    Object.assign(place.env, { VONAGE_API_SECRET });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("401");
    expect(refused.stderr).not.toContain("not the secret");
  });
});
