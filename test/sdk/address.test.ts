import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resources, type ResourceName } from "../../provider/resources";
import { addressOf } from "../../sdk/address";

const folder = join(__dirname, "../fixtures/provider-text");
const names = Object.keys(resources) as ResourceName[];

test.each(names)("what the state of every %s holds never changes", (type) => {
  expect(addressOf(type)).toBe(readFileSync(join(folder, `${type}.txt`), "utf8"));
});

test("no state holds a text of a resource that is not there any more", () => {
  expect(readdirSync(folder).sort()).toEqual(names.map((name) => `${name}.txt`).sort());
});
