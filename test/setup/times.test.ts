import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { root } from "./machine";

interface Times {
  timeTable: (times: Time[]) => string[];
  recordOf: (
    times: Time[],
    earlier: Record<string, number> | undefined,
    exists: (file: string) => boolean,
  ) => Record<string, number>;
}
interface Time {
  file: string;
  milliseconds: number;
}
interface File {
  moduleId: string;
  project: { name: string };
}
interface Order {
  slowestFirst: (seconds: Record<string, number>) => new (context: unknown) => { sort(files: File[]): Promise<File[]> };
}

let tools: Times;
let order: Order;
beforeAll(async () => {
  tools = (await import(pathToFileURL(join(root, "tools", "times.mjs")).href)) as Times;
  order = (await import(pathToFileURL(join(root, "vitest.config.mts")).href)) as Order;
});

test("shows the time of each group, then of the slowest files", () => {
  const times = [
    { file: "test/schema.test.ts", milliseconds: 2000 },
    { file: "test/engine/user.test.ts", milliseconds: 30_000 },
    { file: "test/contract/faults/create.test.ts", milliseconds: 8000 },
    { file: "test/engine/keys.test.ts", milliseconds: 60_000 },
  ];
  expect(tools.timeTable(times)).toEqual([
    "engine      1 min 30 s  90 %   2 files",
    "contract    8.0 s       8 %    1 file",
    "repository  2.0 s       2 %    1 file",
    "all         1 min 40 s  100 %  4 files",
    "",
    "the slowest files",
    "1 min 0 s  test/engine/keys.test.ts",
    "30 s       test/engine/user.test.ts",
    "8.0 s      test/contract/faults/create.test.ts",
    "2.0 s      test/schema.test.ts",
  ]);
});

test("lists at most the ten slowest files", () => {
  const times = Array.from({ length: 30 }, (_, index) => ({ file: `test/cli/${index}.test.ts`, milliseconds: index }));
  const lines = tools.timeTable(times);
  expect(lines.slice(lines.indexOf("the slowest files") + 1)).toHaveLength(10);
});

test("is empty if no test has run", () => expect(tools.timeTable([])).toEqual([]));

test("a record takes the times of a run, keeps those of other files, and forgets files that are gone", () => {
  const times = [
    { file: "test/b.test.ts", milliseconds: 1001 },
    { file: "test/a.test.ts", milliseconds: 10 },
  ];
  const earlier = { "test/a.test.ts": 5, "test/c.test.ts": 7, "test/gone.test.ts": 9 };
  const record = tools.recordOf(times, earlier, (file) => !file.includes("gone"));
  expect(Object.entries(record)).toEqual([
    ["test/a.test.ts", 1],
    ["test/b.test.ts", 2],
    ["test/c.test.ts", 7],
  ]);
  expect(tools.recordOf([], undefined, () => true)).toEqual({});
});

async function sorted(seconds: Record<string, number>, files: [project: string, name: string][]): Promise<string[]> {
  const specifications = files.map(([name, file]) => ({
    moduleId: join(root, `test/${file}.test.ts`),
    project: { name },
  }));
  const found = await new (order.slowestFirst(seconds))({}).sort(specifications);
  return found.map(({ moduleId }) => /(\S+)\.test\.ts$/.exec(moduleId.slice(join(root, "test/").length))![1]!);
}

test("the slowest files start first, after those without a record", async () => {
  const seconds = { "test/quick.test.ts": 1, "test/slow.test.ts": 60 };
  const files = ["quick", "slow", "new-b", "new-a"].map((name): [string, string] => ["others", name]);
  expect(await sorted(seconds, files)).toEqual(["new-a", "new-b", "slow", "quick"]);
});

test("files that share their process follow each other, after all others", async () => {
  const seconds = {
    "test/a.test.ts": 9,
    "test/b.test.ts": 8,
    "test/c.test.ts": 7,
    "test/d.test.ts": 6,
    "test/e.test.ts": 5,
  };
  const files: [string, string][] = [
    ["units", "a"],
    ["shared", "b"],
    ["others", "c"],
    ["shared", "d"],
    ["others", "e"],
  ];
  expect(await sorted(seconds, files)).toEqual(["c", "e", "b", "d", "a"]);
});

test("the record names existing test files only", () => {
  const record = JSON.parse(readFileSync(join(root, "test/times.json"), "utf8")) as Record<string, number>;
  expect(Object.keys(record).filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
