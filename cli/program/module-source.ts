// Reads a TypeScript module with declarations.
import type { ResourceName } from "../../provider/resources";
import { Failure } from "../failure";
import { kindNames } from "../resources";
import { GUARD_VARIABLE } from "./guard";
import { NAMED_ID, parsedId } from "./mark";
import { classesIn, HEADLINE, SDK, type Classes } from "./program";
import { hosts, type Host } from "../choices";
import type { Parser, typescript } from "./typescript";

/** A part of a text, from its first character to the one after its last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A statement that declares one object, with the comment that names the object's id. */
export interface Declaration extends Range {
  readonly id: string;
  readonly identifier: string;
  /** Its name in Pulumi. Absent if the program computes it. */
  readonly logicalName?: string;
}

/** The facts about a module that adopt needs to add to it. */
export interface ModuleSource {
  /** The name of its file, for messages. */
  readonly name: string;
  readonly text: string;
  /** Whether pulumi-vonage has written it. */
  readonly isOurs: boolean;
  readonly declarations: readonly Declaration[];
  /** The check that stops a program while an adoption is unfinished. */
  readonly guard?: Range;
  /** The statement `export {}`. */
  readonly emptyExport?: Range;
  /** How many statements there are. */
  readonly statements: number;
  /** The end of the imports at its beginning. Without imports, the start of the first statement. */
  readonly importsEnd: number;
  readonly hasImports: boolean;
  /** Every identifier in it, with the number of its occurrences. */
  readonly identifiers: ReadonlyMap<string, number>;
  /** The names of the resource classes that it imports, by host. */
  readonly classes: Readonly<Record<Host, ReadonlyMap<ResourceName, string>>>;
  /** The name under which it imports Pulumi's SDK. */
  readonly sdk?: string;
  /** The constant that holds the stack's configuration, and the end of its statement. */
  readonly config?: { readonly name: string; readonly end: number };
  /** Constants that take a secret from the configuration: their names by the keys of the settings. */
  readonly keys: ReadonlyMap<string, string>;
  /** Statements that can be removed when none of their names is used. */
  readonly removable: readonly Removable[];
}

/** A statement that only prepares declarations. */
export interface Removable extends Range {
  /** The package that it imports from. Empty if it is no import. */
  readonly from: string;
  /** The names that it defines. For an import of classes also their names in the package. */
  readonly names: readonly { readonly local: string; readonly exported: string }[];
}

const COMMENT = new RegExp(`^// ${NAMED_ID}$`, "u");

/** Reads a module in any format with TypeScript's parser. The error for an unreadable module contains `name`. */
export function parseModule(ts: Parser, name: string, text: string): ModuleSource {
  expectSyntax(ts, name, text);
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2020, true);
  const statements = [...file.statements];
  const imports = statements.filter(ts.isImportDeclaration);
  const declarations = statements.flatMap((statement) => declarationIn(ts, text, statement));
  const guard = statements.find((one) => ts.isIfStatement(one) && one.expression.getText().includes(GUARD_VARIABLE));
  const emptyExport = statements.find(
    (one) =>
      ts.isExportDeclaration(one) &&
      !one.moduleSpecifier &&
      one.exportClause &&
      ts.isNamedExports(one.exportClause) &&
      one.exportClause.elements.length === 0,
  );
  const sdk = imports.map((one) => namespaceOf(ts, one, SDK)).find((found) => found !== undefined);
  const config = constants(ts, statements).find(
    ({ initializer }) =>
      sdk !== undefined &&
      ts.isNewExpression(initializer) &&
      initializer.expression.getText() === `${sdk}.Config` &&
      (initializer.arguments ?? []).length === 0,
  );
  const keys = constants(ts, statements).filter(
    ({ initializer }) =>
      config && !ts.isNewExpression(initializer) && secretsTaken(ts, initializer, config.name).length > 0,
  );
  const firstOther = statements.findIndex((one) => !ts.isImportDeclaration(one));
  const last = statements.slice(0, firstOther < 0 ? undefined : firstOther).at(-1);
  return {
    name,
    text,
    isOurs: text.includes(HEADLINE) || declarations.length > 0,
    declarations,
    ...(guard ? { guard: { start: commentStart(ts, text, guard), end: guard.end } } : {}),
    ...(emptyExport ? { emptyExport: { start: emptyExport.getStart(), end: emptyExport.end } } : {}),
    statements: statements.length,
    importsEnd: last?.end ?? statements[0]?.getStart() ?? text.length,
    hasImports: last !== undefined,
    identifiers: identifiersIn(ts, file),
    classes: Object.fromEntries(hosts.map((host) => [host, importedFrom(ts, imports, classesIn[host])])) as Record<
      Host,
      Map<ResourceName, string>
    >,
    ...(sdk === undefined ? {} : { sdk }),
    ...(config ? { config: { name: config.name, end: config.statement.end } } : {}),
    keys: new Map(
      keys.flatMap((each) => secretsTaken(ts, each.initializer, config!.name).map((key) => [key, each.name] as const)),
    ),
    removable: [
      ...imports.flatMap((one) => removableImport(ts, one)),
      ...[...(config ? [config] : []), ...keys].map(({ name: local, statement }) => ({
        start: statement.getStart(),
        end: statement.end,
        from: "",
        names: [{ local, exported: local }],
      })),
    ],
  };
}

/** The packages whose imports only prepare declarations. */
const PACKAGES = [SDK, ...hosts.map((host) => classesIn[host].package)];

