// Reads a YAML program with declarations.
import { isCollection, isMap, isScalar, LineCounter, parseDocument, type Pair } from "yaml";
import { Failure } from "../failure";
import { NAMED_ID, parsedId } from "./mark";
import type { Range } from "./module-source";

/** One key of a section with its value, in whole lines. */
export interface Entry extends Range {
  readonly key: string;
  /** The start of its key. */
  readonly from: number;
  /** For a resource: its name in Pulumi and its type, if the program declares them. */
  readonly logicalName: string;
  readonly type?: string;
}

/** A resource below a comment with the object's id. The range begins with the comment. */
export interface YamlDeclaration extends Entry {
  readonly id: string;
}

/** A section of a program, such as `resources`. */
export interface Section {
  readonly name: "config" | "resources" | "variables";
  readonly entries: readonly Entry[];
  /** The indentation of its keys. */
  readonly indent: string;
  /** The end of its lines. */
  readonly end: number;
  /** The range after its key, up to the end of its value, if it has no entries. */
  readonly nothing?: Range;
  /** The end of its key, after the colon. */
  readonly head: number;
}

/** The facts about a program in YAML that adopt needs to add to it. */
export interface YamlSource {
  /** The name of its file, for messages. */
  readonly name: string;
  readonly text: string;
  readonly sections: ReadonlyMap<Section["name"], Section>;
  readonly declarations: readonly YamlDeclaration[];
}

const COMMENT = new RegExp(`^[ \\t]*# ${NAMED_ID}$`, "u");

/** Reads a program in YAML, in any format. */
export function parseYaml(name: string, text: string): YamlSource {
  const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: true });
  const [error] = document.errors;
  if (error)
    throw new Failure(`${name} cannot be read: ${error.message.split("\n")[0]} Correct it, and run adopt again.`);
  if (!isMap(document.contents) || document.contents.flow)
    throw new Failure(
      `${name} holds no program in YAML that adopt can add to: write its sections on lines of their own.`,
    );
  const sections = new Map<Section["name"], Section>();
  for (const sectionName of ["config", "variables", "resources"] as const) {
    const pair = document.contents.items.find(({ key }) => isScalar(key) && key.value === sectionName);
    if (pair) sections.set(sectionName, sectionOf(name, sectionName, text, pair));
  }
  const declarations = (sections.get("resources")?.entries ?? []).flatMap((each) => declarationOf(text, each));
  return { name, text, sections, declarations };
}

/** The resource of this type with this name in Pulumi. */
export function entryFor({ sections }: YamlSource, type: string, logicalName: string): Entry | undefined {
  const short = type.replace(":index:", ":");
  return sections
    .get("resources")
    ?.entries.find((each) => [type, short].includes(each.type ?? "") && each.logicalName === logicalName);
}

function sectionOf(file: string, name: Section["name"], text: string, { key, value }: Pair): Section {
  const keyEnd = rangeOf(key)[1];
  const head = text.indexOf(":", keyEnd) + 1;
  const isEmpty =
    value === null || (isScalar(value) && value.value === null) || (isMap(value) && value.items.length === 0);
  if (isEmpty) {
    const end = value === null ? head : Math.max(head, rangeOf(value)[1]);
    return { name, entries: [], indent: "  ", end: lineEnd(text, end), nothing: { start: head, end }, head };
  }
  if (!isMap(value) || value.flow)
    throw new Failure(
      `${file}: adopt cannot add to ${name}, because it is not a list of keys on lines of their own. Write it so, and run adopt again.`,
    );
  const entries = value.items.map((pair) => entryOf(text, pair));
  const first = entries[0]!.from;
  return { name, entries, indent: text.slice(lineStart(text, first), first), end: entries.at(-1)!.end, head };
}

function entryOf(text: string, { key, value }: Pair): Entry {
  const [from, keyEnd] = rangeOf(key);
  const valueEnd = value === null ? keyEnd : rangeOf(value)[1];
  const name = String(isScalar(key) ? key.value : text.slice(from, keyEnd));
  const given = isMap(value) ? value.get("name") : undefined;
  const type = isMap(value) ? value.get("type") : undefined;
  return {
    key: name,
    from,
    start: lineStart(text, from),
    end: text[valueEnd - 1] === "\n" ? valueEnd : lineEnd(text, Math.max(valueEnd, keyEnd)),
    logicalName: typeof given === "string" ? given : name,
    ...(typeof type === "string" ? { type } : {}),
  };
}

/** The entry, with the comment right above it if that contains an id. */
function declarationOf(text: string, entry: Entry): YamlDeclaration[] {
  for (let start = entry.start; start > 0;) {
    start = lineStart(text, start - 1);
    const line = text.slice(start, lineEnd(text, start)).trimEnd();
    const shown = COMMENT.exec(line)?.[1];
    if (shown !== undefined) return [{ ...entry, start, id: parsedId(shown) }];
    if (!/^[ \t]*(#|$)/.test(line)) return [];
  }
  return [];
}

function rangeOf(node: unknown): [number, number] {
  const range = isScalar(node) || isCollection(node) ? node.range : undefined;
  if (!range) throw new Failure("The program uses a form of YAML that adopt cannot add to.");
  return [range[0], range[1]];
}

function lineStart(text: string, place: number): number {
  return text.lastIndexOf("\n", place - 1) + 1;
}

/** The position after the end of the line. */
function lineEnd(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end < 0 ? text.length : end + 1;
}
