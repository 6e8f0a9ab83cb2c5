// npm run setup: everything that working on this project needs, and nothing else. It may be run any number of times.
import { fileURLToPath } from "node:url";
import { setUpDependencies } from "./dependencies.mjs";
import { askVersion, locateEngine, setUpEngine } from "./engine.mjs";
import { SetupProblem } from "./problem.mjs";
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

  const engine = await locateEngine(root);
  say(`Pulumi ${engine.version}`);
  await setUpEngine(engine, interrupt);
  const { works, problem } = await askVersion(engine, undefined, interrupt, 60);
  if (!works) throw new SetupProblem(`Pulumi is installed in ${engine.bin}, but npx pulumi does not work: ${problem}`);

  say(`Ready after ${elapsed()}: npx pulumi version says v${engine.version}.`);
}
