// The file of a YAML program with adopted objects.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseDocument } from "yaml";
import { Failure } from "../failure";
import { typeIn } from "../pulumi/host";
import type { Project } from "../pulumi/project";
import type { RunOptions } from "../pulumi/pulumi";
import { withPrivateFile } from "../pulumi/temporary";
import { identifierOf } from "./names";
import type { Planned } from "./plan";
import { ProgramFile, type DeclareOptions, type ManagedResource } from "./program-file";
import { editedYaml, GUARD_SETTING } from "./yaml-edit";
import { entryFor, parseYaml, type YamlSource } from "./yaml-source";

/** The project file of a program in YAML, which is the program itself. */
export class YamlFile extends ProgramFile {
  readonly host = "plugin";
  readonly whyUndeclared = "it was changed meanwhile. Run adopt again.";
  protected readonly empty = "";
  readonly #source: YamlSource;
  readonly #project: Project;
  /** The folder of the stack's configuration. */
  readonly #settings: string;

  /** Fails if the program is not in the project file, or has a form that adopt cannot add to. */
  constructor(project: Project, stack: string) {
    super(project.file);
    const main = ["Main.yaml", "Main.json"].map((name) => join(project.programFolder, name)).find(existsSync);
    if (main || project.programFolder !== project.folder || basename(project.file) !== "Pulumi.yaml")
      throw new Failure(
        `adopt adds to a program in Pulumi.yaml only, and that of ${project.name} is ${main ?? "in another file or folder"}. Move its sections into Pulumi.yaml, and run adopt again.`,
      );
    this.#source = parseYaml(basename(this.path), this.read() ?? "");
    this.#project = project;
    this.#settings = join(project.settingsFolder, `Pulumi.${stack.split("/").at(-1)}.yaml`);
  }

  get declarations() {
    return this.#source.declarations.map(({ id, key, logicalName }) => ({
      id,
      logicalName,
      identifier: identifierOf(key, "resource"),
    }));
  }

  get isUnfinished(): boolean {
    return this.#source.sections.get("config")?.entries.some(({ key }) => key === GUARD_SETTING) ?? false;
  }

  /** Resources, variables and settings of a program in YAML share one space of names. */
  get taken() {
    const keysOf = (name: "config" | "variables" | "resources") =>
      (this.#source.sections.get(name)?.entries ?? []).map(({ key }) => key);
    const others = [...keysOf("variables"), ...keysOf("resources"), "pulumi"];
    return { logicalNames: [...others, ...keysOf("config")], identifiers: [], settings: others };
  }

  override nameOf(resource: ManagedResource) {
    const found = entryFor(this.#source, typeIn("plugin", resource.type), resource.logicalName);
    return found && { logicalName: resource.logicalName, identifier: identifierOf(found.key, "resource") };
  }

  /** The stack does not have the guard's setting. The commands get a copy of its configuration with the setting. */
  past<T>(word: string, work: (options: RunOptions) => Promise<T>): Promise<T> {
    const settings = parseDocument(existsSync(this.#settings) ? readFileSync(this.#settings, "utf8") : "");
    settings.setIn(["config", `${this.#project.name}:${GUARD_SETTING}`], word);
    return withPrivateFile(basename(this.#settings), settings.toString(), (file) =>
      work({ more: ["--config-file", file] }),
    );
  }

  protected edited(text: string, planned: readonly Planned[], options: DeclareOptions): string {
    return editedYaml(parseYaml(basename(this.path), text), planned, options);
  }
}
