import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import { Previews } from "../../examples/preview-environments/previews";
import { run } from "../cli/world";
import { COMPILE_CACHE, engineBin, offlineEnvironment, root } from "../engine/pulumi";

describe("the example preview-environments", { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-previews-"));
  let emulator: Emulator;
  let previews: Previews;
  const foreign = ["not of a pull request", "shop pr-99"];
  const names = () => (emulator.applications() as { name: string }[]).map(({ name }) => name);

  beforeAll(async () => {
    // The second has the name of an environment, and no stack.
    emulator = await startEmulator({ seed: { applications: foreign.map((name) => ({ name })) } });
    const { url, apiKey, apiSecret } = emulator;
    const account = { VONAGE_BASE_URL: url, VONAGE_API_KEY: apiKey, VONAGE_API_SECRET: apiSecret };
    const pulumiCommand = await PulumiCommand.get({ root: dirname(engineBin()) });
    previews = new Previews({
      most: 2,
      envVars: { ...offlineEnvironment(folder), ...COMPILE_CACHE, ...account },
      pulumiCommand,
    });
  });

  afterAll(async () => {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test("deploys, updates, keeps its limit, and removes closed environments", async () => {
    const { applicationId, privateKey } = await previews.deploy(7);
    expect(privateKey?.secret).toBe(true);
    expect(emulator.applications()).toContainEqual(
      expect.objectContaining({ id: applicationId?.value as string, name: "shop pr-7" }),
    );
    await previews.deploy(12);
    expect(await previews.live()).toEqual([7, 12]);

    await expect(previews.deploy(13)).rejects.toThrow(
      "There are 2 environments, and 2 are allowed: of the pull requests 7, 12.",
    );
    expect((await previews.deploy(7)).applicationId?.value).toBe(applicationId?.value);
    expect(names()).toEqual([...foreign, "shop pr-7", "shop pr-12"]);

    expect(await previews.sweep([12, 98])).toEqual([7]);
    expect(await previews.live()).toEqual([12]);
    expect(names()).toEqual([...foreign, "shop pr-12"]);
  });

  test("keeps its bound where two are deployed at once, and leaves nothing of who is refused", async () => {
    const both = await Promise.allSettled([previews.deploy(20), previews.deploy(21)]);
    const refused = both.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const reason of refused) expect(reason).toMatch(/There are \d environments, and 2 are allowed/);
    const live = await previews.live();
    expect(live).toHaveLength(3 - refused.length);
    expect(names()).toEqual([...foreign, ...live.map((number) => `shop pr-${number}`)]);
  });

  test("sweeps all, and nothing that no stack of it has created", async () => {
    expect(await previews.sweep([])).toContain(12);
    expect(await previews.live()).toEqual([]);
    expect(names()).toEqual(foreign);
  });

  test.each([[["sweep"]], [["sweep", "7,9"]], [["deploy", "7", "8"]]])(
    "refuses the command %j, and says how it is used",
    async (words) => {
      const script = join(root, "examples/preview-environments/index.ts");
      const command = ["-r", require.resolve("ts-node/register/transpile-only"), script, ...words];
      const done = await run(process.execPath, command, dirname(script), offlineEnvironment(folder));
      expect(done).toMatchObject({ code: 1, stderr: expect.stringMatching(/^usage: deploy NUMBER/) as string });
    },
  );
});
