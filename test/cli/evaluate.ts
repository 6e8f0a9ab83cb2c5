// Evaluates a generated program: TypeScript checks it, and it runs with stand-ins for the classes of the SDK.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import ts from "typescript";
import { parse } from "yaml";
import { resourceOfType } from "../../cli/pulumi/host";
import type { ResourceName } from "../../provider/resources/index";
import { isObject, type Properties } from "../../provider/schema/index";
import { root } from "../engine/pulumi";

export interface Declaration {
  type: ResourceName;
  logicalName: string;
  args: Properties;
  options?: unknown;
}

/** An output of a declared resource that a program uses. */
export class Output {
  constructor(
    readonly of: string,
    readonly name: string,
  ) {}
}

/** The declarations of a module, with settings from `settings`, by their identifiers. */
export function evaluate(text: string, settings: ReadonlyMap<string, string>): Record<string, Declaration> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const declaring = (type: ResourceName) =>
    class implements Declaration {
      readonly type = type;
      constructor(
        readonly logicalName: string,
        readonly args: Properties = {},
        readonly options?: unknown,
      ) {}
      get applicationId() {
        return new Output(this.logicalName, "applicationId");
      }
      get privateKey() {
        return new Output(this.logicalName, "privateKey");
      }
    };
  const classes = { Application: declaring("Application"), User: declaring("User"), Number: declaring("Number") };
  const modules: Record<string, unknown> = {
    "pulumi-vonage": Object.fromEntries(Object.entries(classes).map(([name, each]) => [`Vonage${name}`, each])),
    "@pulumi-vonage/vonage": classes,
    "@pulumi/pulumi": {
      Config: class {
        requireSecret(key: string): string {
          return settingIn(settings, key);
        }
      },
    },
  };
  const exported = {};
  const run = runInThisContext(`(function (require, exports) {${outputText}\n})`) as (
    require: (name: string) => unknown,
    exports: object,
  ) => void;
  run((name) => modules[name], exported);
  return exported;
}

/** The declarations of a program in YAML, with settings from `settings`. Texts are read as Pulumi reads them. */
export function evaluateYaml(text: string, settings: ReadonlyMap<string, string>): Declaration[] {
  const program = parse(text) as { config?: object; resources?: Record<string, Properties> };
  const config = program.config ?? {};
  const read = (value: unknown): unknown => {
    if (typeof value === "string") {
      const [, name = "", output] = /^\$\{([^.}]+)(?:\.(\w+))?\}$/.exec(value) ?? [];
      if (output !== undefined) return new Output(name, output);
      if (name !== "" && !Object.hasOwn(config, name)) throw new Error(`There is no setting ${name} in the program`);
      if (name !== "") return settingIn(settings, name);
      if (/(?<!\$)(\$\$)*\$\{/.test(value)) throw new Error(`A text is taken for a name: ${value}`);
      return value.replaceAll("$$", "$");
    }
    if (Array.isArray(value)) return value.map(read);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [read(key), read(item)]));
  };
  return Object.entries(program.resources ?? {}).map(([logicalName, { type, properties = {}, options }]) => ({
    type: resourceOfType(String(type).replace(/^vonage:(?!index:)/, "vonage:index:"))!.name,
    logicalName,
    args: read(properties) as Properties,
    options,
  }));
}

function settingIn(settings: ReadonlyMap<string, string>, key: string): string {
  const value = settings.get(key);
  if (value === undefined) throw new Error(`There is no setting ${key}`);
  return value;
}

/** The errors that TypeScript finds in these modules with its strictest settings. */
export function complaints(texts: readonly string[]): string[] {
  const folder = mkdtempSync(join(root, "node_modules", ".generated-"));
  try {
    const files = texts.map((text, index) => {
      const file = join(folder, `module-${index}.ts`);
      writeFileSync(file, text);
      return file;
    });
    const program = ts.createProgram(files, {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      strict: true,
      noUnusedLocals: true,
      noImplicitAny: true,
      exactOptionalPropertyTypes: false,
      skipLibCheck: true,
      noEmit: true,
      types: ["node"],
      typeRoots: [join(root, "node_modules/@types")],
      baseUrl: root,
      paths: { "@pulumi-vonage/vonage": ["sdk/nodejs/index.ts"] },
    });
    const sources = files.flatMap((file) => program.getSourceFile(file) ?? []);
    const found = [
      ...program.getOptionsDiagnostics(),
      ...sources.flatMap((source) => [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ]),
    ];
    return found.map((each) => {
      const line = each.file && each.start !== undefined ? each.file.getLineAndCharacterOfPosition(each.start).line : 0;
      const lines = each.file?.text.split("\n").slice(Math.max(0, line - 3), line + 3) ?? [];
      return `${ts.flattenDiagnosticMessageText(each.messageText, "\n")}\n${lines.join("\n")}`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
