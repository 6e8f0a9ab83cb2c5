// npm test: runs all checks and tests, from a bare clone to the verdict. `npm test -- PATTERN` runs only the test files
// whose path contains PATTERN. `npm test -- --record-times` records the times of the test files, by which vitest orders
// them. `npm run check` leaves out the tests that need the engine, which take most of the time, and is brief in the contract.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./browser.mjs";
import { languages, missingTools } from "./languages.mjs";
import { npmCommand } from "./npm.mjs";
import { say, withProgress } from "./progress.mjs";
import { recordOf, timeTable } from "./times.mjs";
import { countTests, verdict } from "./verdict.mjs";

/** Tests that need neither the engine nor minutes. */
const QUICK = [
  "test/architecture",
  "test/browser/page",
  "test/cli/account/",
  "test/cli/program/",
  "test/conformance/",
  "test/contract/",
  "test/emulator/",
  "test/engines",
  "test/package-pages",
  "test/plugin/",
  "test/provider/",
  "test/schema",
  "test/sdk/address",
];

/** Tests in folders of `QUICK` that need the engine all the same. */
const SLOW = ["test/plugin/archive.test.ts", "test/plugin/standalone.test.ts"];

/**
 * In a check, the contract runs over one host, with fewer random values. More workers run it, because its tests wait more
 * than they work. The environment can set each otherwise.
 */
const BRIEF = { CONTRACT_HOSTS: "dynamic", EFFORT: "0.25", VITEST_MAX_WORKERS: String(2 * availableParallelism() + 1) };

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-test-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const running = new Set();
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(130);
  });

const RECORD = "--record-times";
const given = process.argv.slice(2).filter((argument) => argument !== RECORD);
const [first, ...others] = given;
const isCheck = first === "--check";
const patterns = isCheck ? [...QUICK, ...others] : given;

const report = join(folder, "report.json");
const times = join(folder, "times.json");
const script = (...args) => [...npmCommand(), "run", "--silent", ...args];
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"];

// Languages whose tools are missing on this machine are left out. The verdict names them.
const leftOut = [];
for (const language of isCheck ? [] : languages) {
  const missing = await missingTools(language);
  if (missing.length > 0) leftOut.push({ ...language, why: `not on the PATH: ${missing.join(", ")}` });
}
const generators = leftOut.find(({ name }) => name === "go" || name === "java");

const setup = { name: "setup", command: [process.execPath, "tools/setup/main.mjs", "--languages", "--declarations"] };
const build = { name: "build", command: script("build") };
const sdks = { name: "SDKs are fresh", command: script("generate:sdk", "--", "--check"), leftOut: generators?.why };
const checks = [
  { name: "lint", command: script("lint") },
  { name: "types", command: script("typecheck") },
  { name: "generated files are fresh", command: script("generate", "--", "--check") },
  ...(isCheck ? [] : [sdks]),
];
const tests = {
  name: "tests",
  command: [
    process.execPath,
    ...vitest,
    `--outputFile.json=${report}`,
    "--reporter=./tools/times-reporter.mjs",
    ...(isCheck ? SLOW.map((file) => `--exclude=${file}`) : []),
    ...leftOut.map(({ name }) => `--exclude=test/languages/${name}.test.ts`),
    ...(leftOut.length > 0 ? ["--exclude=test/release*.test.ts"] : []),
    ...patterns,
  ],
  env: { ...(isCheck && { ...BRIEF, ...process.env }), TIMES_FILE: times },
};

const essential = isCheck ? [build] : [setup, build];
const steps = [
  ...essential,
  ...checks,
  tests,
  ...leftOut.map(({ title, why }) => ({ name: `tests in ${title}`, leftOut: why })),
  ...(leftOut.length > 0 ? [{ name: "test of a release", leftOut: leftOut.map(({ why }) => why).join("; ") }] : []),
];

if (await allPass(essential)) {
  await leaveOutBrowser();
  // Lint keeps one core busy for longer than the other checks. The tests use the others meanwhile.
  const checking = Promise.all(checks.filter((step) => !step.leftOut).map(runQuietly));
  await runAloud(tests);
  tests.tests = countTests(readJson(report), tests.code);
  showAll(await checking);
}

if (process.argv.includes(RECORD)) {
  const file = join(root, "test/times.json");
  const record = recordOf(readJson(times) ?? [], readJson(file), (name) => existsSync(join(root, name)));
  writeFileSync(file, `${JSON.stringify(record, undefined, 2)}\n`);
}
const table = timeTable(readJson(times) ?? []);
if (table.length > 0) {
  heading("time");
  for (const line of table) say(line);
}
heading("verdict");
const { lines, failed, last } = verdict(steps);
for (const line of lines) say(line);
say(last);
process.exitCode = failed > 0 ? 1 : 0;

/** Only after the set-up, which installs the browser, is it known whether there is one. */
async function leaveOutBrowser() {
  const { why } = await findBrowser();
  if (!why) return;
  tests.command.push("--exclude=test/browser/**");
  steps.push({ name: "tests in a browser", leftOut: why });
}

async function allPass(essentials) {
  for (const step of essentials) {
    await runAloud(step);
    if (step.code !== 0) return false;
  }
  return true;
}

/** Runs a step, and shows its output at once. */
async function runAloud(step) {
  heading(step.name);
  // On a terminal vitest shows its own progress.
  if (step === tests && process.stdout.isTTY) await timed(step, () => run(step, "inherit"));
  else await timed(step, () => withProgress(step.name, () => run(step, "inherit"), { everySeconds: 60 }));
}

/** Runs a step, and returns it with its output. Other steps run at the same time. */
async function runQuietly(step) {
  const parts = [];
  await timed(step, () => run(step, ["ignore", "pipe", "pipe"], (part) => parts.push(part)));
  return { step, output: Buffer.concat(parts) };
}

function showAll(results) {
  for (const { step, output } of results) {
    heading(step.name);
    process.stdout.write(output);
  }
}

async function timed(step, work) {
  const start = performance.now();
  step.code = await work();
  step.milliseconds = performance.now() - start;
}

function heading(text) {
  say(`\n── ${text} ${"─".repeat(Math.max(0, 76 - text.length))}`);
}

function run({ command: [program, ...args], env }, stdio, onOutput) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    running.add(child);
    child.stdout?.on("data", onOutput);
    child.stderr?.on("data", onOutput);
    child.on("error", (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
