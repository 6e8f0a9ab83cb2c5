// npm run generate:sdk: makes the examples of the schema from docs/snippets/, and the SDKs in sdk/nodejs, sdk/python, sdk/go
// and sdk/java from schema.json. With --check it only lists stale files.
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateJava, generateOthers } from "./generators.mjs";
import { completeGo } from "./go.mjs";
import { completeJava } from "./java.mjs";
import { completeNodejs } from "./nodejs.mjs";
import { completePython } from "./python.mjs";
import { makeSnippets } from "./snippets.mjs";
import { differences } from "./tree.mjs";
import { say } from "../progress.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const check = process.argv.includes("--check");
const made = await mkdtemp(join(tmpdir(), "pulumi-vonage-sdk-"));

try {
  await refreshSnippets();
  const schema = await readSchema();
  await generateOthers(root, made);
  await generateJava(root, made);
  const complete = { nodejs: completeNodejs, python: completePython, go: completeGo, java: completeJava };
  for (const [language, finish] of Object.entries(complete)) {
    const folder = join(made, language);
    await finish(folder, schema, root);
    const committed = join(root, "sdk", language);
    const stale = await differences(committed, folder);
    if (stale.length === 0) say(`sdk/${language} is fresh.`);
    else if (check) tellStale(`sdk/${language}`, stale);
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

/** The examples come first: they are part of the schema that the SDKs are made from. */
async function refreshSnippets() {
  const pages = await makeSnippets(root, await readSchema());
  const committed = await Promise.all(
    Object.keys(pages).map(async (path) => [path, await readFile(join(root, path), "utf8").catch(() => undefined)]),
  );
  const stale = committed.filter(([path, text]) => text !== pages[path]).map(([path]) => path);
  if (stale.length === 0) say("The examples of the schema are fresh.");
  else if (check) tellStale("the examples of the schema", stale);
  else {
    await Promise.all(stale.map((path) => writeFile(join(root, path), pages[path])));
    say(`The examples of the schema are made anew: ${stale.length} files changed.`);
    execFileSync(process.execPath, [join(root, "tools/generate/main.mjs")], { stdio: "inherit" });
  }
}

async function readSchema() {
  return JSON.parse(await readFile(join(root, "schema.json"), "utf8"));
}

function tellStale(place, stale) {
  const some = stale.slice(0, 5).join(", ");
  const more = stale.length > 5 ? ` and ${stale.length - 5} more` : "";
  console.error(`Stale in ${place}: ${some}${more}. Run "npm run generate:sdk" and commit what it makes.`);
  process.exitCode = 1;
}
