import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "vonage-emulator";
import { applicationId, takeKeyPair, startEmulator, Workplace } from "./world";

const [own, wrong] = [takeKeyPair(), takeKeyPair()];
const id = applicationId(1);
const capabilities = {
  rtc: { webhooks: {}, later: 1 },
  bulk: { webhooks: { list_status_url: { address: "https://e" } } },
};

const user = "USR-00000000-0000-4000-8000-000000000001";

describe("the key of an adopted application, with the real engine", { timeout: 900_000 }, () => {
  const applications = [{ id, name: "shop", keys: { public_key: own.publicKey }, capabilities }];
  let emulator: Emulator;
  let place: Workplace;
  let folder: string;
  let restore: () => void;

  beforeAll(async () => {
    emulator = await startEmulator({ seed: { applications, users: { [id]: [{ id: user, name: "alice" }] } } });
    place = new Workplace().use(emulator);
    place.project("keys", { "own.key": own.privateKey, "wrong.key": wrong.privateKey });
    folder = await place.stack("shop", 'export * from "./vonage";\n');
    restore = place.copy("shop");
  });
  afterAll(() => emulator.stop());

  const module = () => readFileSync(join(folder, "vonage.ts"), "utf8");
  const up = (...args: string[]) => place.pulumi(folder, "up", "--yes", "--skip-preview", ...args);
  const change = (from: RegExp | string, to: string) => {
    const text = module();
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    place.write("shop/vonage.ts", changed);
  };
  const writes = () =>
    emulator.journal().flatMap(({ method, path }) => (method === "GET" ? [] : [`${method} ${path}`]));
  const outputs = async () => {
    const { stdout } = await place.pulumi(folder, "stack", "output", "--json", "--show-secrets");
    return (JSON.parse(stdout) as { shop: Record<string, unknown> }).shop;
  };

  /** Checks that a new key pair is in force, and that users follow it in whole and targeted runs. */
  const expectToFollow = async () => {
    const { privateKey, publicKey } = await outputs();
    expect(privateKey).toContain("BEGIN PRIVATE KEY");
    expect(publicKey).not.toBe(own.publicKey);
    expect(emulator.applications()[0]).toMatchObject({ keys: { public_key: publicKey }, capabilities });
    const urn = "**alice";
    const refreshed = await place.pulumi(folder, "refresh", "--yes", "--skip-preview", "--target", urn);
    expect(refreshed.stdout + refreshed.stderr).not.toContain("401");
    expect(refreshed.code).toBe(0);
    expect(await up("--target", urn)).toMatchObject({ code: 0 });
    emulator.updateUser(user, (wire) => (wire.display_name = "changed elsewhere"));
    expect(await place.pulumi(folder, "refresh", "--yes", "--skip-preview", "--target", urn)).toMatchObject({
      code: 0,
    });
    expect(await place.pulumi(folder, "refresh", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    expect(await place.pulumi(folder, "preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  };

  test("is declared by an application whose users follow a new pair", async () => {
    expect(await place.vonage(folder, "adopt", "--keys", "../keys")).toMatchObject({ code: 0, stderr: "" });
    expect(module().match(/requireSecret/g)).toHaveLength(1);
    expect(module()).toContain('new VonageUser("shop-alice", { application: shop, name: "alice" })');
    expect(await up()).toMatchObject({ code: 0 });
    expect(await outputs()).toMatchObject({ publicKey: own.publicKey, privateKey: own.privateKey });
    expect(writes()).toEqual([]);
    change('privateKey: config.requireSecret("shopPrivateKey"),', 'keyTriggers: ["adopted"],');
    change(/const config = .*\n/, "");
    expect(await up()).toMatchObject({ code: 0 });
    expect(writes()).toEqual([`PUT /v2/applications/${id}`]);
    await expectToFollow();
  });

  describe("that was adopted without a key", () => {
    beforeAll(async () => {
      emulator.reset();
      restore();
      expect(await place.vonage(folder, "adopt")).toMatchObject({ code: 0, stderr: "" });
      restore = place.copy("shop");
    });
    beforeEach(() => {
      emulator.reset();
      restore();
    });

    test("comes from the configuration until the application has one", async () => {
      expect(await up()).toMatchObject({ code: 0 });
      expect(await outputs()).not.toHaveProperty("privateKey");
      expect(await place.vonage(folder, "adopt", "--keys", "../keys")).toMatchObject({ code: 0, stderr: "" });
      expect(module()).toContain("const shopKey = pulumi");
      expect(writes()).toEqual([]);
      change('new VonageApplication("shop", {', '$& keyTriggers: ["adopted"],');
      expect(await up()).toMatchObject({ code: 0 });
      await expectToFollow();
    });

    test("is checked if the program declares it later", async () => {
      const key = (name: string) => `privateKey: require("node:fs").readFileSync("../keys/${name}.key", "utf8"),`;
      change('new VonageApplication("shop", {', `$& ${key("wrong")}`);
      const { code, stdout, stderr } = await up();
      expect(code).not.toBe(0);
      expect(stdout + stderr).toContain(
        "privateKey is not the private half of the public key that this application has",
      );
      change("wrong.key", "own.key");
      expect(await up()).toMatchObject({ code: 0 });
      expect(await outputs()).toMatchObject({ privateKey: own.privateKey, publicKey: own.publicKey });
      expect(writes()).toEqual([]);
    });
  });
});
