import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import { root } from "../engine/pulumi";
import { createStack, type EngineStack } from "../engine/stack";
import { complaints } from "./life";

const [program = ""] = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, code]) => code ?? "",
);

describe("the program at the top of the README", { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-readme-"));
  let emulator: Emulator;
  let stack: EngineStack;

  beforeAll(async () => {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: readme\nruntime: nodejs\n");
    writeFileSync(join(folder, "package.json"), "{}\n");
    writeFileSync(join(folder, "index.ts"), program);
    copyFileSync(join(root, "examples/shop/tsconfig.json"), join(folder, "tsconfig.json"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    emulator = await startEmulator();
    stack = await createStack({
      program: folder,
      config: { "vonage:baseUrl": emulator.url, "vonage:apiKey": emulator.apiKey },
      secrets: { "vonage:apiSecret": emulator.apiSecret },
      env: { PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
    });
  });

  afterAll(async () => {
    stack.remove();
    rmSync(folder, { recursive: true, force: true });
    await emulator.stop();
  });

  test("compiles", () => expect(complaints(folder)).toEqual([]));

  test("is deployed, changes no more, and is destroyed", async () => {
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
