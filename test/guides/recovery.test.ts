import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { type Reader, reader, shellBlocks } from "./reader";

const PROGRAM = `import { VonageApplication, VonageUser } from "pulumi-vonage";
const shop = new VonageApplication("shop", { capabilities: { rtc: {} } });
new VonageUser("alice", { application: shop });
export const privateKey = shop.privateKey;
`;
const LIMIT = { timeout: 600_000 };

let emulator: Emulator;
let user: Reader;
let folder: string;
const writes = () => emulator.journal().filter(({ method }) => method !== "GET");

beforeAll(async () => {
  emulator = await startEmulator();
  user = reader(emulator);
  folder = await user.place.stack("lost", PROGRAM);
  await user.type(folder, "pulumi up --yes --skip-preview && pulumi stack export --file copy.json");
  mkdirSync(join(folder, "keys"));
  await user.type(folder, `pulumi stack output privateKey --show-secrets > keys/shop.pem`);
  emulator.clearJournal();
});
afterAll(() => emulator.stop());

const loseState = () => rmSync(join(user.place.folder, "state"), { recursive: true });

// Restores a lost state as the guide says: from a copy, or by an adoption.
test("a copy is imported, and later changes are drift", LIMIT, async () => {
  loseState();
  mkdirSync(join(user.place.folder, "state"));
  emulator.updateApplication(emulator.applications()[0]?.id as string, (wire) => (wire.name = "changed since"));
  const lines = [
    "pulumi stack init dev",
    "pulumi stack import --file copy.json",
    "pulumi refresh --yes --skip-preview",
  ];
  await user.type(folder, lines.join("\n"));
  const preview = await user.type(folder, "pulumi preview --diff");
  expect(preview).toContain("changed since");
  expect(preview).toContain("1 to update");
  expect(preview).not.toContain("to create");
  await user.type(folder, "pulumi up --yes --skip-preview");
  expect(writes().map(({ method }) => method)).toEqual(["PUT"]);
});

test(
  "without a copy, an adoption takes over what Vonage still has, with the key that a consumer gives back",
  LIMIT,
  async () => {
    loseState();
    mkdirSync(join(user.place.folder, "state"));
    emulator.clearJournal();
    // The reader keeps only the declarations that the adoption writes.
    writeFileSync(join(folder, "index.ts"), "export {};\n");
    const [block = ""] = shellBlocks("docs/guides/recovery.md", "The state is lost");
    expect(block.trim().split("\n")).toEqual([
      "pulumi stack init production",
      "npx pulumi-vonage adopt --dry-run",
      `echo 'import "./vonage";' >> index.ts`,
      "npx pulumi-vonage adopt --keys keys --declare-keys",
    ]);
    await user.type(folder, block);
    expect(existsSync(join(folder, "vonage.ts"))).toBe(true);
    await user.type(folder, "pulumi preview --expect-no-changes");
    expect(await user.type(folder, "pulumi stack export --show-secrets")).toContain("PRIVATE KEY");
    expect(writes()).toEqual([]);
  },
);
