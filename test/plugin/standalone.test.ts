import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import schema from "../../schema.json";
import { elf, machO, portableExecutable } from "../executables";
import { engineBin, pulumi, root } from "../engine/pulumi";
import { createStack } from "../engine/stack";

interface Machine {
  readonly os: string;
  readonly arch: string;
  readonly isTested?: boolean;
}

interface Tool {
  readonly machines: readonly Machine[];
  makeStandalone(root: string, machine: Machine, folder: string): Promise<string>;
  makeExecutable(root: string, machine: Machine, folder: string): Promise<string>;
}

const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-standalone-test-"));
let emulator: Emulator;
let tool: Tool;
beforeAll(async () => {
  tool = (await import(`${root}/tools/release/standalone.mjs`)) as Tool;
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

// The executable that needs no Node: makes it for this machine, installs it, and deploys a program.
test("a program is deployed without Node", { timeout: 600_000 }, async () => {
  const tested = tool.machines.filter(({ isTested }) => isTested);
  expect(tested).toMatchObject([{ os: "linux", arch: "amd64" }]);
  // Only this kind of machine is tested.
  if (process.platform !== "linux" || process.arch !== "x64") return;
  const archive = await tool.makeStandalone(root, tested[0]!, folder);

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

const others = ["linux-arm64", "darwin-amd64", "darwin-arm64", "windows-amd64", "windows-arm64"];

test("the others are for the rest of the machines that the plugin has archives for", () => {
  const untested = tool.machines.filter(({ isTested }) => !isTested);
  expect(untested.map(({ os, arch }) => `${os}-${arch}`)).toEqual(others);
});

test.each(others)("the executable for %s is one of its kind", { timeout: 600_000 }, async (name) => {
  const machine = tool.machines.find(({ os, arch }) => `${os}-${arch}` === name)!;
  const own = join(folder, name);
  const executable = await tool.makeExecutable(root, machine, own);
  const bytes = readFileSync(executable);
  rmSync(own, { recursive: true });

  // Node reads the embedded data only if this ends with 1.
  expect(bytes.includes("NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:1")).toBe(true);
  expect(bytes.includes(readFileSync(join(root, "dist/plugin/plugin.js")))).toBe(true);
  if (machine.os === "linux") expect(elf(bytes)).toEqual({ bits: 64, isLittleEndian: true, cpu: 0xb7 });
  if (machine.os === "windows") {
    const cpu = machine.arch === "arm64" ? 0xaa64 : 0x8664;
    expect(portableExecutable(bytes)).toEqual({ cpu, isExecutable: true, isConsole: true, isSigned: false });
  }
  if (machine.os === "darwin") {
    const cpu = machine.arch === "arm64" ? 0x0100000c : 0x01000007;
    const { command, signature, ...header } = machO(bytes);
    expect(header).toEqual({ cpu, isProgram: true, data: ["NODE_SEA", "__NODE_SEA_BLOB"] });
    expect(command).toEqual({ end: bytes.length, isInLastSegment: true });
    expect(signature).toMatchObject({ identifier: "pulumi-resource-vonage", isAdHoc: true });
    expect(signature.wrongPages).toEqual([]);
  }
});
