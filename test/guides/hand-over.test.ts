import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complaints } from "../examples/compiler";
import { root } from "../engine/pulumi";
import { filesIn } from "./files";

const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-hand-over-"));
const files = filesIn("docs/guides/hand-over.md");
const modules = join(folder, "node_modules");
const mistakes = [
  ["kubernetes.ts", "stringData", "stringDates"],
  ["aws.ts", "secretString", "secretStrings"],
  ["vault.ts", "dataJson", "dataJsons"],
] as const;
let found: string[];

beforeAll(async () => {
  const path = join(root, "tools/declarations.mjs");
  const tool = (await import(path)) as { setUpDeclarations(): Promise<Record<string, string>> };
  const declarations = await tool.setUpDeclarations();
  const installed = join(root, "node_modules");
  const ours = [...readdirSync(installed), ...readdirSync(join(installed, "@pulumi")).map((name) => `@pulumi/${name}`)];
  mkdirSync(join(modules, "@pulumi"), { recursive: true });
  for (const name of ours.filter((each) => each !== "@pulumi")) symlinkSync(join(installed, name), join(modules, name));
  for (const [name, target] of Object.entries(declarations)) symlinkSync(target, join(modules, name), "junction");

  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  for (const [file, property, other] of mistakes)
    writeFileSync(join(folder, `wrong-${file}`), files[file]!.replace(property, other));
  copyFileSync(join(root, "examples/shop/tsconfig.json"), join(folder, "tsconfig.json"));
  // All at once: the declarations are large, and the compiler reads them for each program.
  found = complaints(folder);
  expect(found.filter((complaint) => !complaint.startsWith(folder))).toEqual([]);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the programs of the guide compile", () => {
  expect(Object.keys(files)).toEqual(["kubernetes.ts", "aws.ts", "vault.ts"]);
  expect(Object.keys(files).flatMap(complaintsIn)).toEqual([]);
});

test.each(mistakes)("in %s a property that is not called %s does not compile", (file, _property, other) => {
  expect(complaintsIn(`wrong-${file}`)).toEqual([expect.stringContaining(`'${other}' does not exist in type`)]);
});

function complaintsIn(file: string): string[] {
  return found.filter((complaint) => complaint.startsWith(`${join(folder, file)}: `));
}
