// Generates provider/schema/validators.ts.
import Ajv, { _ } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import keywords from "../../provider/schema/keywords.json" with { type: "json" };

const HEAD = `// Made by "npm run generate" from definitions.json; not to be edited.
// @ts-nocheck: it is JavaScript, as ajv writes it.
import { accepts } from "./formats";
`;

/** The code of a validator for each type of inputs. It is generated so that a deployment does not compile schemas. */
export function makeValidators(definitions) {
  const code = { source: true, esm: true, lines: true, formats: _`accepts` };
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, code });
  // Some tags are keywords of JSON Schema, too.
  for (const name of Object.keys(keywords)) if (!ajv.RULES.keywords[name]) ajv.addKeyword(name);
  for (const name of formatsIn(definitions)) ajv.addFormat(name, () => true);
  ajv.addSchema({ $id: "vonage", definitions });
  const types = Object.keys(definitions).filter((type) => type.endsWith("Inputs"));
  const exports = Object.fromEntries(types.map((type) => [type, `vonage#/definitions/${type}`]));
  return `${HEAD}${standaloneCode.default(ajv, exports)}\n`;
}

function formatsIn(definitions) {
  const names = new Set();
  JSON.stringify(definitions, (key, value) => {
    if (key === "format" && typeof value === "string") names.add(value);
    return value;
  });
  return names;
}
