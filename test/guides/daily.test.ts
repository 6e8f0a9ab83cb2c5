import { createPublicKey } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { takeKeyPair } from "../key-pairs";
import { programsUnder, type Reader, reader, shellBlocks } from "./reader";

const IMPORTS = 'import { readFileSync } from "node:fs";\nimport { VonageApplication } from "pulumi-vonage";\n';
const FIRST = `${IMPORTS}const shop = new VonageApplication("shop", {});\nexport const privateKey = shop.privateKey;\n`;
const DEPLOY = "pulumi up --yes --skip-preview";

let emulator: Emulator;
let user: Reader;
let folder: string;
const say = (index: string) => writeFileSync(join(folder, "index.ts"), index);
const publicKey = () => (emulator.applications()[0]?.keys as { public_key: string }).public_key;
const writes = () => emulator.journal().filter(({ method }) => method !== "GET");

beforeAll(async () => {
  emulator = await startEmulator();
  user = reader(emulator);
  folder = await user.place.stack("daily", FIRST);
  await user.type(folder, DEPLOY);
});
beforeEach(() => emulator.clearJournal());
afterAll(() => emulator.stop());

// One project through the guides about upgrades, keys, access and renaming, word for word.
describe("the guides, word for word", { timeout: 400_000 }, () => {
  test("an upgrade is previewed, and changes nothing", async () => {
    const [block = ""] = shellBlocks("docs/guides/upgrade.md");
    expect(block.match(/^(npm install|npx pulumi preview)/gm)).toHaveLength(2);
    expect(await user.type(folder, block)).toContain("2 unchanged");
    expect(writes()).toEqual([]);
  });

  test("the private key is read from an output, and belongs to the application", async () => {
    const [block = ""] = shellBlocks("docs/guides/keys.md", "Use the private key");
    await user.type(folder, block);
    const read = createPublicKey(readFileSync(join(folder, "private.key"), "utf8"));
    expect(read.export({ type: "spki", format: "pem" })).toBe(publicKey());
  });

  test.each([
    ["keys", "Rotate the key"],
    ["recovery", "A private key is lost"],
  ])("a trigger as in %s rotates the key in place", async (page, heading) => {
    const [program = ""] = programsUnder(`docs/guides/${page}.md`, heading);
    const [before, id] = [publicKey(), emulator.applications()[0]?.id];
    say(IMPORTS + program.replace('VonageApplication("app"', 'VonageApplication("shop"'));
    await user.type(folder, DEPLOY);
    expect(emulator.applications()).toMatchObject([{ id }]);
    expect(publicKey()).not.toBe(before);
  });

  test("a key pair of the user's own keeps the private key out of the state", async () => {
    const [program = ""] = programsUnder("docs/guides/access.md", "Keep it out of the state");
    const own = takeKeyPair();
    writeFileSync(join(folder, "shop.public.pem"), own.publicKey);
    say(IMPORTS + program);
    await user.type(folder, DEPLOY);
    expect(publicKey().trim()).toBe(own.publicKey.trim());
    expect(await user.type(folder, "pulumi stack export --show-secrets")).not.toContain("PRIVATE KEY");
  });

  test("a stack and a project are renamed without a change", async () => {
    const [block = ""] = shellBlocks("docs/guides/moving.md", "Rename a stack or a project");
    await user.type(folder, block);
    const settings = join(folder, "Pulumi.yaml");
    writeFileSync(settings, readFileSync(settings, "utf8").replace("name: daily", "name: new-project"));
    expect(await user.type(folder, "pulumi preview --stack production --expect-no-changes")).toContain("2 unchanged");
    expect(writes()).toEqual([]);
  });
});
