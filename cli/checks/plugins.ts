// doctor's checks of the packaged plugin.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isObject } from "../../provider/schema";
import { reasonOf } from "../failure";
import { classesIn } from "../program/program";
import { usesPlugin } from "../program/target";
import { plugin, PLUGIN_PROVIDER, resourceOfType } from "../pulumi/host";
import type { Project } from "../pulumi/project";
import type { Pulumi } from "../pulumi/pulumi";
import { succeeded, type StackResource } from "../pulumi/stack";
import { ill, well, type Health } from "./health";
import { versionOf } from "./installation";

/** Any version. */
const ANY = "";

/** Checks whether Pulumi finds the packaged plugin in each version that the program and the state need. */
export async function plugins(
  project: Project,
  resources: readonly StackResource[],
  pulumi: Pulumi,
): Promise<Health[]> {
  const isInState = resources.some(({ type }) => resourceOfType(type)?.host === "plugin" || type === PLUGIN_PROVIDER);
  if (!usesPlugin(project) && !isInState && ["nodejs", ""].includes(project.runtime)) return [];
  const { folder } = project.plugin;
  if (folder !== undefined) return [await inFolder(folder, pulumi)];

  const check = `plugin ${plugin.name}`;
  const wanted = wantedBy(project, resources);
  let installed: string[];
  try {
    installed = await installedVersions(pulumi);
  } catch (error) {
    return [ill(check, reasonOf(error), "Correct the problems with Pulumi first.")];
  }
  return [...wanted].map((version) => {
    const found = version === ANY ? installed : installed.filter((each) => each === version);
    if (found.length > 0) return well(check, `${found.join(", ")}, installed`);
    if (isOnPath()) return well(check, "on the PATH");
    const others = installed.length > 0 ? `; installed: ${installed.join(", ")}` : "";
    return ill(
      check,
      `${version === ANY ? "" : `${version} `}is not installed${others}`,
      `Run "pulumi plugin install resource ${plugin.name} ${version === ANY ? "" : `${version} `}--server ${plugin.source}".`,
    );
  });
}

/** The versions that the program and the providers in the state name. Any version if none is named. */
function wantedBy({ programFolder, plugin: named }: Project, resources: readonly StackResource[]): Set<string> {
  const ofProgram = versionOf(programFolder, classesIn.plugin.package) ?? named.version;
  const ofState = resources.flatMap(({ type, inputs }) =>
    type === PLUGIN_PROVIDER && typeof inputs.version === "string" ? [inputs.version] : [],
  );
  const versions = new Set([...(ofProgram === undefined ? [] : [ofProgram]), ...ofState]);
  return versions.size > 0 ? versions : new Set([ANY]);
}

async function installedVersions(pulumi: Pulumi): Promise<string[]> {
  const { stdout } = succeeded(await pulumi.run(["plugin", "ls", "--json"]), "pulumi plugin ls");
  const listed: unknown = JSON.parse(stdout);
  const all = Array.isArray(listed) ? listed.filter(isObject) : [];
  const ours = all.filter(({ name, kind }) => name === plugin.name && kind === "resource");
  return ours.map(({ version }) => String(version)).sort();
}

/** Checks whether the plugin that the project file names exists and starts. */
async function inFolder(folder: string, pulumi: Pulumi): Promise<Health> {
  const check = `plugin ${plugin.name}`;
  const remedy = `Put the folder of a release there, or correct "plugins" in the project file. In a clone of pulumi-vonage, "npm run build" makes dist/plugin.`;
  const file = executables.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (!file) return ill(check, `not in ${folder}, where the project file says it is`, remedy);
  const { code, stdout, stderr } = await pulumi.run(["package", "get-schema", file]);
  if (code !== 0) return ill(check, `${file} does not start: ${stderr.trim()}`, remedy);
  const schema: unknown = JSON.parse(stdout);
  return well(check, `${isObject(schema) ? String(schema.version) : ""}, in ${folder}`);
}

const executables =
  process.platform === "win32" ? [`pulumi-resource-${plugin.name}.exe`] : [`pulumi-resource-${plugin.name}`];

function isOnPath(): boolean {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((path) => path !== "");
  return folders.some((folder) => executables.some((name) => existsSync(join(folder, name))));
}
