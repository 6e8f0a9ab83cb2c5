import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { root: `${import.meta.dirname}/..`, include: ["test/engine/state.record.ts"], testTimeout: 180_000 },
});