/** An import of only resource classes, or of only a whole package. */
function removableImport(ts: Parser, statement: typescript.ImportDeclaration): Removable[] {
  const { importClause, moduleSpecifier } = statement;
  const bindings = importClause?.namedBindings;
  if (!bindings || importClause.name || isTypeOnly(importClause) || !ts.isStringLiteralLike(moduleSpecifier)) return [];
  const from = moduleSpecifier.text;
  if (!PACKAGES.includes(from)) return [];
  const range = { start: statement.getStart(), end: statement.end, from };
  if (ts.isNamespaceImport(bindings)) {
    const local = bindings.name.text;
    return [{ ...range, names: [{ local, exported: local }] }];
  }
  if (from === SDK || bindings.elements.some(isTypeOnly)) return [];
  const names = bindings.elements.map(({ name, propertyName }) => ({
    local: name.text,
    exported: (propertyName ?? name).text,
  }));
  return [{ ...range, names }];
}

function expectSyntax(ts: Parser, name: string, text: string): void {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: name,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2020 },
  });
  const [first] = diagnostics;
  if (!first) return;
  const line = text.slice(0, first.start ?? 0).split("\n").length;
  const reason = typeof first.messageText === "string" ? first.messageText : first.messageText.messageText;
  throw new Failure(`${name} cannot be read: line ${line}: ${reason} Correct it, and run adopt again.`);
}

function declarationIn(ts: Parser, text: string, statement: typescript.Statement): Declaration[] {
  const found = commentsBefore(ts, text, statement).findLast((range) => COMMENT.test(textOf(text, range)));
  const constant = constants(ts, [statement])[0];
  if (!found || !constant || !ts.isNewExpression(constant.initializer)) return [];
  const [, shown = ""] = COMMENT.exec(textOf(text, found)) ?? [];
  const [first] = constant.initializer.arguments ?? [];
  return [
    {
      id: parsedId(shown),
      identifier: constant.name,
      ...(first && ts.isStringLiteralLike(first) ? { logicalName: first.text } : {}),
      start: found.pos,
      end: statement.end,
    },
  ];
}

/** The statements that define one constant each. */
function constants(ts: Parser, statements: readonly typescript.Statement[]) {
  return statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) return [];
    const [{ name, initializer } = {}] = statement.declarationList.declarations;
    return name && initializer && ts.isIdentifier(name) ? [{ name: name.text, initializer, statement }] : [];
  });
}

function namespaceOf(ts: Parser, { importClause, moduleSpecifier }: typescript.ImportDeclaration, from: string) {
  const bindings = importClause?.namedBindings;
  if (!bindings || !ts.isNamespaceImport(bindings) || isTypeOnly(importClause)) return undefined;
  return ts.isStringLiteralLike(moduleSpecifier) && moduleSpecifier.text === from ? bindings.name.text : undefined;
}

/** The resource classes that these imports take from a package, with their names in the module. */
function importedFrom(
  ts: Parser,
  imports: readonly typescript.ImportDeclaration[],
  { package: from, exported }: Classes,
): Map<ResourceName, string> {
  const found = new Map<ResourceName, string>();
  for (const statement of imports) {
    const { importClause, moduleSpecifier } = statement;
    const bindings = importClause?.namedBindings;
    if (!ts.isStringLiteralLike(moduleSpecifier) || moduleSpecifier.text !== from || isTypeOnly(importClause)) continue;
    const namespace = namespaceOf(ts, statement, from);
    if (namespace !== undefined) for (const type of kindNames) found.set(type, `${namespace}.${exported(type)}`);
    for (const element of bindings && ts.isNamedImports(bindings) ? bindings.elements : []) {
      const type = kindNames.find((each) => exported(each) === (element.propertyName ?? element.name).text);
      if (type && !isTypeOnly(element)) found.set(type, element.name.text);
    }
  }
  return found;
}

/** Whether an import takes only types. Parsers before 3.8 do not know such imports. */
function isTypeOnly(node: { readonly isTypeOnly?: boolean } | undefined): boolean {
  return node?.isTypeOnly === true;
}

/** The keys of the settings that an expression takes from the configuration as secrets. */
function secretsTaken(ts: Parser, node: typescript.Node, config: string): string[] {
  const below: string[] = [];
  ts.forEachChild(node, (child) => void below.push(...secretsTaken(ts, child, config)));
  if (!ts.isCallExpression(node) || node.expression.getText() !== `${config}.requireSecret`) return below;
  const [key] = node.arguments;
  return key && ts.isStringLiteralLike(key) ? [...below, key.text] : below;
}

function identifiersIn(ts: Parser, node: typescript.Node, found = new Map<string, number>()): Map<string, number> {
  if (ts.isIdentifier(node)) found.set(node.text, (found.get(node.text) ?? 0) + 1);
  ts.forEachChild(node, (child) => void identifiersIn(ts, child, found));
  return found;
}

function commentsBefore(ts: Parser, text: string, { pos }: typescript.Node): typescript.CommentRange[] {
  return ts.getLeadingCommentRanges(text, pos) ?? [];
}

/** The start of the comment right above a statement. Without a comment, the start of the statement. */
function commentStart(ts: Parser, text: string, statement: typescript.Statement): number {
  return commentsBefore(ts, text, statement).at(-1)?.pos ?? statement.getStart();
}

function textOf(text: string, { pos, end }: typescript.CommentRange): string {
  return text.slice(pos, end).trimEnd();
}
