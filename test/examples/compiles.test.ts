import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../engine/pulumi";
import { complaints, complaintsByProject, sources } from "./compiler";
import { writeReadmeProject } from "./readme-project";

const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const readme = writeReadmeProject();
afterAll(() => rmSync(readme, { recursive: true, force: true }));

const folders = new Map([
  ...examples.map((name) => [`the example ${name}`, join(root, "examples", name)] as const),
  ["the program with look-ups", join(root, "test/fixtures/projects/lookup")],
]);
let found: Map<string, string[]>;
beforeAll(() => (found = complaintsByProject([...folders.values()])));

// The types of all programs that other tests run without a type check.
test.each([...folders])("%s compiles", (_name, folder) => {
  expect(existsSync(join(folder, "index.ts"))).toBe(true);
  expect(found.get(folder)).toEqual([]);
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
