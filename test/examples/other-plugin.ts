// Where the engine finds the plugins of others that examples use: the real one where it is installed, else a stand-in.
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { engineBin, root } from "../engine/pulumi";

/** An environment in which the engine finds the plugin. */
export function otherPlugin(name: "command" | "random"): { PATH: string } {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const real = [...onPath, ...installed(name)].find((folder) => existsSync(join(folder, `pulumi-resource-${name}`)));
  if (real) return pathWith(real);
  console.log(`The plugin of @pulumi/${name} is not on this machine: a stand-in serves it.`);
  return pathWith(join(root, "test/examples", `${name}-plugin`));
}

function pathWith(folder: string): { PATH: string } {
  return { PATH: [folder, engineBin(), process.env["PATH"]].join(delimiter) };
}

/** Where `pulumi plugin install` puts it. */
function installed(name: string): string[] {
  const plugins = join(process.env["PULUMI_HOME"] || join(homedir(), ".pulumi"), "plugins");
  if (!existsSync(plugins)) return [];
  return readdirSync(plugins)
    .filter((entry) => entry.startsWith(`resource-${name}-v`) && /-v[\d.]+$/.test(entry))
    .map((entry) => join(plugins, entry));
}
