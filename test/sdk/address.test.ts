import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resources, type ResourceName } from "../../provider/resources";
import { addressOf } from "../../sdk/address";

const folder = join(__dirname, "../fixtures/provider-text");
const names = Object.keys(resources) as ResourceName[];

test.each(names)("the provider text in the state of %s never changes", (type) => {
  expect(addressOf(type)).toBe(readFileSync(join(folder, `${type}.txt`), "utf8"));
});

test("every provider text belongs to an existing resource", () => {
  expect(readdirSync(folder).sort()).toEqual(names.map((name) => `${name}.txt`).sort());
});
