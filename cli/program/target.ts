// The language and the host of a program.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "../../provider/schema";
import { Failure } from "../failure";
import { languages, type Host, type Language } from "../choices";
import { plugin } from "../pulumi/host";
import type { Project } from "../pulumi/project";

/** The language of a program, and the host of its resources. */
export interface Target {
  readonly language: Language;
  readonly host: Host;
}

export interface TargetOptions {
  readonly language?: Language;
  readonly provider?: Host;
}

/** The Pulumi runtimes that adopt supports, by language. */
const runtimes: Readonly<Record<Language, string>> = { typescript: "nodejs", yaml: "yaml" };

/** The target of a new project. */
export function newTarget({ language = "typescript", provider }: TargetOptions): Target {
  return expectPossible({ language, host: provider ?? (language === "yaml" ? "plugin" : "dynamic") });
}

/** The target of an existing project. */
export function targetOf(project: Project, { language, provider }: TargetOptions): Target {
  const { name, runtime } = project;
  const own = languages.find((each) => runtimes[each] === runtime);
  if (!own)
    throw new Failure(
      `adopt writes TypeScript and YAML, and the runtime of ${name} is ${runtime || "not set"}. For other languages, run "pulumi-vonage export --language yaml" in another folder, and import the objects that you want by its import.json: https://github.com/pulumi-vonage/pulumi-vonage/blob/main/docs/guides/adopt.md#in-other-languages`,
    );
  if (language !== undefined && language !== own)
    throw new Failure(
      `--language ${language}: the program of ${name} is written for ${runtime}. Leave --language out.`,
    );
  const usual = own === "yaml" || usesPlugin(project) ? "plugin" : "dynamic";
  return expectPossible({ language: own, host: provider ?? usual });
}

/** Whether a project uses the packaged plugin: in its project file, or among its dependencies. */
export function usesPlugin(project: Project): boolean {
  return project.plugin.folder !== undefined || project.plugin.isPackage || needsPackage(project, plugin.sdk);
}

/** Whether the `package.json` of the program or of the project names a package. */
export function needsPackage({ folder, programFolder }: Project, name: string): boolean {
  return [programFolder, folder].some((each) => {
    const manifest = readManifest(each);
    const lists = isObject(manifest) ? [manifest.dependencies, manifest.devDependencies] : [];
    return lists.some((list) => isObject(list) && list[name] !== undefined);
  });
}

function readManifest(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return undefined;
  }
}

function expectPossible(target: Target): Target {
  if (target.language === "yaml" && target.host === "dynamic")
    throw new Failure(
      "--language yaml takes --provider plugin only: dynamic resources exist in TypeScript and JavaScript alone.",
    );
  return target;
}
