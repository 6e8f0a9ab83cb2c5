import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addressOf } from "../../sdk/address";

test.each(["Application", "Number", "User"] as const)("what the state of every %s holds never changes", (type) => {
  expect(addressOf(type)).toBe(readFileSync(`${__dirname}/../fixtures/provider-text/${type}.txt`, "utf8"));
});
