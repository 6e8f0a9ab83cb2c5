// Prepares the SDK for Node: compiles it as it is published.
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { root } from "../engine/pulumi";
import { writeSnippets } from "./snippets";
import { tool } from "./tool";

const tsc = [join(root, "node_modules", "typescript", "bin", "tsc")];
const options = ["--strict", "--module", "node16", "--target", "es2022", "--skipLibCheck", "--types", "node"];

export interface Program {
  /** The program as a function of this process. */
  readonly inline: PulumiFn;
  /** The folder of the project that the language's host runs. */
  readonly project: string;
}

/** Puts the SDK and the program into `folder`, as in a user's project. */
export async function nodejs(folder: string): Promise<Program> {
  const modules = join(folder, "node_modules");
  const source = join(folder, "source");
  mkdirSync(join(modules, "@pulumi-vonage"), { recursive: true });
  cpSync(join(root, "sdk", "nodejs"), source, { recursive: true });
  cpSync(join(root, "test", "languages", "programs", "nodejs"), join(folder, "program"), { recursive: true });
  for (const name of ["@pulumi", "@types", "typescript"])
    symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");

  await tool(process.execPath, [...tsc, "-p", "."], { cwd: source });
  for (const file of ["package.json", "README.md", "LICENSE"]) cpSync(join(source, file), join(source, "bin", file));
  symlinkSync(join(source, "bin"), join(modules, "@pulumi-vonage", "vonage"), "junction");

  const project = join(folder, "program");
  await tool(process.execPath, [...tsc, ...options, "index.ts", "stack.ts"], { cwd: project });
  const { shop } = createRequire(join(project, "index.js"))("./index.js") as { shop: () => Record<string, unknown> };
  return { inline: () => Promise.resolve(shop()), project };
}

/** Compiles the examples of the schema against the SDK that `nodejs` has put into the same folder. */
export async function nodejsSnippets(folder: string): Promise<void> {
  const files = writeSnippets(join(folder, "snippets"), "typescript", (snippet) => `${snippet}.ts`);
  await tool(process.execPath, [...tsc, ...options, "--noEmit", ...files], { cwd: folder });
}
