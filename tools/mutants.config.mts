// vitest's settings for the mutants.
import { defineConfig } from "vitest/config";
import { sources } from "../vitest.config.mjs";

/** The tests that must catch the mutants of `npm run mutants`: units and contract. */
export default defineConfig({
  resolve: { alias: sources },
  test: {
    include: ["test/contract/**/*.test.ts", "test/provider/**/*.test.ts"],
    // Runs the plugin in its own process, which no mutant reaches.
    exclude: ["test/contract/faults/processes.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
