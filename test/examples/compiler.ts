// Runs the TypeScript compiler with a user's settings. One process reads each declaration file only once.
import { readFileSync } from "node:fs";
import { join, sep } from "node:path";
import ts from "typescript";
import { expect } from "vitest";

/** Files that were read, and invented files of tests. */
export const sources = new Map<string, ts.SourceFile | undefined>();

/** The compiler's errors in a project. */
export function complaints(folder: string, files?: readonly string[]): string[] {
  const { fileNames, options } = project(folder);
  return compiled(files ?? fileNames, options).map(told);
}

/** The compiler's errors in each of these projects. It compiles projects with the same settings together, which is faster. */
export function complaintsByProject(folders: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>(folders.map((folder) => [folder, []]));
  const settings = new Set(folders.map(settingsIn));
  for (const same of [...settings].map((text) => folders.filter((folder) => settingsIn(folder) === text))) {
    const { options } = project(same[0]!);
    const files = same.flatMap((folder) => {
      const { fileNames } = project(folder);
      expect(fileNames, folder).not.toEqual([]);
      return fileNames;
    });
    for (const diagnostic of compiled(files, options)) {
      const owners = same.filter((folder) => diagnostic.file?.fileName.startsWith(folder + sep) ?? true);
      expect(owners, told(diagnostic)).not.toEqual([]);
      for (const owner of owners) found.get(owner)?.push(told(diagnostic));
    }
  }
  return found;
}

function settingsIn(folder: string): string {
  return readFileSync(join(folder, "tsconfig.json"), "utf8");
}

function project(folder: string) {
  const read = ts.readConfigFile(join(folder, "tsconfig.json"), (path) => ts.sys.readFile(path));
  return ts.parseJsonConfigFileContent(read.config, ts.sys, folder);
}

function compiled(files: readonly string[], options: ts.CompilerOptions): readonly ts.Diagnostic[] {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, version) => {
    if (!sources.has(file)) sources.set(file, read(file, version));
    return sources.get(file);
  };
  const program = ts.createProgram(files, options, host);
  expect(program.getRootFileNames()).not.toEqual([]);
  return ts.getPreEmitDiagnostics(program);
}

function told({ file, messageText }: ts.Diagnostic): string {
  return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
