// What a generated module declares: checked by TypeScript, and run with the outermost part of the SDK replaced.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import ts from "typescript";
import type { Properties } from "../../provider/schema/index.js";
import { root } from "../engine/pulumi.js";

export interface Declaration {
  type: "Application" | "User";
  logicalName: string;
  args: Properties;
  options?: unknown;
}

/** The declarations of a module, with settings from `settings`, by their identifiers. */
export function evaluate(text: string, settings: ReadonlyMap<string, string>): Record<string, Declaration> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const declaring = (type: Declaration["type"]) =>
    class implements Declaration {
      readonly type = type;
      constructor(
        readonly logicalName: string,
        readonly args: Properties = {},
        readonly options?: unknown,
      ) {}
    };
  const modules: Record<string, unknown> = {
    "pulumi-vonage": { VonageApplication: declaring("Application"), VonageUser: declaring("User") },
    "@pulumi/pulumi": {
      Config: class {
        requireSecret(key: string): string {
          const value = settings.get(key);
          if (value === undefined) throw new Error(`There is no setting ${key}`);
          return value;
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

/** What TypeScript finds wrong in these modules, in the strictest settings. */
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
    });
    return ts.getPreEmitDiagnostics(program).map((found) => {
      const line =
        found.file && found.start !== undefined ? found.file.getLineAndCharacterOfPosition(found.start).line : 0;
      const source =
        found.file?.text
          .split("\n")
          .slice(Math.max(0, line - 3), line + 3)
          .join("\n") ?? "";
      return `${ts.flattenDiagnosticMessageText(found.messageText, "\n")}\n${source}`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
