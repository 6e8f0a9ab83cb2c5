// Makes a complete module of the generated SDK for Go, whose generator writes no go.mod.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readme } from "./readme.mjs";
import { writeFiles } from "./tree.mjs";

export async function completeGo(folder, schema, root) {
  const module = schema.language.go.importBasePath;
  const name = module.split("/").at(-1);
  const dependencies = join(root, "tools", "generate-sdk", "go-module");
  // What the module needs is pinned here, with its checksums, and tested by the programs of test/languages.
  const requirements = await readFile(join(dependencies, "go.mod"), "utf8");
  await writeFiles(join(folder, name), {
    "go.mod": requirements.replace(/^module .*$/m, `module ${module}`),
    "go.sum": await readFile(join(dependencies, "go.sum"), "utf8"),
    LICENSE: await readFile(join(root, "LICENSE"), "utf8"),
    "README.md": await readme(root, schema, {
      title: module,
      language: "Go",
      install: { fence: "sh", text: `go get ${module}` },
      fence: "go",
      example: "test/languages/programs/go/program/program.go",
    }),
  });
}
