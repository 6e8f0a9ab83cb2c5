// Prints declarations in YAML.
import { Document, isScalar, Scalar, visit } from "yaml";
import { printPath } from "../../provider/property-path";
import type { Path } from "../../provider/resource";
import { isObject, type Properties } from "../../provider/schema";
import { typeIn } from "../pulumi/host";
import { argsOf, Reference } from "./arguments";
import type { Planned } from "./plan";
import { mark } from "./mark";
import { Setting } from "./settings";

export interface EntryOptions {
  /** Whether Pulumi refuses to delete the declared objects. */
  readonly protect: boolean;
  /** The ids of all objects that the program declares. */
  readonly declared: ReadonlySet<string>;
  /** The key under which the program declares the object with this id; by default its logical name. */
  readonly keyOf: (id: string) => string | undefined;
}

/** A value under its key, as unindented lines of YAML. */
export function entry(key: string, value: unknown): string {
  const document = new Document({ [key]: value }, { aliasDuplicateObjects: false, compat: "yaml-1.1" });
  visit(document, (_key, node) => {
    if (isScalar(node) && typeof node.value === "string" && needsQuotes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity });
  return text.replace(UNSEEN, escaped);
}

/** A resource under its key, below a comment with its id on the service. */
export function resourceEntry(planned: Planned, { protect, declared, keyOf }: EntryOptions): string {
  const { type, id, logicalName } = planned;
  const properties = written(argsOf(planned, { host: "plugin", declared }), keyOf) as Properties;
  const resource = {
    type: typeIn("plugin", type).replace(":index:", ":"),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(protect ? { options: { protect } } : {}),
  };
  return `# ${mark(type, id)}\n${entry(keyOf(id) ?? logicalName, resource)}`;
}

/** The reason why a program in YAML cannot express these values. Undefined if it can. */
export function unspeakable(value: unknown, path: Path = []): string | undefined {
  if (value === null) return `${printPath(path)} is null, which Pulumi drops`;
  if (typeof value !== "object") return undefined;
  for (const [key, item] of Object.entries(value)) {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    if (/^fn::/i.test(key)) return `${printPath(place)} would be a function of Pulumi`;
    const reason = unspeakable(item, place);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Values, with names in place of settings and resources. */
function written(value: unknown, keyOf: EntryOptions["keyOf"]): unknown {
  if (value instanceof Setting) return `\${${value.key}}`;
  if (value instanceof Reference) {
    const key = keyOf(value.to.id) ?? value.to.name.logicalName;
    return `\${${[key, ...(value.output ? [value.output] : [])].join(".")}}`;
  }
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map((item) => written(item, keyOf));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [plain(key), written(item, keyOf)]));
}

/** A text with escapes, so that Pulumi finds no names in it. */
function plain(text: string): string {
  return /\$[${]/.test(text) ? text.replaceAll("$", "$$$$") : text;
}

/** Invisible characters: controls, marks for the direction of text, and line separators. */
const UNSEEN = /(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function needsQuotes(text: string): boolean {
  return text === "=" || text.search(/[\n\u200C\u200D]/) >= 0 || text.search(UNSEEN) >= 0;
}

function escaped(sign: string): string {
  const code = sign.codePointAt(0)!.toString(16);
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}
