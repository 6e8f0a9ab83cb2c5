// vitest's settings for npm run record-state.
import { defineConfig } from "vitest/config";
import { sources } from "../vitest.config.mjs";

export default defineConfig({
  resolve: { alias: sources },
  test: { root: `${import.meta.dirname}/..`, include: ["test/engine/state.record.ts"], testTimeout: 180_000 },
});
