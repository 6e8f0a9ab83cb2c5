// Finds and reads a Pulumi project.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { isObject, type Properties } from "../../provider/schema";
import { Failure } from "../failure";
import { plugin } from "./host";

/** A Pulumi project on this machine. */
export interface Project {
  readonly name: string;
  /** The folder of its project file. */
  readonly folder: string;
  readonly file: string;
  /** The folder of the settings of its stacks. */
  readonly settingsFolder: string;
  /** The folder of its program, from which Node looks for packages. */
  readonly programFolder: string;
  readonly runtime: string;
  /** The entries for the plugin `vonage` in the project file. */
  readonly plugin: NamedPlugin;
}

/** The entries for the packaged plugin in a project file. */
export interface NamedPlugin {
  /** Its folder in `plugins`. */
  readonly folder?: string;
  /** Whether `packages` names it, and its version there. */
  readonly isPackage: boolean;
  readonly version?: string;
}

const FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/** The project of a folder, found there or above, as Pulumi finds it. */
export function findProject(folder: string): Project {
  requireFolder(folder);
  const found = search(resolve(folder));
  if (!found)
    throw new Failure(
      `There is no Pulumi project in ${folder} or above it. Go to the folder of the project, or give it with --cwd. To write a new project, run "pulumi-vonage export".`,
    );
  return found;
}

/** Fails if there is no such folder. */
export function requireFolder(folder: string): void {
  if (!existsSync(folder)) throw new Failure(`There is no folder ${folder}.`);
}

function search(folder: string): Project | undefined {
  const file = FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file) return read(folder, file);
  const parent = dirname(folder);
  return parent === folder ? undefined : search(parent);
}

function read(folder: string, file: string): Project {
  const settings = parsed(file);
  const { name, main, runtime, ...rest } = isObject(settings) ? settings : {};
  const runtimeName = isObject(runtime) ? runtime.name : runtime;
  return {
    name: typeof name === "string" ? name : basename(folder),
    folder,
    file,
    settingsFolder: typeof rest.stackConfigDir === "string" ? resolve(folder, rest.stackConfigDir) : folder,
    programFolder: programFolder(folder, main),
    runtime: typeof runtimeName === "string" ? runtimeName : "",
    plugin: namedPlugin(folder, rest),
  };
}

function namedPlugin(folder: string, { plugins, packages }: Properties): NamedPlugin {
  const providers = isObject(plugins) && Array.isArray(plugins.providers) ? plugins.providers : [];
  const named: unknown = providers.find((each) => isObject(each) && each.name === plugin.name);
  const path = isObject(named) ? named.path : undefined;
  const given = isObject(packages) ? packages[plugin.name] : undefined;
  const parts = isObject(given) ? [given.source, given.version] : [given];
  const version = /@v?(\d\S*)$/.exec(parts.filter((part) => typeof part === "string").join("@"))?.[1];
  return {
    isPackage: given !== undefined,
    ...(typeof path === "string" ? { folder: resolve(folder, path) } : {}),
    ...(version === undefined ? {} : { version }),
  };
}

function parsed(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new Failure(`${file} cannot be read: ${reason}`);
  }
}

/** The folder that `main` names, or that holds the file that it names. */
function programFolder(folder: string, main: unknown): string {
  if (typeof main !== "string" || main === "") return folder;
  const path = resolve(folder, main);
  return /\.[cm]?[jt]sx?$/.test(path) ? dirname(path) : path;
}
