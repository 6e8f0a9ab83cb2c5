// The plugin of @pulumi/random: the real one if it is installed, otherwise the stand-in.
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "../engine/pulumi";

export interface RandomPlugin {
  readonly folder: string;
  readonly isStandIn: boolean;
}

export function randomPlugin(): RandomPlugin {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const real = [...onPath, ...installed()].find((folder) => existsSync(join(folder, "pulumi-resource-random")));
  return real
    ? { folder: real, isStandIn: false }
    : { folder: join(root, "test/examples/random-plugin"), isStandIn: true };
}

/** The folder into which `pulumi plugin install` puts it. */
function installed(): string[] {
  const plugins = join(process.env["PULUMI_HOME"] || join(homedir(), ".pulumi"), "plugins");
  if (!existsSync(plugins)) return [];
  return readdirSync(plugins)
    .filter((name) => /^resource-random-v[\d.]+$/.test(name))
    .map((name) => join(plugins, name));
}
