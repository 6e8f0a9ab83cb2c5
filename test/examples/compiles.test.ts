import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { root } from "../engine/pulumi";
import { complaints, sources } from "./compiler";
import { writeReadmeProject } from "./readme-project";

const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const readme = writeReadmeProject();
afterAll(() => rmSync(readme, { recursive: true, force: true }));

// The types of every example and of the README's program, in one process: so the compiler reads each declaration file once.
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
