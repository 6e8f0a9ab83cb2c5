// Makes the SDKs in sdk/nodejs, sdk/python, sdk/go and sdk/java from schema.json: `npm run generate:sdk`. With --check
// it only says what is stale.
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateJava, generateOthers } from "./generators.mjs";
import { completeGo } from "./go.mjs";
import { completeJava } from "./java.mjs";
import { completeNodejs } from "./nodejs.mjs";
import { completePython } from "./python.mjs";
import { differences } from "./tree.mjs";
import { say } from "../progress.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const check = process.argv.includes("--check");
const schema = JSON.parse(await readFile(join(root, "schema.json"), "utf8"));
const made = await mkdtemp(join(tmpdir(), "pulumi-vonage-sdk-"));

try {
  await generateOthers(root, made);
  await generateJava(root, made);
  const complete = { nodejs: completeNodejs, python: completePython, go: completeGo, java: completeJava };
  for (const [language, finish] of Object.entries(complete)) {
    const folder = join(made, language);
    await finish(folder, schema, root);
    const committed = join(root, "sdk", language);
    const stale = await differences(committed, folder);
    if (stale.length === 0) say(`sdk/${language} is fresh.`);
    else if (check) tellStale(language, stale);
    else {
      await rm(committed, { recursive: true, force: true });
      await cp(folder, committed, { recursive: true });
      say(`sdk/${language} is made anew: ${stale.length} files changed.`);
    }
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await rm(made, { recursive: true, force: true });
}

function tellStale(language, stale) {
  const some = stale.slice(0, 5).join(", ");
  const more = stale.length > 5 ? ` and ${stale.length - 5} more` : "";
  console.error(`Stale in sdk/${language}: ${some}${more}. Run "npm run generate:sdk" and commit what it makes.`);
  process.exitCode = 1;
}
