// doctor's checks of Node.js, Pulumi and the packages of a program.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type Properties } from "../../provider/schema";
import { ill, well, type Health } from "./health";
import { packageInfo } from "../package-info";
import { classesIn } from "../program/program";
import { needsPackage, usesPlugin } from "../program/target";
import type { Project } from "../pulumi/project";
import type { Pulumi } from "../pulumi/pulumi";
import { isAtLeast, LEAST_PULUMI, majorOf } from "../version";

/** The first TypeScript with which Pulumi cannot write a dynamic provider into the state. */
const FIRST_UNFIT_TYPESCRIPT = 7;

export function nodeVersion(): Health {
  const { node } = packageInfo().engines;
  const { version } = process;
  if (isAtLeast(version, node.replace(/^>=/, ""))) return well("Node.js", version);
  return ill("Node.js", `${version} is not supported`, `Install Node.js ${node}.`);
}

export async function pulumiVersion(pulumi: Pulumi): Promise<Health> {
  const version = await pulumi.version();
  if (isAtLeast(version, LEAST_PULUMI)) return well("Pulumi", version);
  return ill(
    "Pulumi",
    `${version} cannot adopt existing objects; ${LEAST_PULUMI} and newer can`,
    "See https://www.pulumi.com/docs/install/.",
  );
}

/** Checks whether the packages of a program for Node.js are found from its folder. */
export function packages(project: Project): Health[] {
  const { programFolder, runtime } = project;
  if (runtime !== "nodejs" && runtime !== "") return [];
  const isPlugin = usesPlugin(project);
  const needed = [
    ...(isPlugin ? [classesIn.plugin.package] : []),
    ...(!isPlugin || needsPackage(project, classesIn.dynamic.package) ? [classesIn.dynamic.package] : []),
  ];
  const sdk = versionOf(programFolder, "@pulumi/pulumi");
  const typescript = versionOf(programFolder, "typescript");
  const range = packageInfo().peerDependencies["@pulumi/pulumi"];
  const least = range.replace(/^\D+/, "");
  const install = (name: string) => `Run "npm install ${name}" in the folder of the project.`;
  return [
    ...needed.map((name) => {
      const version = versionOf(programFolder, name);
      if (version) return well(name, version);
      return ill(name, `not found from ${programFolder}, where Pulumi looks for it`, install(name));
    }),
    sdk && isAtLeast(sdk, least) && majorOf(sdk) === majorOf(least)
      ? well("@pulumi/pulumi", sdk)
      : ill(
          "@pulumi/pulumi",
          sdk ? `${sdk} is not supported (${range} is)` : "not found",
          install(`"@pulumi/pulumi@${range}"`),
        ),
    !needed.includes(classesIn.dynamic.package) ||
    typescript === undefined ||
    majorOf(typescript) < FIRST_UNFIT_TYPESCRIPT
      ? well("TypeScript", typescript ?? "the one that comes with Pulumi")
      : ill(
          "TypeScript",
          `with ${typescript} Pulumi cannot write dynamic providers into the state`,
          install("--save-dev typescript@5.9"),
        ),
  ];
}

/** The version of a package that a program in this folder loads. */
export function versionOf(folder: string, name: string): string | undefined {
  const { resolve } = createRequire(join(folder, "index.js"));
  for (const path of resolve.paths(name) ?? []) {
    const manifest = read(join(path, name, "package.json"));
    if (manifest) return String(manifest.version);
  }
  return undefined;
}

function read(file: string): Properties | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isObject(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}
