import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const table = readFileSync(join(__dirname, "README.md"), "utf8");
const cases = [...table.matchAll(/^\| (\d+) +\|/gm)].map(([, number]) => Number(number));

/** The numbers at the start of test names. */
function namedIn(...files: string[]): number[] {
  const texts = files.map((file) => readFileSync(file, "utf8"));
  const named = texts.flatMap((text) => [...text.matchAll(/["'`](\d+): /g)].map(([, number]) => Number(number)));
  return [...new Set(named)].sort((a, b) => a - b);
}

test("the table numbers its cases from 1 on", () => {
  expect(cases.length).toBeGreaterThan(0);
  expect(cases).toEqual(Array.from(cases, (_, index) => index + 1));
});

test("every fault case of the table has a test, and no test names another", () => {
  const files = readdirSync(__dirname).filter((file) => file.endsWith(".test.ts"));
  expect(namedIn(...files.map((file) => join(__dirname, file)))).toEqual(cases);
});

test("the fault cases on the engine are cases of the table", () => {
  const named = namedIn(join(__dirname, "../../engine/faults.test.ts"));
  expect(named).not.toEqual([]);
  expect(named.filter((number) => !cases.includes(number))).toEqual([]);
});
