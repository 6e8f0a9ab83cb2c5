// vitest: all tests, the slowest files first.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Folders whose test files leave nothing behind in their process: no environment variable, no timer, no changed module.
 * So one process runs many of them, which saves a second of CPU time for each file. In the contract, key pairs are not
 * generated as elsewhere (`test/quick-keys.ts`), so it does not share its process with the units.
 */
const SHARED = { contract: [filesIn("test/contract")], units: ["test/emulator", "test/provider"].map(filesIn) };

function filesIn(folder: string): string {
  return `${folder}/**/*.test.ts`;
}

/** Files that the command line leaves out. Vitest does not pass them on to projects. */
const LEFT_OUT = process.argv.flatMap((argument) => /^--exclude=(.+)$/.exec(argument)?.slice(1) ?? []);

/** Starts the files with the lowest ranks first. */
const inOrderOf = (rank: (file: string) => number) =>
  class extends BaseSequencer {
    override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const ranked = files.map((file) => ({ file, rank: rank(relative(import.meta.dirname, file.moduleId)) }));
      ranked.sort((a, b) => a.rank - b.rank || a.file.moduleId.localeCompare(b.file.moduleId));
      return Promise.resolve(ranked.map(({ file }) => file));
    }
  };

/** Starts files in the order of these parts of their paths, and all other files last. */
export const startingWith = (parts: readonly string[]) =>
  inOrderOf((file) => {
    const found = parts.findIndex((part) => file.includes(part));
    return found === -1 ? parts.length : found;
  });

/** Starts the slowest files first, by their recorded seconds. A file without a record may be slow, so it starts at once. */
export const slowestFirst = (seconds: Readonly<Record<string, number>>) =>
  inOrderOf((file) => -(seconds[file.replaceAll("\\", "/")] ?? Number.MAX_VALUE));

const { compilerOptions } = readJson("tsconfig.json") as { compilerOptions: { paths: Record<string, string[]> } };

/**
 * Packages of this repository that tests import by name. They are loaded from their sources, so that no test runs a
 * stale build.
 */
export const sources = Object.entries(compilerOptions.paths).map(([name, [file]]) => ({
  find: new RegExp(`^${name}$`),
  replacement: join(import.meta.dirname, file ?? ""),
}));

export default defineConfig({
  resolve: { alias: sources },
  test: {
    projects: [
      ...Object.entries(SHARED).map(([name, include]) => ({
        extends: true as const,
        test: { name, include, exclude: [...configDefaults.exclude, ...LEFT_OUT], isolate: false },
      })),
      {
        extends: true,
        test: {
          name: "others",
          include: [filesIn("test")],
          exclude: [...configDefaults.exclude, ...LEFT_OUT, ...Object.values(SHARED).flat()],
          // Most of these files load Pulumi's SDK.
          execArgv: ["lazy-packages.cjs", "compile-cache.cjs"].map(
            (file) => `--require=${join(import.meta.dirname, "test/engine", file)}`,
          ),
        },
      },
    ],
    // The engine takes seconds for each step, and minutes on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: "forks",
    // One more than cores, because many tests wait: for retries, for windows of consistency, for Pulumi's processes.
    maxWorkers: availableParallelism() + 1,
    // So that at the end no worker waits for a long one.
    sequence: { sequencer: slowestFirst(readJson("test/times.json") as Record<string, number>) },
  },
});

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), "utf8"));
}
