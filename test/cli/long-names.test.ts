import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, Workplace } from "./world";
import type { Emulator } from "vonage-emulator";

const long = (start: string) => `${start} ${"very ".repeat(58)}long`.slice(0, 300);
const program = (apiKey: string) => `import { VonageApplication, VonageProvider, VonageUser } from "pulumi-vonage";
const provider = new VonageProvider(${JSON.stringify(long("provider"))}, { apiKey: ${JSON.stringify(apiKey)} });
const shop = new VonageApplication(${JSON.stringify(long("shop"))}, { capabilities: { vbc: {} } }, { provider });
new VonageUser(${JSON.stringify(long("alice"))}, {
  application: shop,
  properties: { customData: { ${JSON.stringify(long("key"))}: "before" } },
});
`;

/** More is hard to read, even on a wide screen. */
const WIDE = 220;

describe("a table with names of 300 characters", { timeout: 300_000 }, () => {
  const place = new Workplace();
  let emulator: Emulator;
  let folder: string;

  beforeAll(async () => {
    emulator = await startEmulator({ seed: { applications: [{ name: long("one"), capabilities: {} }] } });
    place.use(emulator);
    folder = await place.stack("wide", program(emulator.apiKey));
    expect(await place.pulumi(folder, "up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  });
  afterAll(() => emulator.stop());

  const lines = async (...args: string[]) => {
    const { stdout, stderr } = await place.vonage(folder, ...args);
    expect(stderr).toBe("");
    return stdout.split("\n");
  };

  test.each([["export", "out"], ["adopt"]])("is readable in %s", async (...command) => {
    const told = await lines(...command, "--dry-run");
    const [row] = told.filter((line) => line.startsWith("Application  one "));
    expect(row).toMatch(/^Application {2}one very .+….+ long {2}[0-9a-f-]{36} {2}one-very-/);
    expect(Math.max(...told.map((line) => line.length))).toBeLessThan(WIDE);
  });

  test("is readable in drift, also where the place is long", async () => {
    const applications = emulator.applications() as { id: string; name: string }[];
    const { id = "" } = applications.find(({ name }) => name.startsWith("shop")) ?? {};
    emulator.updateApplication(id, (wire) => (wire.name = long("renamed")));
    const [user] = emulator.users(id) as { id: string }[];
    emulator.updateUser(user!.id, (wire) => (wire.properties = { custom_data: { [long("key")]: long("after") } }));
    const told = await lines("drift");
    expect(told).toContainEqual(expect.stringMatching(/^Application shop ver.*….+ {2}name {2,}"shop .+…/));
    expect(told).toContainEqual(
      expect.stringMatching(/^User alice very.*….+ {2}properties\.customData.*….* {2}"before" /),
    );
    expect(Math.max(...told.map((line) => line.length))).toBeLessThan(WIDE);
  });

  test("is not needed in doctor, whose lines name what they check in short", async () => {
    const told = await lines("doctor");
    expect(told).toContainEqual(expect.stringMatching(/^ok {3}provider provider very .*….*credentials: accepted/));
    expect(Math.max(...told.map((line) => line.length))).toBeLessThan(WIDE);
  });
});
