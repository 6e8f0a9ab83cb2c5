// Prepares the program in Go: compiles it against the SDK in sdk/.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../engine/pulumi";
import { writeSnippets } from "./snippets";
import { tool } from "./tool";
import type { Language } from "./way";

const project = join(root, "test", "languages", "programs", "go");

const sdk = join(root, "sdk", "go", "vonage");

/** The environment of the engine's build, so that Go takes from its cache what that build has compiled. */
async function environment(): Promise<Record<string, string>> {
  const { goEnvironment } = (await import(`${root}/tools/go-environment.mjs`)) as {
    goEnvironment: (flags: string) => Record<string, string>;
  };
  // The host links the program anew for each operation. Without symbols for a debugger that takes less time.
  return goEnvironment("-mod=readonly -ldflags=-s");
}

export async function go(folder: string): Promise<Language> {
  const automation = join(folder, "automation");
  const env = await environment();
  // Lists all packages that the SDK needs. That fails if its go.mod or go.sum lacks one.
  await tool("go", ["list", "-deps", "./..."], { cwd: sdk, env });
  await tool("go", ["vet", "github.com/pulumi-vonage/pulumi-vonage/sdk/go/vonage/..."], { cwd: project, env });
  await tool("go", ["build", "-o", automation, "./automation"], { cwd: project, env });
  return { project, automation: [automation], env };
}

/** Compiles the examples of the schema. */
export async function goSnippets(folder: string): Promise<void> {
  const requirements = readFileSync(join(project, "go.mod"), "utf8");
  writeFileSync(join(folder, "go.mod"), requirements.replace(/=> .*sdk\/go\/vonage$/m, `=> ${sdk}`));
  copyFileSync(join(project, "go.sum"), join(folder, "go.sum"));
  writeSnippets(folder, "go", (snippet) => join(snippet, "main.go"));
  await tool("go", ["vet", "./..."], { cwd: folder, env: await environment() });
}
