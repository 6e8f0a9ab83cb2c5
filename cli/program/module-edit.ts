// Adds declarations to a TypeScript module, and removes them.
import type { ResourceName } from "../../provider/resources";
import type { Host } from "../choices";
import { guard } from "./guard";
import { literal } from "./literal";
import { parseModule, type Declaration, type ModuleSource, type Range } from "./module-source";
import { Names } from "./names";
import type { Planned } from "./plan";
import { followsApplication } from "./arguments";
import {
  classesIn,
  classImport,
  configConstant,
  declarationOf,
  HEADLINE,
  keyConstant,
  namespaceImport,
  SDK,
  typesOf,
  type Bindings,
  type ModuleOptions,
} from "./program";
import type { DeclareOptions } from "./program-file";
import { holdsSetting, Setting } from "./settings";
import { applied, type Edit } from "./text-edit";
import type { Parser } from "./typescript";

export type EditOptions = DeclareOptions & ModuleOptions;

/**
 * The module with declarations of these resources, and without those of others that the stack does not manage. Existing
 * declarations are rewritten at their place. New ones are added at the end.
 */
export function edited(ts: Parser, source: ModuleSource, planned: readonly Planned[], options: EditOptions): string {
  const { host, protect, isManaged, guardWord } = options;
  const kept = source.declarations.filter(({ id }) => isManaged(id));
  const pending = source.declarations.filter(({ id }) => !isManaged(id));
  const declared = new Set([...kept, ...planned].map(({ id }) => id));
  const { bindings, imports, constants, later } = preparations(source, planned, kept, { host, declared });
  const write = (each: Planned) => declarationOf(each, { host, protect, bindings, declared });
  const inPlace = new Map(pending.map((place) => [place, planned.find(({ id }) => id === place.id)]));
  const added = planned.filter((each) => ![...inPlace.values()].includes(each));

  const preamble = [...constants, ...(guardWord === undefined ? [] : [guard(guardWord)])].join("\n\n");
  const edits: Edit[] = [
    ...[...inPlace].map(([place, each]) => (each ? { ...place, text: write(each) } : removed(source.text, place))),
    ...(source.guard ? [removed(source.text, source.guard)] : []),
    ...later.map(({ place, text }) => ({ start: place, end: place, text: `\n\n${text}` })),
    ...insertions(source, imports.join("\n"), preamble),
  ];
  const needsNoEmptyExport = source.statements === 1 && planned.length > 0;
  if (needsNoEmptyExport && source.emptyExport) edits.push(removed(source.text, source.emptyExport));

  const base = applied(source.text, edits).trimEnd();
  const text = `${[base, ...added.map(write)].filter((section) => section !== "").join("\n\n")}\n`;
  const whole = withoutUnused(ts, source, text);
  return source.text.includes("\r\n") ? whole.replace(/\r?\n/g, "\r\n") : whole;
}

/** The statements that declarations need before them, and the names that they define. */
function preparations(
  source: ModuleSource,
  planned: readonly Planned[],
  kept: readonly Declaration[],
  { host, declared }: { readonly host: Host; readonly declared: ReadonlySet<string> },
) {
  const names = new Names([], [...source.identifiers.keys(), ...planned.map(({ identifier }) => identifier)]);
  const { classes, imports: classImports } = importedClasses(host, source, typesOf(planned), names);
  const takesSettings = planned.some((each) => holdsSetting(given(each, declared)));
  const sdk = source.sdk ?? (takesSettings ? names.claimIdentifier("pulumi") : "pulumi");
  const config = source.config?.name ?? (takesSettings ? names.claimIdentifier("config") : "config");
  const keys = new Map(source.keys);
  const bindings: Bindings = {
    classOf: (type) => classes.get(type) ?? classesIn[host].exported(type),
    sdk,
    config,
    keys,
  };

  const constants = takesSettings && source.config === undefined ? [configConstant(bindings)] : [];
  const later: { place: number; text: string }[] = [];
  for (const each of planned) {
    const { owner, settings } = each;
    const key = settings.privateKey;
    if (!owner?.keyName || !(key instanceof Setting) || followsApplication(each, declared) || keys.has(key.key))
      continue;
    const application = kept.find(({ id }) => id === owner.id);
    const name = names.claimIdentifier(owner.keyName);
    keys.set(key.key, name);
    const constant = keyConstant(name, key.key, bindings, application?.identifier);
    const place = Math.max(application?.end ?? 0, source.config?.end ?? 0);
    if (place === 0) constants.push(constant);
    else later.push({ place, text: constant });
  }
  const imports = [...(takesSettings && source.sdk === undefined ? [namespaceImport(sdk, SDK)] : []), ...classImports];
  return { bindings, imports, constants, later };
}

