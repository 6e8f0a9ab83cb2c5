import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("every one of the 29 fault cases is tried", () => {
  const texts = readdirSync(__dirname).map((file) => readFileSync(join(__dirname, file), "utf8"));
  const named = texts.flatMap((text) => [...text.matchAll(/["'`](\d+): /g)].map(([, number]) => Number(number)));
  expect([...new Set(named)].sort((a, b) => a - b)).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
});
