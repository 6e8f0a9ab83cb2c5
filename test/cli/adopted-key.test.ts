import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "vonage-emulator";
import { applicationId, makeKeys, startEmulator, Workplace } from "./world.js";

const [own, wrong] = [makeKeys(), makeKeys()];
const id = applicationId(1);
const capabilities = {
  rtc: { webhooks: {}, later: 1 },
  bulk: { webhooks: { list_status_url: { address: "https://e" } } },
};

describe("the key of an adopted application, with the real engine", { timeout: 300_000 }, () => {
  const place = new Workplace();
  let emulator: Emulator;
  let folder: string;
  let adopted: string;

  beforeAll(async () => {
    const applications = [{ id, name: "shop", keys: { public_key: own.publicKey }, capabilities }];
    const users = { [id]: [{ id: "USR-00000000-0000-4000-8000-000000000001", name: "alice" }] };
    emulator = await startEmulator({ seed: { applications, users } });
    place.use(emulator);
    folder = await place.stack("keyed", 'export * from "./vonage";\n');
    place.project("keys", { "own.key": own.privateKey, "wrong.key": wrong.privateKey });
    expect(await place.vonage(folder, "adopt", "--keys", "../keys")).toMatchObject({ code: 0, stderr: "" });
    adopted = readFileSync(join(folder, "vonage.ts"), "utf8");
  });
  beforeEach(() => emulator.clearJournal());
  afterAll(() => emulator.stop());

  /** Writes the program with this said of the application's keys. */
  const declare = (text: string) =>
    place.write("keyed/vonage.ts", adopted.replace('new VonageApplication("shop", {', `$& ${text}`));
  const key = (name: string) => `privateKey: require("node:fs").readFileSync("../keys/${name}.key", "utf8"),`;
  const writes = () => emulator.journal().filter(({ method }) => method !== "GET");
  const outputs = async () => {
    const { stdout } = await place.pulumi(folder, "stack", "output", "--json", "--show-secrets");
    return (JSON.parse(stdout) as { shop: Record<string, unknown> }).shop;
  };

  it("is not in the state, and its user takes it from the outside", async () => {
    expect(await place.pulumi(folder, "up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    expect(await outputs()).toMatchObject({ publicKey: own.publicKey });
    expect(await outputs()).not.toHaveProperty("privateKey");
    expect(adopted).toContain('privateKey: config.requireSecret("shopPrivateKey")');
    expect(writes()).toEqual([]);
  });

  it("is refused where it is not the one that the service holds", async () => {
    declare(key("wrong"));
    for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
      const { code, stdout, stderr } = await place.pulumi(folder, ...command);
      expect(code).not.toBe(0);
      expect(stdout + stderr).toContain(
        "privateKey is not the private half of the public key that this application has",
      );
    }
    expect(writes()).toEqual([]);
  });

  it("is taken into the state without a write where it is the right one", async () => {
    declare(key("own"));
    expect(await place.pulumi(folder, "up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    expect(await outputs()).toMatchObject({ privateKey: own.privateKey, publicKey: own.publicKey });
    expect(writes()).toEqual([]);
  });

  it("gives way to a new pair where the program wants one, and all that is not modelled stays", async () => {
    declare('keyTriggers: ["adopted"],');
    place.write(
      "keyed/vonage.ts",
      readFileSync(join(folder, "vonage.ts"), "utf8").replace(/\n {2}privateKey: config.*\n/, "\n"),
    );
    expect(await place.pulumi(folder, "up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    expect(writes().map(({ method, path }) => `${method} ${path}`)).toEqual([`PUT /v2/applications/${id}`]);
    const { privateKey, publicKey } = await outputs();
    expect(privateKey).toContain("BEGIN PRIVATE KEY");
    expect(publicKey).not.toBe(own.publicKey);
    expect(emulator.applications()[0]).toMatchObject({ keys: { public_key: publicKey }, capabilities });
    expect(await place.pulumi(folder, "preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  });
});
