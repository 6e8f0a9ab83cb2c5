// vitest's settings for the live suite.
import { defineConfig } from "vitest/config";
import { sources } from "../vitest.config.mjs";

export default defineConfig({
  resolve: { alias: sources },
  test: {
    root: `${import.meta.dirname}/..`,
    include: ["test/live/*.live.ts"],
    // What one file sweeps away, another may have made.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    disableConsoleIntercept: true,
  },
});
