import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import { TRANSPILE_ONLY } from "../engine/pulumi";
import { createStack, type EngineStack } from "../engine/stack";
import { writeReadmeProject } from "./readme-project";

describe("the program at the top of the README", { timeout: 300_000 }, () => {
  const folder = writeReadmeProject();
  let emulator: Emulator;
  let stack: EngineStack;

  beforeAll(async () => {
    emulator = await startEmulator();
    stack = await createStack({
      program: folder,
      config: { "vonage:baseUrl": emulator.url, "vonage:apiKey": emulator.apiKey },
      secrets: { "vonage:apiSecret": emulator.apiSecret },
      env: TRANSPILE_ONLY,
    });
  });

  afterAll(async () => {
    stack.remove();
    rmSync(folder, { recursive: true, force: true });
    await emulator.stop();
  });

  test("is deployed, has an empty preview, and is destroyed", async () => {
    await stack.up();
    const { applicationId, privateKey } = await stack.outputs();
    expect(emulator.applications()).toMatchObject([{ id: applicationId, name: "Shop" }]);
    expect(emulator.users(String(applicationId))).toMatchObject([{ name: "alice", display_name: "Alice" }]);
    expect(privateKey).toContain("BEGIN PRIVATE KEY");
    await stack.expectNoChanges();
    await stack.destroy();
    expect(emulator.applications()).toEqual([]);
  });
});
