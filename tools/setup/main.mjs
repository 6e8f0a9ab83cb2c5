// npm run setup: installs everything that work on this project needs, and nothing else. It may be run any number of
// times. With --languages it also installs the language hosts for Python, Go and Java, and with --declarations the
// declarations that programs of the guides are compiled against.
import { fileURLToPath } from "node:url";
import { setUpDependencies } from "./dependencies.mjs";
import { askVersion, locateEngine, setUpEngine } from "./engine.mjs";
import { setUpDeclarations } from "../declarations.mjs";
import { SetupProblem } from "./problem.mjs";
import { languages, missingTools } from "../languages.mjs";
import { say, stopwatch } from "../progress.mjs";
import { Interrupted, untilInterrupted } from "../run.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

try {
  await setUp(untilInterrupted());
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 130 : 1;
  if (error instanceof Interrupted) console.error("\nInterrupted; what was unfinished is cleaned up.");
  else if (error instanceof SetupProblem || error.syscall) console.error(`\n${error.message}`);
  else throw error;
}

async function setUp(interrupt) {
  const elapsed = stopwatch();
  say("Dependencies");
  await setUpDependencies(root, interrupt);

  const hosts = process.argv.includes("--languages") ? await languageHosts(interrupt) : [];

  if (process.argv.includes("--declarations")) {
    say("Declarations");
    await setUpDeclarations(interrupt);
  }

  const engine = await locateEngine(root);
  say(`Pulumi ${engine.version}`);
  await setUpEngine(engine, hosts, interrupt);
  const { works, problem } = await askVersion(engine, undefined, interrupt, 60);
  if (!works) throw new SetupProblem(`Pulumi is installed in ${engine.bin}, but npx pulumi does not work: ${problem}`);

  say(`Ready after ${elapsed()}: npx pulumi version says v${engine.version}.`);
}

/** The hosts of the languages whose tools this machine has. */
async function languageHosts(interrupt) {
  const hosts = [];
  say("Languages");
  for (const language of languages) {
    const missing = await missingTools(language, interrupt);
    if (missing.length === 0) hosts.push(language.host);
    else say(`  ${language.title} is left out, because this is not on the PATH: ${missing.join(", ")}`);
  }
  if (hosts.length > 0) say(`  hosts for YAML and TypeScript, and ${hosts.join(", ")}`);
  return hosts;
}
