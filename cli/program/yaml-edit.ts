// Adds declarations to a YAML program, and removes them.
import { isObject } from "../../provider/schema";
import { typeIn } from "../pulumi/host";
import { argsOf } from "./arguments";
import type { DeclareOptions } from "./program-file";
import type { Planned } from "./plan";
import { Setting } from "./settings";
import { applied, type Edit } from "./text-edit";
import { entry, resourceEntry } from "./yaml-print";
import { entryFor, parseYaml, type Section, type YamlSource } from "./yaml-source";

/**
 * The required setting that stops every deployment while an adoption is unfinished. A deployment would create declared
 * objects a second time if they are not imported yet. Pulumi's message names the setting, so its name says what to do.
 */
export const GUARD_SETTING = "run-pulumi-vonage-adopt-again";

/**
 * The program with declarations of these resources, and without those of others that the stack does not manage.
 * Existing declarations are rewritten at their place. New ones are added at the end of the section. Everything else
 * stays unchanged, character by character.
 */
export function editedYaml(found: YamlSource, planned: readonly Planned[], options: DeclareOptions): string {
  const source = found.text.endsWith("\n") ? found : parseYaml(found.name, `${found.text}\n`);
  const { protect, isManaged, guardWord } = options;
  const kept = source.declarations.filter(({ id }) => isManaged(id));
  const pending = source.declarations.filter(({ id }) => !isManaged(id));
  const own = (options.managed ?? []).flatMap(({ id, type, logicalName }) => {
    const found = entryFor(source, typeIn("plugin", type), logicalName);
    return found ? [{ id, key: found.key }] : [];
  });
  const declared = new Set([...kept, ...own, ...planned].map(({ id }) => id));
  const keys = new Map([...own, ...source.declarations].map(({ id, key }) => [id, key]));
  const keyOf = (id: string) => keys.get(id);
  const write = (each: Planned) => resourceEntry(each, { protect, declared, keyOf });
  const added = planned.filter(({ id }) => !pending.some((each) => each.id === id));

  const resources = source.sections.get("resources");
  const config = source.sections.get("config");
  const wanted = planned.flatMap((each) => settingsIn(argsOf(each, { host: "plugin", declared })));
  const known = new Set((config?.entries ?? []).map(({ key }) => key));
  const missing = [...new Set(wanted)].filter((key) => !known.has(key));
  const guards = guardWord === undefined || known.has(GUARD_SETTING) ? [] : [guard()];
  const settings = missing.map((key) => entry(key, { type: "string", secret: true }));
  const gone = pending.filter(({ id }) => !planned.some((each) => each.id === id));
  const idle = (config?.entries ?? []).filter(
    ({ key }) =>
      (key === GUARD_SETTING && guardWord === undefined) || (!wanted.includes(key) && isLeftBy(source, key, pending)),
  );

  const edits = [
    ...pending.flatMap((place): Edit[] => {
      const each = planned.find(({ id }) => id === place.id);
      return each ? [{ ...place, text: indented(write(each), resources!.indent) }] : [];
    }),
    ...sectionEdits(source, "resources", resources, added.map(write), gone),
    // If both sections are new, this one comes first.
    ...sectionEdits(
      source,
      "config",
      config,
      [...settings, ...guards],
      idle.map((each) => ({ ...each, start: aboveGuard(source, each) })),
    ),
  ];
  const text = applied(source.text, edits);
  parseYaml(source.name, text);
  return source.text.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text;
}

const GUARD_COMMENT = `# Here while an adoption is not finished. "pulumi-vonage adopt" finishes it, and removes this setting.`;

function guard(): string {
  return `${GUARD_COMMENT}\n${entry(GUARD_SETTING, { type: "string" })}`;
}

/** The start of an entry with its comment, if it is the guard. */
function aboveGuard({ text }: YamlSource, { key, start }: { readonly key: string; readonly start: number }): number {
  if (key !== GUARD_SETTING) return start;
  const above = text.lastIndexOf("\n", start - 2) + 1;
  return text.slice(above, start).includes(GUARD_COMMENT) ? above : start;
}

/** Whether only removed or rewritten declarations use a setting. */
function isLeftBy(
  { text }: YamlSource,
  key: string,
  pending: readonly { readonly start: number; readonly end: number }[],
) {
  const name = `\${${key}}`;
  const isNamed = pending.some(({ start, end }) => text.slice(start, end).includes(name));
  const rest = applied(
    text,
    pending.map(({ start, end }) => ({ start, end, text: "" })),
  );
  return isNamed && !rest.includes(name);
}

/** Removes entries from a section and adds others at its end. Makes the section if there is none. */
function sectionEdits(
  { text, sections }: YamlSource,
  name: Section["name"],
  section: Section | undefined,
  added: readonly string[],
  removed: readonly { readonly start: number; readonly end: number }[],
): Edit[] {
  if (!section) {
    if (added.length === 0) return [];
    const lines = `${name}:\n${added.map((each) => indented(each, "  ")).join("")}`;
    const resources = name === "config" ? sections.get("resources") : undefined;
    const place = resources ? text.lastIndexOf("\n", resources.head - 1) + 1 : text.length;
    return [{ start: place, end: place, text: lines }];
  }
  const { entries, indent, end, head, nothing } = section;
  const edits: Edit[] = removed.map(({ start, end: until }) => ({ start, end: until, text: "" }));
  if (added.length > 0) {
    if (nothing) edits.push({ ...nothing, text: "" });
    edits.push({ start: end, end, text: added.map((each) => indented(each, indent)).join("") });
  } else if (entries.length > 0 && removed.length === entries.length)
    edits.push({ start: head, end: head, text: " {}" });
  return edits;
}

function indented(lines: string, indent: string): string {
  return lines.replace(/^(?=.)/gm, indent);
}

/** The keys of the settings in a value. */
function settingsIn(value: unknown): string[] {
  if (value instanceof Setting) return [value.key];
  if (Array.isArray(value)) return value.flatMap(settingsIn);
  return isObject(value) ? Object.values(value).flatMap(settingsIn) : [];
}
