// Facts about each resource that the package schema needs and that its types do not contain.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "./load.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** By the name of the resource: its description, the form of an import id, and the inputs of a list. */
export async function catalogueOf(definitions) {
  const { resources } = await load("provider/resources/index.ts", definitions);
  return Object.fromEntries(
    Object.entries(resources).map(([name, { importId = "<id>", listInputs = [] }]) => [
      name,
      { description: descriptionOf(name), importId, listInputs },
    ]),
  );
}

/** The description of a resource: the JSDoc of its class in sdk/. */
function descriptionOf(name) {
  const files = readdirSync(`${root}sdk`).filter((file) => file.endsWith(".ts"));
  for (const file of files) {
    const before = readFileSync(`${root}sdk/${file}`, "utf8").split(`export class Vonage${name} `)[0];
    const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(before)?.[1];
    if (comment)
      return comment
        .replaceAll(/^ *\* ?/gm, "")
        .split(/^@/m)[0]
        .trim();
  }
  throw new Error(`There is no class Vonage${name} with a description in sdk/.`);
}
