import { defineConfig } from "vitest/config";
import { sources } from "../vitest.config.mjs";

/** The tests that are to catch the mutants of `npm run mutants`: units and contract. */
export default defineConfig({
  resolve: { alias: sources },
  test: {
    include: ["test/contract/**/*.test.ts", "test/provider/**/*.test.ts"],
    // Runs the plugin as a process of its own, which no mutant reaches.
    exclude: ["test/contract/faults/processes.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
