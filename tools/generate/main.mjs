// npm run generate: makes all files that are derived from the types of the resources. With --check it only lists stale
// files.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { catalogueOf } from "./catalogue.mjs";
import { makeDefinitions } from "./definitions.mjs";
import { load } from "./load.mjs";
import { makePackageSchema } from "./package-schema.mjs";
import { makeReference } from "./reference.mjs";
import { makeValidators } from "./validators.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const check = process.argv.includes("--check");

const definitions = makeDefinitions();
const about = JSON.parse(read("package.json"));
const { settings } = await load("provider/schema/settings.ts", definitions);
const catalogue = await catalogueOf(definitions);
const schema = makePackageSchema(definitions, { about, settings, catalogue, exampleOf });
const files = {
  "provider/schema/definitions.json": `${JSON.stringify(definitions, undefined, 2)}\n`,
  "schema.json": `${JSON.stringify(schema, undefined, 2)}\n`,
  "provider/schema/validators.ts": makeValidators(definitions),
  ...makeReference(definitions),
};

const stale = Object.entries(files).filter(([path, text]) => read(path) !== text);
for (const [path, text] of stale) {
  if (check) continue;
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, text);
}
const names = stale.map(([path]) => path).join(", ");
if (stale.length === 0)
  console.log(`Generated files are fresh: ${Object.keys(files).length} of ${Object.keys(files).length}.`);
else if (check) console.error(`Stale: ${names}. Run "npm run generate" and commit what it makes.`);
else console.log(`Made anew: ${names}.`);
if (check && stale.length > 0) process.exitCode = 1;

/** The example of a resource or a function, in all languages; `npm run generate:sdk` makes it. */
function exampleOf(name) {
  return read(`docs/snippets/${name}.md`)?.split(/^### /m)[1];
}

function read(path) {
  try {
    return readFileSync(root + path, "utf8");
  } catch {
    return undefined;
  }
}
