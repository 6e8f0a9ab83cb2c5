// The program at the top of the README, as a project.
import { copyFileSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../engine/pulumi";

/** Writes the project into a temporary folder, which the caller removes. */
export function writeReadmeProject(): string {
  const [, program = ""] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-readme-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: readme\nruntime: nodejs\n");
  writeFileSync(join(folder, "package.json"), "{}\n");
  writeFileSync(join(folder, "index.ts"), program);
  copyFileSync(join(root, "examples/shop/tsconfig.json"), join(folder, "tsconfig.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}
