// vitest's settings for the mutants.
import { defineConfig } from "vitest/config";
import { sources, startingWith } from "../vitest.config.mjs";

/** The tests of a mutant, from the fastest to the slowest. The first that fails ends its run. */
const ORDER = [
  "test/provider/schema/",
  "test/provider/state/",
  "test/provider/lifecycle/",
  "test/provider/remote",
  "test/contract/trust/merge-property",
  "test/provider/http/config",
  "test/provider/http/redact",
  "test/provider/http/refusals",
  "test/provider/http/pages",
  "test/provider/http/",
  "test/contract/lifecycle",
  "test/contract/",
];

/** The tests that can catch mutants: units and contract, in one process and without the engine. */
export default defineConfig({
  resolve: { alias: sources },
  test: {
    include: ["test/contract/**/*.test.ts", "test/provider/**/*.test.ts"],
    exclude: [
      // Runs the plugin in its own process, which no mutant reaches.
      "test/contract/faults/processes.test.ts",
      // Hundreds of tests of the same code, each with another field. They take minutes for each mutant.
      "test/contract/matrix.test.ts",
      "test/contract/agreement.test.ts",
      "test/contract/round-trip.test.ts",
    ],
    // Both hosts lead to the same lifecycle. Random tests try the same few cases for each mutant.
    env: { CONTRACT_HOSTS: "dynamic", SEED: "1", EFFORT: "0.2" },
    // The modules are loaded once for each mutant, and not once for each file of tests.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: startingWith(ORDER) },
  },
});
