// The types of every example and of the README's program, in one process: so the compiler reads each declaration file once.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { root } from "../engine/pulumi";
import { writeReadmeProject } from "./readme-project";

const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const sources = new Map<string, ts.SourceFile | undefined>();

const readme = writeReadmeProject();
afterAll(() => rmSync(readme, { recursive: true, force: true }));

test.each(examples)("the example %s compiles", (name) => {
  const folder = join(root, "examples", name);
  expect(existsSync(join(folder, "index.ts"))).toBe(true);
  expect(complaints(folder)).toEqual([]);
});

test("the program at the top of the README compiles", () => expect(complaints(readme)).toEqual([]));

test("a program with a wrong type does not compile", () => {
  const file = join(root, "examples/shop/wrong.ts");
  const text = 'import { VonageApplication } from "pulumi-vonage";\nnew VonageApplication("shop", { name: 1 });\n';
  sources.set(file, ts.createSourceFile(file, text, ts.ScriptTarget.ES2022));
  expect(complaints(join(root, "examples/shop"), [file])).toEqual([
    expect.stringContaining("Type 'number' is not assignable"),
  ]);
});

/** What the compiler says about a project, as a user's editor would. */
function complaints(folder: string, files?: readonly string[]): string[] {
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
