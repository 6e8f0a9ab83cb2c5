import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { takeKeyPair } from "../key-pairs";
import { programsUnder, type Reader, reader, shellBlocks } from "./reader";

const PAGE = "docs/guides/large-accounts.md";
const keys = { public_key: takeKeyPair().publicKey };
const LIMIT = { timeout: 600_000 };

let emulator: Emulator;
let user: Reader;

beforeAll(async () => {
  const applications = ["billing-calls", "billing-codes", "support-calls"].map((name) => ({ name, keys }));
  emulator = await startEmulator({ seed: { applications } });
  user = reader(emulator);
});
afterAll(() => emulator.stop());

// Splits an account into two stacks as the guide says. One stack uses outputs of the other, and both are checked for
// drift.
test("each stack adopts its own part, and drift is found in the right stack", LIMIT, async () => {
  const [adopt = ""] = shellBlocks(PAGE, "Cut an account that is not managed yet");
  expect(adopt.match(/--stack production --name "billing-\*"/g)).toHaveLength(2);
  const folders: Record<string, string> = {};
  for (const team of ["billing", "support"]) {
    const folder = await user.place.stack(team, "export {};\n");
    folders[team] = folder;
    await user.type(folder, "pulumi stack rename production");
    await user.type(user.place.folder, adopt.replaceAll("billing", team));
  }
  const { billing = "", support = "" } = folders;
  const adopted = async (folder: string) =>
    JSON.stringify(JSON.parse(await user.type(folder, "pulumi stack export")) as unknown).match(/"name":"\w+-\w+"/g);
  expect(new Set(await adopted(billing))).toEqual(new Set(['"name":"billing-calls"', '"name":"billing-codes"']));
  expect(new Set(await adopted(support))).toEqual(new Set(['"name":"support-calls"']));
  expect(emulator.journal().filter(({ method }) => method !== "GET")).toEqual([]);

  const [drift = ""] = shellBlocks(PAGE, "Drift over all of them");
  await user.type(user.place.folder, `(${drift})`);
  const drifted = emulator.applications().find(({ name }) => name === "support-calls");
  emulator.updateApplication(drifted?.id as string, (wire) => (wire.capabilities = { vbc: {} }));
  await expect(user.type(user.place.folder, `(${drift})`)).rejects.toThrow("vbc");
});

test("a stack takes an id and a key from another one", LIMIT, async () => {
  const [program = ""] = programsUnder(PAGE, "Use what another stack has");
  const other = reader(emulator);
  const giver = await other.place.stack(
    "giver",
    'export const applicationId = "an-id";\nexport const privateKey = "a-key";\n',
  );
  await other.type(giver, "pulumi stack rename organization/billing/production");
  const settings = join(giver, "Pulumi.yaml");
  writeFileSync(settings, "name: billing\nruntime: nodejs\n");
  await other.type(giver, "pulumi up --yes --skip-preview --stack production");
  const taker = await other.place.stack("taker", `${program}\nexport const taken = applicationId;\nvoid privateKey;\n`);
  await other.type(taker, "pulumi up --yes --skip-preview");
  expect(await other.type(taker, "pulumi stack output taken")).toContain("an-id");
});
