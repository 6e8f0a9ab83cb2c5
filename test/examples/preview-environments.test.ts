import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import { Previews } from "../../examples/preview-environments/previews";
import { COMPILE_CACHE, engineBin, offlineEnvironment } from "../engine/pulumi";

describe("the example preview-environments", { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-previews-"));
  let emulator: Emulator;
  let previews: Previews;
  const names = () => (emulator.applications() as { name: string }[]).map(({ name }) => name);

  beforeAll(async () => {
    emulator = await startEmulator({ seed: { applications: [{ name: "not of a pull request" }] } });
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
    expect(names()).toEqual(["not of a pull request", "shop pr-7", "shop pr-12"]);

    expect(await previews.sweep([12, 99])).toEqual([7]);
    expect(await previews.live()).toEqual([12]);
    await previews.remove(12);
    expect(names()).toEqual(["not of a pull request"]);
    expect(await previews.live()).toEqual([]);
  });
});
