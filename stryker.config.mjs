// npm run mutants: changes the code in small ways, one at a time, and shows which changes no unit or contract test notices.
// `npm run mutants -- --mutate provider/state/declared.ts` looks at one file.

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: [
    "provider/{lifecycle,state,http}/**/*.ts",
    "provider/schema/*.ts",
    // Generated.
    "!provider/schema/validators.ts",
  ],
  testRunner: "vitest",
  // The contract tests load dist/ by the name of the package, which vitest's graph of modules does not show.
  vitest: { configFile: "tools/mutants.config.mts", related: false },
  buildCommand: "npx tsc -p tsconfig.build.json",
  disableTypeChecks: "provider/**/*.ts",
  ignorePatterns: ["/dist", "/emulator/dist", "/docs", "/examples", "/.git"],
  reporters: ["clear-text", "progress-append-only", "html"],
  htmlReporter: { fileName: "coverage/mutants.html" },
  tempDirName: "coverage/stryker",
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
  dryRunTimeoutMinutes: 60,
  timeoutMS: 60_000,
  concurrency: 2,
  thresholds: { high: 90, low: 90, break: 90 },
};
