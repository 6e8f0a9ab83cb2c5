// vitest: all tests, the slowest files first.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** More room for young objects. Where tests make many, a sixth of the CPU time went to the collection of garbage. */
const ROOM = "--max-semi-space-size=64";

/** The flags of a process whose tests need Pulumi's SDK. */
const PRELOADED = [
  ROOM,
  ...["lazy-packages.cjs", "compile-cache.cjs"].map(
    (file) => `--require=${join(import.meta.dirname, "test/engine", file)}`,
  ),
];

/**
 * Folders whose test files leave nothing behind in their process: no environment variable, no timer, no changed module.
 * So one process runs many of them, which saves a second of CPU time for each file. In the contract, key pairs are not
 * generated as elsewhere (`test/quick-keys.ts`), so it does not share its process with the units. Its tests mostly wait,
 * and those beside it mostly work. A program that runs in the process of its test, as in `test/engine`, can end it.
 */
const SHARED = [
  {
    name: "shared",
    folders: ["cli", "contract", "examples", "guides", "plugin"],
    execArgv: PRELOADED,
    setupFiles: ["test/cli/after-file.ts"],
  },
  { name: "units", folders: ["emulator", "provider"], execArgv: [ROOM] },
].map(({ folders, ...project }) => ({ ...project, include: folders.map((folder) => filesIn(`test/${folder}`)) }));

function filesIn(folder: string): string {
  return `${folder}/**/*.test.ts`;
}

/** Files that the command line leaves out. Vitest does not pass them on to projects. */
const LEFT_OUT = process.argv.flatMap((argument) => /^--exclude=(.+)$/.exec(argument)?.slice(1) ?? []);

/**
 * Starts the files with the lowest ranks first, after all files with a process of their own. A process is kept only if
 * the next file may share it, so the files of a group follow each other.
 */
const inOrderOf = (rank: (file: string) => number) =>
  class extends BaseSequencer {
    override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const ranked = files.map((file) => ({
        file,
        group: SHARED.findIndex(({ name }) => name === file.project.name),
        rank: rank(relative(import.meta.dirname, file.moduleId)),
      }));
      ranked.sort((a, b) => a.group - b.group || a.rank - b.rank || a.file.moduleId.localeCompare(b.file.moduleId));
      return Promise.resolve(ranked.map(({ file }) => file));
    }
  };

/** Starts files in the order of these parts of their paths, and all other files last. */
export const startingWith = (parts: readonly string[]) =>
  inOrderOf((file) => {
    const found = parts.findIndex((part) => file.includes(part));
    return found === -1 ? parts.length : found;
  });

/** Starts the slowest files of a group first, by their recorded seconds. A file without a record may be slow. */
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
      ...SHARED.map((project) => ({
        extends: true as const,
        test: { ...project, exclude: [...configDefaults.exclude, ...LEFT_OUT], isolate: false },
      })),
      {
        extends: true,
        test: {
          name: "others",
          include: [filesIn("test")],
          exclude: [...configDefaults.exclude, ...LEFT_OUT, ...SHARED.flatMap(({ include }) => include)],
          execArgv: PRELOADED,
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
