// Completes the generated SDK for Node to a package. Its build writes the published files into bin/.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readme } from "./readme.mjs";
import { writeFiles } from "./tree.mjs";

export async function completeNodejs(folder, schema, root) {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const { devDependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const name = manifest.name;
  const complete = {
    ...manifest,
    // The published folder is bin/, where index.js stands beside package.json.
    main: "index.js",
    types: "index.d.ts",
    scripts: { build: "tsc && cp package.json README.md LICENSE bin/" },
    devDependencies: {
      ...manifest.devDependencies,
      "@types/node": devDependencies["@types/node"],
      typescript: devDependencies.typescript,
    },
  };
  await writeFiles(folder, {
    "package.json": `${JSON.stringify(complete, undefined, 4)}\n`,
    LICENSE: await readFile(join(root, "LICENSE"), "utf8"),
    "README.md": await readme(root, schema, {
      title: name,
      language: "Node.js",
      install: { fence: "sh", text: `npm install ${name}` },
      fence: "typescript",
    }),
  });
}
