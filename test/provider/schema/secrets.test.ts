import { expect, test } from "vitest";
import type { Schema } from "../../../provider/schema";
import { holdsSecrets, secretsIn } from "../../../provider/schema/secrets";

const secret: Schema = { type: "string", secret: true };
const text: Schema = { type: "string" };

test.each<[string, Schema, boolean]>([
  ["a secret", secret, true],
  ["a text", text, false],
  ["any value", {}, false],
  ["an object with a secret beside a text", { properties: { user: text, password: secret } }, true],
  ["an object of texts", { properties: { user: text, name: text } }, false],
  ["a list of secrets", { items: secret }, true],
  ["a list of texts", { items: text }, false],
  ["a list of objects with a secret", { items: { properties: { user: text, password: secret } } }, true],
])("whether %s can hold secrets is known by the schema", (_what, schema, holds) => {
  expect(holdsSecrets(schema)).toBe(holds);
  expect(holdsSecrets(schema)).toBe(holds);
});

test("finds the secrets at any depth, and no other text", () => {
  const schema: Schema = {
    properties: { name: text, phones: { items: { properties: { user: text, password: secret } } } },
  };
  const phones = [{ user: "a", password: "one" }, { user: "b" }, { password: "two" }];
  expect(secretsIn({ name: "shop", phones }, schema)).toEqual(["one", "two"]);
});

test.each([[undefined], [null], [7], [["a text"]], [{ a: "text" }]])("finds no secret text in %j", (value) => {
  expect(secretsIn(value, secret)).toEqual([]);
});
