import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(__dirname, "../..");

// A program without resolveJsonModule could not be compiled with it.
test("no type declaration of the package imports JSON", () => {
  const files = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" }).filter((file) =>
    /^(sdk|provider|cli)\b.*\.d\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => readFileSync(join(root, "dist", file), "utf8").includes('.json"'))).toEqual([]);
});
