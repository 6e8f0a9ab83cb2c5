// npm test: everything that must hold, from a bare clone to the verdict. `npm test -- PATTERN` runs the tests of files
// whose path contains it.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmCommand } from "./npm.mjs";
import { say, withProgress } from "./progress.mjs";
import { countTests, verdict } from "./verdict.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-test-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
let running;
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    running?.kill(signal);
    process.exit(130);
  });

const report = join(folder, "report.json");
const script = (...args) => [...npmCommand(), "run", "--silent", ...args];
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"];

const steps = [
  { name: "setup", command: [process.execPath, "tools/setup/main.mjs"], essential: true },
  { name: "build", command: script("build"), essential: true },
  { name: "lint", command: script("lint") },
  { name: "types", command: script("typecheck") },
  { name: "generated files are fresh", command: script("generate", "--", "--check") },
  {
    name: "tests",
    command: [process.execPath, ...vitest, `--outputFile.json=${report}`, ...process.argv.slice(2)],
    // Vitest tells of each file by itself.
    livePicture: true,
  },
];

for (const step of steps) {
  heading(step.name);
  const start = performance.now();
  step.code = await runStep(step);
  step.milliseconds = performance.now() - start;
  if (step.name === "tests") step.tests = countTests(readReport(), step.code);
  if (step.code !== 0 && step.essential) break;
}

heading("verdict");
const { lines, failed, last } = verdict(steps);
for (const line of lines) say(line);
say(last);
process.exitCode = failed > 0 ? 1 : 0;

function heading(text) {
  say(`\n── ${text} ${"─".repeat(Math.max(0, 76 - text.length))}`);
}

function runStep({ name, command: [program, ...args], livePicture }) {
  const work = () =>
    new Promise((resolve) => {
      const child = (running = spawn(program, args, { cwd: root, stdio: "inherit" }));
      child.on("error", (error) => {
        console.error(error.message);
        resolve(127);
      });
      child.on("close", (code) => resolve(code ?? 1));
    });
  // On a terminal vitest shows itself where it is.
  return livePicture && process.stdout.isTTY
    ? work()
    : withProgress(name, work, { everySeconds: livePicture ? 60 : 20 });
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return undefined;
  }
}
