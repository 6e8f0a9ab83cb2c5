// Installs the packaged plugin for one home of Pulumi, as a user does who has the file of a release.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pulumi, root } from "../engine/pulumi";

const schema = JSON.parse(readFileSync(join(root, "schema.json"), "utf8")) as { name: string; version: string };

/** `folder` is a place for what is installed from; `env` names the home. */
export async function installPlugin(folder: string, env: Record<string, string>): Promise<void> {
  const main = join(root, "dist", "provider", "hosts", "plugin", "main.js");
  if (!existsSync(main)) throw new Error(`The plugin is not in ${main}: run npm run build`);
  const source = join(folder, "plugin");
  const shim = join(source, `pulumi-resource-${schema.name}`);
  mkdirSync(source, { recursive: true });
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
  chmodSync(shim, 0o755);
  const args = ["plugin", "install", "resource", schema.name, schema.version, "--file", source];
  const { code, stdout, stderr } = await pulumi(args, { cwd: folder, env });
  if (code !== 0) throw new Error(`The plugin cannot be installed:\n${stdout}\n${stderr}`);
}
