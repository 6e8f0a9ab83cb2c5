import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import schema from "../../schema.json";
import { engineBin, pulumi, root } from "../engine/pulumi";
import { createStack } from "../engine/stack";

interface Machine {
  readonly os: string;
  readonly arch: string;
  readonly isTested?: boolean;
}

const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-standalone-test-"));
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

// The executable that needs no Node: makes it for this machine, installs it, and deploys a program.
test("a program is deployed without Node", { timeout: 600_000 }, async () => {
  const { machines, makeStandalone } = (await import(`${root}/tools/release/standalone.mjs`)) as {
    machines: Machine[];
    makeStandalone: (root: string, machine: Machine, folder: string) => Promise<string>;
  };
  const tested = machines.filter(({ isTested }) => isTested);
  expect(tested).toMatchObject([{ os: "linux", arch: "amd64" }]);
  // Only this kind of machine is tested.
  if (process.platform !== "linux" || process.arch !== "x64") return;
  const archive = await makeStandalone(root, tested[0]!, folder);

  // The PATH has only Pulumi and the host of YAML.
  const tools = join(folder, "tools");
  mkdirSync(tools);
  for (const tool of ["pulumi", "pulumi-language-yaml"]) symlinkSync(join(engineBin(), tool), join(tools, tool));
  const program = join(root, "docs", "snippets", "User");
  const stack = await createStack({ program, emulator, env: { PATH: tools }, limitSeconds: 300 });
  try {
    const install = ["plugin", "install", "resource", "vonage", schema.version, "--file", archive];
    expect(await pulumi(install, { cwd: stack.folder, env: stack.env })).toMatchObject({ code: 0 });
    await stack.up();
    expect(await stack.outputs()).toMatchObject({ userId: expect.stringMatching(/^USR-/) as string });
    await stack.expectNoChanges();
    await stack.destroy();
    expect(emulator.applications()).toEqual([]);
  } finally {
    stack.remove();
  }
});
