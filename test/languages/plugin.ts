// Installs the packaged plugin from the files of a release, for one home of Pulumi.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pulumi, root } from "../engine/pulumi";

const schema = JSON.parse(readFileSync(join(root, "schema.json"), "utf8")) as { name: string; version: string };

/** `env` names the home; the command runs in `folder`. */
export async function installPlugin(folder: string, env: Record<string, string>): Promise<void> {
  const built = join(root, "dist", "plugin");
  if (!existsSync(join(built, `pulumi-resource-${schema.name}`)))
    throw new Error(`The plugin is not in ${built}: run npm run build`);
  const args = ["plugin", "install", "resource", schema.name, schema.version, "--file", built];
  const { code, stdout, stderr } = await pulumi(args, { cwd: folder, env });
  if (code !== 0) throw new Error(`The plugin cannot be installed:\n${stdout}\n${stderr}`);
}