/** The names of the classes of these types, and the imports that the module lacks. */
function importedClasses(host: Host, source: ModuleSource, types: readonly ResourceName[], names: Names) {
  const { namespace, exported, package: from } = classesIn[host];
  const known = source.classes[host];
  const missing = types.filter((type) => !known.has(type));
  if (missing.length === 0) return { classes: known, imports: [] };
  if (namespace !== undefined) {
    const free = names.claimIdentifier(namespace);
    const added = missing.map((type) => [type, `${free}.${exported(type)}`] as const);
    return { classes: new Map([...known, ...added]), imports: [namespaceImport(free, from)] };
  }
  const added = missing.map((type) => [type, names.claimIdentifier(exported(type))] as const);
  return { classes: new Map([...known, ...added]), imports: [classImport(host, added)] };
}

/** The inputs in a declaration. */
function given(planned: Planned, declared: ReadonlySet<string>) {
  const { privateKey, ...rest } = planned.settings;
  return followsApplication(planned, declared) ? rest : { privateKey, ...rest };
}

/** Puts imports after the existing ones, and constants after all imports. */
function insertions(source: ModuleSource, imports: string, constants: string): Edit[] {
  const { text, importsEnd, hasImports, statements, emptyExport } = source;
  const whole = [imports, constants].filter((section) => section !== "").join("\n\n");
  if (whole === "") return [];
  const at = (place: number, inserted: string) => [{ start: place, end: place, text: inserted }];
  if (hasImports) return at(importsEnd, `${imports === "" ? "\n" : ""}\n${whole}`);
  if (statements === 0) return at(text.length, `\n${whole}`);
  const isFirst = emptyExport?.start === importsEnd;
  return at(isFirst ? importsEnd : commentsAbove(text, importsEnd), `${whole}\n\n`);
}

/** The start of the comments right above the statement at this place, without the headline. */
function commentsAbove(text: string, place: number): number {
  const lines = text.slice(0, place).split("\n");
  let start = place - (lines.pop() ?? "").length;
  for (let line = lines.pop(); line?.startsWith("//") && !line.includes(HEADLINE); line = lines.pop())
    start -= line.length + 1;
  return start;
}

/** Removes a statement with its line, and one of the blank lines around it. */
function removed(text: string, { start, end }: Range): Edit {
  const behind = /^[ \t]*(?:\r?\n)?/.exec(text.slice(end))?.[0].length ?? 0;
  const isAfterBlank = /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, start));
  const blank = isAfterBlank ? (/^[ \t]*\r?\n/.exec(text.slice(end + behind))?.[0].length ?? 0) : 0;
  return { start, end: end + behind + blank, text: "" };
}

/**
 * The module without imports and constants that have become unused, because strict settings of TypeScript refuse them.
 */
function withoutUnused(ts: Parser, before: ModuleSource, text: string): string {
  const after = parseModule(ts, before.name, text);
  const isIdle = (name: string) => before.identifiers.get(name) !== 1 && after.identifiers.get(name) === 1;
  const edits = after.removable.flatMap((statement): Edit[] => {
    const used = statement.names.filter(({ local }) => !isIdle(local));
    if (used.length === statement.names.length) return [];
    if (used.length === 0) return [removed(text, statement)];
    const classes = used.map(({ local, exported }) => (local === exported ? local : `${exported} as ${local}`));
    return [{ ...statement, text: `import { ${classes.join(", ")} } from ${literal(statement.from)};` }];
  });
  if (edits.length > 0) return withoutUnused(ts, before, `${applied(text, edits).trimEnd()}\n`);
  return after.statements === 0 ? `${text.trimEnd()}\nexport {};\n` : text;
}
