import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const { compilerOptions } = JSON.parse(readFileSync(join(import.meta.dirname, "tsconfig.json"), "utf8")) as {
  compilerOptions: { paths: Record<string, string[]> };
};

/** Packages of this repository that the tests import by name, from their sources: what a test runs is never a stale build. */
export const sources = Object.entries(compilerOptions.paths).map(([name, [file]]) => ({
  find: new RegExp(`^${name}$`),
  replacement: join(import.meta.dirname, file ?? ""),
}));

export default defineConfig({
  resolve: { alias: sources },
  test: {
    include: ["test/**/*.test.ts"],
    // The engine takes seconds for each step, and minutes on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
