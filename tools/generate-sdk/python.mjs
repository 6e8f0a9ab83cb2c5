// Completes the generated SDK for Python to a package.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { readme } from "./readme.mjs";
import { writeFiles } from "./tree.mjs";

export async function completePython(folder, schema, root) {
  const name = schema.language.python.packageName;
  // The generator puts a README of one line beside the modules, where pyproject.toml does not look.
  await rm(join(folder, name, "README.md"), { force: true });
  await writeFiles(folder, {
    LICENSE: await readFile(join(root, "LICENSE"), "utf8"),
    "README.md": await readme(root, schema, {
      title: name,
      language: "Python",
      install: { fence: "sh", text: `pip install ${name}` },
      fence: "python",
    }),
  });
}
