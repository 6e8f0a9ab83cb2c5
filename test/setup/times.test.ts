import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { root } from "./machine";

interface Times {
  timeTable: (times: { file: string; milliseconds: number }[]) => string[];
}

let tools: Times;
beforeAll(async () => {
  tools = (await import(pathToFileURL(join(root, "tools", "times.mjs")).href)) as Times;
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
