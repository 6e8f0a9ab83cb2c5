import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ["test/**/*.soak.ts"],
    testTimeout: 3_600_000,
    hookTimeout: 180_000,
    disableConsoleIntercept: true,
  },
});
