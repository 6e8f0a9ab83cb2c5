import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { buildGenerator, programFromConfig } = require("typescript-json-schema");
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}provider/resources/`;

/** The types of the resources as JSON Schema, with our own JSDoc tags as keywords. */
export function makeDefinitions() {
  const keywords = Object.keys(JSON.parse(readFileSync(`${root}provider/schema/keywords.json`, "utf8")));
  const program = programFromConfig(`${root}tsconfig.json`, [`${folder}index.ts`]);
  const settings = { required: true, noExtraProps: true, ignoreErrors: true, validationKeywords: keywords };
  const generator = buildGenerator(program, settings);
  if (!generator) throw new Error("The types of the resources do not compile.");
  const { definitions } = generator.getSchemaForSymbols(resourceTypes());

  const said = (key, value) => {
    // A tag without a text, such as `@secret`, comes out as "". It means true.
    if (keywords.includes(key) && value === "") return true;
    // The only value that is allowed is a choice of one.
    if (value?.const === undefined || typeof value.type !== "string") return value;
    const { const: only, ...rest } = value;
    return { ...rest, enum: [only] };
  };
  return JSON.parse(JSON.stringify(definitions, said));
}

/** The types that the resources' files export for what goes in and what is kept. */
function resourceTypes() {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const sources = files.map((name) => readFileSync(folder + name, "utf8"));
  return sources
    .flatMap((text) => [...text.matchAll(/export interface (\w+(?:Inputs|State))\b/g)].map(([, name]) => name))
    .sort();
}
