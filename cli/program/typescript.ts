// Loads TypeScript's parser.
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type typescript from "typescript";
import { Failure } from "../failure";

/** TypeScript's own parser. */
export type Parser = Pick<typeof typescript, "createSourceFile" | "getLeadingCommentRanges" | "forEachChild"> &
  Pick<typeof typescript, "ScriptTarget" | "ScriptKind" | "SyntaxKind" | "transpileModule"> &
  Pick<typeof typescript, "isIdentifier" | "isImportDeclaration" | "isNewExpression" | "isStringLiteralLike"> &
  Pick<typeof typescript, "isVariableStatement" | "isNamespaceImport" | "isNamedImports" | "isCallExpression"> &
  Pick<typeof typescript, "isPropertyAccessExpression" | "isExportDeclaration" | "isNamedExports" | "isIfStatement">;

export type { typescript };

/** The parser of the TypeScript that compiles the program: the project's own, or the one in Pulumi's SDK. */
export function loadParser(programFolder: string): Parser {
  const load = createRequire(join(programFolder, "index.js"));
  for (const name of ["typescript", ...vendored(load)]) {
    try {
      const parser = load(name) as Partial<Parser>;
      if (typeof parser.createSourceFile === "function") return parser as Parser;
    } catch {
      // Another copy may be found.
    }
  }
  throw new Failure(
    `TypeScript was not found from ${programFolder}. adopt needs it to read and write the module. Run "npm install" in the project, or "npm install --save-dev typescript@5.9".`,
  );
}

/** The copies of TypeScript inside Pulumi's SDK. */
function vendored({ resolve }: NodeJS.Require): string[] {
  const folders = (resolve.paths("@pulumi/pulumi") ?? []).map((path) => join(path, "@pulumi/pulumi/vendor"));
  const folder = folders.find((path) => existsSync(path));
  if (!folder) return [];
  const copies = readdirSync(folder).filter((name) => name.startsWith("typescript@"));
  return copies.map((name) => join(folder, name, "typescript.js"));
}
