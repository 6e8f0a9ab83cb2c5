// Runs the TypeScript compiler with a user's settings. One process reads each declaration file only once.
import { join } from "node:path";
import ts from "typescript";
import { expect } from "vitest";

/** Files that were read, and invented files of tests. */
export const sources = new Map<string, ts.SourceFile | undefined>();

/** The compiler's errors in a project. */
export function complaints(folder: string, files?: readonly string[]): string[] {
  const project = ts.readConfigFile(join(folder, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { fileNames, options } = ts.parseJsonConfigFileContent(project.config, ts.sys, folder);
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, version) => {
    if (!sources.has(file)) sources.set(file, read(file, version));
    return sources.get(file);
  };
  const program = ts.createProgram(files ?? fileNames, options, host);
  expect(program.getRootFileNames()).not.toEqual([]);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
