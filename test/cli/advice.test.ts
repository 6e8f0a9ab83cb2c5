import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "vonage-emulator";
import type { Health } from "../../cli/checks/health";
import { startEmulator, Workplace } from "./world";

// The advice of a command that has no project, or whose settings come from the environment.
describe("the advice of pulumi-vonage", () => {
  const place = new Workplace();
  const empty = join(place.folder, "empty");
  let emulator: Emulator;

  beforeAll(async () => {
    mkdirSync(empty);
    emulator = await startEmulator();
    place.use(emulator);
  });
  afterAll(() => emulator.stop());

  const withEnvironment = async <T>(changes: Record<string, string>, work: () => Promise<T>): Promise<T> => {
    const before = { ...place.env };
    Object.assign(place.env, changes);
    return await work().finally(() => {
      for (const key of Object.keys(changes)) delete place.env[key];
      Object.assign(place.env, before);
    });
  };
  const findings = async (changes: Record<string, string>) => {
    const { stdout } = await withEnvironment(changes, () => place.vonage(empty, "doctor", "--json"));
    return (JSON.parse(stdout) as { findings: Health[] }).findings;
  };
  const remedies = async (changes: Record<string, string>) =>
    (await findings(changes)).flatMap(({ check, remedy }) => (check.startsWith("vonage:") && remedy ? [remedy] : []));

  test("names only the environment outside of a project", async () => {
    expect(await remedies({ VONAGE_API_KEY: "", VONAGE_API_SECRET: "" })).toEqual([
      "Set VONAGE_API_KEY in the environment.",
      "Set VONAGE_API_SECRET in the environment.",
    ]);
    expect((await findings({})).map(({ check }) => check)).not.toContain("secrets");
  });

  test("corrects a setting where it stands", async () => {
    expect(await remedies({ VONAGE_BASE_URL: "https://api.nexmo.com/v2" })).toEqual([
      "Correct VONAGE_BASE_URL in the environment.",
    ]);
    expect(await remedies({ VONAGE_BASE_URL: "http://vonage.invalid", VONAGE_MAX_RETRIES: "0" })).toEqual([
      "Set VONAGE_BASE_URL in the environment to https://api.nexmo.com, or remove it there.",
    ]);
  });

  test("of an export names the environment, and no deployment", async () => {
    const refused = await withEnvironment({ VONAGE_API_SECRET: "wrong" }, () =>
      place.vonage(empty, "export", "--dry-run"),
    );
    expect(refused.stderr).toMatch(/401 .* Check VONAGE_API_KEY and VONAGE_API_SECRET in the environment\.\s*$/);
    const malformed = await withEnvironment({ VONAGE_REQUEST_TIMEOUT: "never" }, () =>
      place.vonage(empty, "export", "--dry-run"),
    );
    expect(malformed.stderr).toContain("VONAGE_REQUEST_TIMEOUT must be a number from 0.1 to 600");
  });

  test("is about the settings of now, and not about those of the last deployment", async () => {
    const program = 'import { VonageApplication } from "pulumi-vonage";\nnew VonageApplication("shop");\n';
    const folder = await place.stack("changed", program);
    const set = (...args: string[]) => place.pulumi(folder, "config", "set", ...args);
    await set("vonage:apiKey", emulator.apiKey);
    await set("--secret", "vonage:apiSecret", emulator.apiSecret);
    await place.pulumi(folder, "up", "--yes", "--skip-preview");
    const well = await place.vonage(folder, "doctor");
    expect(well.stdout).toContain("All is well.");
    expect(well.stdout).not.toContain("default");
    await set("--secret", "vonage:apiSecret", "a newer one");
    const { code, stderr } = await place.vonage(folder, "drift");
    expect(stderr).toContain("401");
    expect(code).toBe(1);
  });

  test.each(["adopt", "doctor", "drift"])("says that the folder of %s does not exist", async (command) => {
    const { code, stdout, stderr } = await place.vonage(empty, command, "--cwd", "nowhere");
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/There is no folder \S*nowhere\./);
  });
});
