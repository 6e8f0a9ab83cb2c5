import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { Properties } from "../../provider/schema";
import { Failure } from "../failure";
import type { Project } from "../pulumi/project";
import { writeAtomically } from "./atomic-file";
import { edited, type EditOptions } from "./module-edit";
import { parseModule, type ModuleSource } from "./module-source";
import type { Planned } from "./plan";
import { EMPTY_MODULE, HEADLINE } from "./program";
import { loadParser, type Parser } from "./typescript";

/** The module beside a program that declares what is adopted. */
export class ModuleFile {
  readonly path: string;
  /** How the program imports it. */
  readonly importLine: string;
  /** What it held when it was opened. */
  readonly source: ModuleSource;
  readonly #parser: Parser;
  #written?: string;

  /** Reads the module of this name, which need not exist yet. Fails if it is not a module of ours. */
  constructor({ programFolder }: Project, name: string) {
    this.path = resolve(programFolder, name);
    this.importLine = importLineOf(programFolder, this.path);
    this.#parser = loadParser(programFolder);
    this.source = this.#parsed();
    if (!this.source.isOurs)
      throw new Failure(
        `${this.path} was not written by pulumi-vonage, and is left alone. Give another name with --file. If adopt may add to it, put this line at its top:\n\n  ${HEADLINE}`,
      );
  }

  /** Declares these resources, and no others that the stack does not manage. Keeps what was changed meanwhile. */
  declare(planned: readonly Planned[], options: EditOptions): void {
    this.#write(edited(this.#parser, this.#parsed(), planned, options));
  }

  /** Puts back what it held when it was opened. If somebody else has changed it, only takes the declarations back. */
  restore(options: EditOptions): void {
    if (this.#written === undefined) return;
    if (this.#read() === this.#written) this.#write(this.source.text);
    else this.declare([], options);
  }

  #parsed(): ModuleSource {
    const text = this.#read();
    const isNew = text === undefined || text.trim() === "";
    return parseModule(this.#parser, basename(this.path), isNew ? EMPTY_MODULE : text);
  }

  #write(text: string): void {
    if (text !== this.#read()) writeAtomically(this.path, text);
    this.#written = text;
  }

  #read(): string | undefined {
    return existsSync(this.path) ? readFileSync(this.path, "utf8") : undefined;
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
