// Makes the examples of the package schema: converts each YAML program in docs/snippets/ into every language.
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { convertToJava, convertToOthers } from "./generators.mjs";
import { repairGo, repairJava, repairNodejs } from "./repair.mjs";

const FOLDER = "docs/snippets";

/** The pages of all examples, by their paths in the repository. */
export async function makeSnippets(root, schema) {
  const made = await mkdtemp(join(tmpdir(), "pulumi-vonage-snippets-"));
  try {
    await convertToOthers(root, join(root, FOLDER), made);
    const names = (await readdir(made)).sort();
    await convertToJava(
      root,
      names.map((name) => join(made, name)),
    );
    const pages = await Promise.all(
      names.map(async (name) => [`${FOLDER}/${name}.md`, await page(root, schema, name, join(made, name))]),
    );
    return Object.fromEntries(pages);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

async function page(root, schema, name, made) {
  const project = await readFile(join(root, FOLDER, name, "Pulumi.yaml"), "utf8");
  const read = (...path) => readFile(join(made, ...path), "utf8");
  const programs = {
    typescript: repairNodejs(await read("nodejs", "index.ts")),
    python: await read("python", "__main__.py"),
    go: repairGo(await read("go", "main.go"), schema),
    java: repairJava(await read("java", "src", "main", "java", "generated_program", "App.java"), schema),
    // The common parts of every project say nothing about the resource.
    yaml: project.split(/^runtime: yaml\n/m)[1],
  };
  const blocks = Object.entries(programs).map(([fence, text]) => `\`\`\`${fence}\n${text.trim()}\n\`\`\``);
  return `<!-- Generated from ${name}/Pulumi.yaml by \`npm run generate:sdk\`. Do not edit. -->

### ${parse(project).description}

${blocks.join("\n\n")}
`;
}
