// npm run mutants: changes the code in small ways, one at a time, and shows which changes no unit test notices.
// `npm run mutants -- --mutate provider/state/declared.ts` looks at one file.

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: [
    "provider/{lifecycle,state,http}/**/*.ts",
    "provider/schema/*.ts",
    // Generated.
    "!provider/schema/validators.ts",
  ],
  plugins: ["@stryker-mutator/vitest-runner", "./tools/mutants-ignorer.mjs"],
  ignorers: ["sentences"],
  testRunner: "vitest",
  // The contract notices more, and takes hours.
  testFiles: ["test/provider/**/*.test.ts"],
  // The contract tests load dist/ by the name of the package, which vitest's graph of modules does not show.
  vitest: { configFile: "tools/mutants.config.mts", related: false },
  coverageAnalysis: "perTest",
  // A constant of a module is read once, when the module loads. So a change of it belongs to no single test, and would
  // need a run of all tests. docs/mutants.md says which tests check the constants.
  ignoreStatic: true,
  // Runs once, before the first mutant. It builds the code with all mutants, of which each run switches on one.
  buildCommand: "npx tsc -p tsconfig.build.json",
  disableTypeChecks: "provider/**/*.ts",
  ignorePatterns: ["/dist", "/emulator/dist", "/docs", "/examples", "/.git", "/coverage", "/sdk/*/", "!/sdk/testing"],
  incremental: true,
  incrementalFile: "coverage/mutants.incremental.json",
  reporters: ["clear-text", "progress-append-only", "html", "json"],
  htmlReporter: { fileName: "coverage/mutants.html" },
  jsonReporter: { fileName: "coverage/mutants.json" },
  tempDirName: "coverage/stryker",
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
  dryRunTimeoutMinutes: 60,
  timeoutMS: 30_000,
  concurrency: 2,
  thresholds: { high: 90, low: 90, break: 90 },
};
