// A project in YAML that uses the packaged plugin of this repository, built in dist/plugin.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { startEmulator, type Emulator, type EmulatorOptions } from "vonage-emulator";
import { root } from "./pulumi";
import { createStack, type EngineStack } from "./stack";

export interface PluginProject {
  readonly emulator: Emulator;
  readonly stack: EngineStack;
  /** The folder of the project. */
  readonly folder: string;
  /** The program of the next operation: the resources, and other sections of a program in YAML. */
  readonly write: (resources: object, more?: object) => void;
  end(): Promise<void>;
}

/** The text of a Pulumi.yaml whose program has these resources. */
export function yamlProject(resources: object, more: object = {}): string {
  const plugins = { providers: [{ name: "vonage", path: join(root, "dist/plugin") }] };
  return stringify({ name: "test", runtime: "yaml", plugins, resources, ...more }, { aliasDuplicateObjects: false });
}

export async function pluginProject(resources: object, options: EmulatorOptions = {}): Promise<PluginProject> {
  const emulator = await startEmulator(options);
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-yaml-"));
  const write = (wanted: object, more: object = {}) =>
    writeFileSync(join(folder, "Pulumi.yaml"), yamlProject(wanted, more));
  write(resources);
  const stack = await createStack({ program: folder, emulator, limitSeconds: 300 });
  const end = async () => {
    stack.remove();
    rmSync(folder, { recursive: true, force: true });
    await emulator.stop();
  };
  return { emulator, stack, folder, write, end };
}
