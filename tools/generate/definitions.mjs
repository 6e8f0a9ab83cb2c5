// Generates provider/schema/definitions.json.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { buildGenerator, programFromConfig } = require("typescript-json-schema");
const root = fileURLToPath(new URL("../../", import.meta.url));
const folders = ["provider/resources/", "provider/functions/"].map((folder) => root + folder);

/** The types of the resources and functions as JSON Schema, with our own JSDoc tags as keywords. */
export function makeDefinitions() {
  const keywords = Object.keys(JSON.parse(readFileSync(`${root}provider/schema/keywords.json`, "utf8")));
  const program = programFromConfig(`${root}tsconfig.json`, sources());
  const settings = { required: true, noExtraProps: true, ignoreErrors: true, validationKeywords: keywords };
  const generator = buildGenerator(program, settings);
  if (!generator) throw new Error("The types of the resources do not compile.");
  const { definitions } = generator.getSchemaForSymbols(typesOf(sources()));

  const said = (key, value) => {
    // A tag without a text, such as `@secret`, comes out as "". It means true.
    if (keywords.includes(key) && value === "") return true;
    // A single allowed value becomes an enum with one value.
    if (value?.const === undefined || typeof value.type !== "string") return value;
    const { const: only, ...rest } = value;
    return { ...rest, enum: [only] };
  };
  return JSON.parse(JSON.stringify(definitions, said));
}

/** The files that declare the inputs and the states of resources, and the inputs and outputs of functions. */
function sources() {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => folder + name),
  );
}

/** The types that these files export for the schema. Those of the resources come first. */
function typesOf(files) {
  const named = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/export interface (\w+(?:Inputs|State|Outputs))\b/g)].map(
      ([, name]) => name,
    ),
  );
  const isOfFunction = (name) => /^(Get|List|Search)/.test(name);
  return named.sort((a, b) => Number(isOfFunction(a)) - Number(isOfFunction(b)) || (a < b ? -1 : 1));
}
