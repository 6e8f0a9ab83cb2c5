// The file of a TypeScript module with adopted objects.
import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { Properties } from "../../provider/schema";
import { Failure } from "../failure";
import { hosts, type Host } from "../choices";
import type { Project } from "../pulumi/project";
import type { RunOptions } from "../pulumi/pulumi";
import { GUARD_VARIABLE } from "./guard";
import { edited } from "./module-edit";
import { parseModule, type ModuleSource } from "./module-source";
import type { Planned } from "./plan";
import { EMPTY_MODULE, HEADLINE } from "./program";
import { ProgramFile, type DeclareOptions } from "./program-file";
import { loadParser, type Parser } from "./typescript";

/** The module with the declarations of adopted objects, beside a program. */
export class ModuleFile extends ProgramFile {
  readonly whyUndeclared: string;
  protected readonly empty = EMPTY_MODULE;
  readonly #source: ModuleSource;
  readonly #parser: Parser;

  /** Reads the module of this name, which need not exist yet. Fails if it is not a module of ours. */
  constructor(
    { programFolder }: Project,
    name: string,
    readonly host: Host,
  ) {
    super(resolve(programFolder, name));
    const line = importLineOf(programFolder, this.path);
    this.whyUndeclared = `it does not import ${this.path}. Add this line to the program, and run adopt again:\n\n  ${line}`;
    this.#parser = loadParser(programFolder);
    this.#source = this.#parsed(this.read() ?? EMPTY_MODULE);
    if (!this.#source.isOurs)
      throw new Failure(
        `${this.path} was not written by pulumi-vonage, and is left alone. Give another name with --file. If adopt may add to it, put this line at its top:\n\n  ${HEADLINE}`,
      );
    const other = hosts.find((each) => each !== host)!;
    const { classes, declarations } = this.#source;
    if (declarations.length > 0 && classes[host].size === 0 && classes[other].size > 0)
      throw new Failure(
        `${this.path} declares resources by --provider ${other}, and adopt does not mix the two in one module. Give --provider ${other}, or another name with --file.`,
      );
  }

  get declarations() {
    return this.#source.declarations;
  }

  get isUnfinished(): boolean {
    return this.#source.guard !== undefined;
  }

  get taken() {
    return { logicalNames: [], identifiers: this.#source.identifiers.keys(), settings: [] };
  }

  past<T>(word: string, work: (options: RunOptions) => Promise<T>): Promise<T> {
    return work({ env: { [GUARD_VARIABLE]: word } });
  }

  protected edited(text: string, planned: readonly Planned[], options: DeclareOptions): string {
    return edited(this.#parser, this.#parsed(text), planned, { ...options, host: this.host });
  }

  #parsed(text: string): ModuleSource {
    return parseModule(this.#parser, basename(this.path), text);
  }
}

function importLineOf(folder: string, path: string): string {
  const target = `./${relative(folder, path).replaceAll("\\", "/")}`;
  const { type } = readManifest(folder);
  const isScript = type !== "module" && !existsSync(join(folder, "tsconfig.json")) && !hasTypeScript(folder);
  if (isScript) return `require("${target.replace(/\.ts$/, "")}");`;
  const extension = type === "module" ? ".js" : "";
  return `import "${target.replace(/\.ts$/, extension).replace(/\.([cm])ts$/, ".$1js")}";`;
}

function hasTypeScript(folder: string): boolean {
  return existsSync(join(folder, "index.ts"));
}

function readManifest(folder: string): Properties {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Properties;
  } catch {
    return {};
  }
}
