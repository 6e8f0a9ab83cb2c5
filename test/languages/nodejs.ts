// Makes ready the SDK for Node: it is compiled as it is published.
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { root } from "../engine/pulumi";
import { tool } from "./tool";

/** Answers with the program; `folder` gets the SDK and the program as a user's project has them. */
export async function nodejs(folder: string): Promise<PulumiFn> {
  const modules = join(folder, "node_modules");
  const source = join(folder, "source");
  mkdirSync(join(modules, "@pulumi-vonage"), { recursive: true });
  cpSync(join(root, "sdk", "nodejs"), source, { recursive: true });
  cpSync(join(root, "test", "languages", "programs", "nodejs"), join(folder, "program"), { recursive: true });
  for (const name of ["@pulumi", "@types", "typescript"])
    symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");

  const tsc = [join(root, "node_modules", "typescript", "bin", "tsc")];
  await tool(process.execPath, [...tsc, "-p", "."], { cwd: source });
  for (const file of ["package.json", "README.md", "LICENSE"]) cpSync(join(source, file), join(source, "bin", file));
  symlinkSync(join(source, "bin"), join(modules, "@pulumi-vonage", "vonage"), "junction");

  const program = join(folder, "program");
  const options = ["--strict", "--module", "node16", "--target", "es2022", "--skipLibCheck", "--types", "node"];
  await tool(process.execPath, [...tsc, ...options, "index.ts"], { cwd: program });
  const { shop } = createRequire(join(program, "index.js"))("./index.js") as { shop: () => Record<string, unknown> };
  return () => Promise.resolve(shop());
}
