// Completes the generated SDK for Go to a module, because the generator writes no go.mod.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readme } from "./readme.mjs";
import { writeFiles } from "./tree.mjs";

export async function completeGo(folder, schema, root) {
  const module = schema.language.go.importBasePath;
  const name = module.split("/").at(-1);
  const dependencies = join(root, "tools", "generate-sdk", "go-module");
  // The requirements of the module are pinned here with their checksums. The programs of test/languages test them.
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
    }),
  });
}
