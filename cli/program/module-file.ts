import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Properties } from "../../provider/schema";
import { Failure } from "../failure";
import type { Name } from "./names";
import { CONFIG, EMPTY_MODULE, HEADLINE, PULUMI } from "./program";
import type { Project } from "../pulumi/project";

/** A resource that the text of a module declares. */
export interface Declared extends Name {
  readonly id: string;
}

/** A module beside a program. */
export interface ModuleFile {
  readonly path: string;
  /** Empty where there is no such file yet. */
  readonly text: string;
  /** How the program imports it. */
  readonly importLine: string;
}

/** Reads the module of this name, or makes ready for one. One that is not ours is left alone. */
export function openModule({ programFolder }: Project, name: string): ModuleFile {
  const path = resolve(programFolder, name);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (text !== "" && !text.startsWith(HEADLINE))
    throw new Failure(`${path} was not written by pulumi-vonage, and is left alone. Give another name with --file.`);
  const target = relative(programFolder, path)
    .replaceAll("\\", "/")
    .replace(/\.[cm]?ts$/, "");
  const isModule = readManifest(programFolder).type === "module";
  return { path, text, importLine: `import "./${target}${isModule ? ".js" : ""}";` };
}

function readManifest(folder: string): Properties {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Properties;
  } catch {
    return {};
  }
}

/** What a module declares under comments of ours, however else it was changed. */
export function declaredIn(text: string): Declared[] {
  return blocksIn(text).flatMap(({ id, code }) => {
    const [, identifier, literal] =
      /^export const ([^\s=:]+) = new Vonage\w+\(\s*("(?:[^"\\]|\\.)*")/mu.exec(code) ?? [];
    return identifier && literal ? [{ id, identifier, logicalName: JSON.parse(literal) as string }] : [];
  });
}

/** The module without the declarations of these ids. */
export function without(text: string, ids: ReadonlySet<string>): string {
  const rest = blocksIn(text)
    .filter(({ id }) => ids.has(id))
    .reduce((left, { code }) => left.replace(code, () => ""), text)
    .replace(/\n{3,}/g, "\n\n");
  const said = rest.split("\n").filter((line) => line !== "" && !isPreamble(line));
  return said.length === 0 ? EMPTY_MODULE : rest;
}

/** Whether a line only makes ready for declarations. */
function isPreamble(line: string): boolean {
  return line === HEADLINE || line === CONFIG || line === PULUMI || /^import \{.*\} from "pulumi-vonage";$/.test(line);
}

/** Every word of a module that could be a name in it: not those of comments and of texts in double quotes. */
export function wordsIn(text: string): Set<string> {
  const code = text.replace(/^\s*\/\/.*$/gm, "").replace(/"(?:[^"\\\n]|\\.)*"/g, "");
  return new Set(code.match(/[\p{ID_Continue}$]+/gu));
}

/** Comments that name an id, each with the statement below it. */
function blocksIn(text: string): { id: string; code: string }[] {
  const found = text.matchAll(
    /^\/\/ (?:application|user) (\S.*)\nexport const (?:.*\);|.*\n(?:[ \t].*\n)*(?=\S).*\);)\n?/gmu,
  );
  return [...found].map(([code, shown = ""]) => ({
    code,
    id: shown.startsWith('"') ? (JSON.parse(shown) as string) : shown,
  }));
}
