import { describe, expect, test } from "vitest";
import { propertiesOf, resolve, schemaOf, type Schema } from "../../../provider/schema";
import { nearest } from "../../../provider/schema/nearest";
import { secretsIn } from "../../../provider/schema/secrets";
import { holdsUnknown, UNKNOWN } from "../../../provider/schema/unknown";
import { warningsOf } from "../../../provider/schema/warnings";

// Walks over values by their schema: secrets, unknown values, warnings, and the nearest names.
describe("a schema", () => {
  test("is found by its name, and the error for a missing one says what to run", () => {
    expect(schemaOf("UserInputs").required).toContain("name");
    expect(() => schemaOf("Nothing")).toThrow('There is no schema for Nothing. Run "npm run generate".');
  });

  test("follows a reference, and keeps the keywords beside it", () => {
    const reference: Schema = { $ref: "#/definitions/UserInputs", computed: true };
    expect(resolve(reference)).toMatchObject({ computed: true, properties: { name: { type: "string" } } });
    expect(resolve(reference).$ref).toBeUndefined();
    expect(resolve(reference)).toBe(resolve(reference));
    const plain: Schema = { type: "string" };
    expect(resolve(plain)).toBe(plain);
  });

  test("names properties, or none, or allows any keys", () => {
    expect(propertiesOf({ properties: { a: {} }, additionalProperties: false })).toEqual({ a: {} });
    expect(propertiesOf({ additionalProperties: false })).toEqual({});
    expect(propertiesOf({ additionalProperties: true })).toBeUndefined();
    expect(propertiesOf({ type: "object" })).toBeUndefined();
  });
});

describe("secrets", () => {
  const secret: Schema = { secret: true };
  const schema: Schema = {
    properties: { a: secret, plain: {}, list: { items: { properties: { b: secret } } }, loose: {}, lists: {} },
  };

  test("are found at any depth, and no other values", () => {
    const value = { a: "one", plain: "x", list: [{ b: "two" }, { b: "three" }, {}], loose: { a: "y" }, lists: ["z"] };
    expect(secretsIn(value, schema)).toEqual(["one", "two", "three"]);
  });

  test("are texts", () => {
    expect(secretsIn({ a: 7, list: "text" }, schema)).toEqual([]);
    expect(secretsIn(null, schema)).toEqual([]);
  });
});

describe("an unknown value", () => {
  test.each<[unknown, boolean]>([
    [UNKNOWN, true],
    [["a", UNKNOWN], true],
    [{ a: 1, b: { c: [{ d: UNKNOWN }] } }, true],
    [{ a: [1, "b"], c: null }, false],
    [[], false],
    ["a", false],
  ])("in %j is found: %s", (value, expected) => {
    expect(holdsUnknown(value)).toBe(expected);
  });
});

describe("warnings", () => {
  const schema: Schema = { properties: { risky: { warning: "{name} in {place}, {name}" }, safe: {} } };

  test("contain values of the program", () => {
    const inputs = { risky: true, safe: true, name: "ada", place: UNKNOWN };
    expect(warningsOf(inputs, schema)).toEqual(["risky: ada in ?, ada"]);
  });

  test.each([{}, { risky: false }, { risky: "true" }, { safe: true }])("are none for %j", (inputs) => {
    expect(warningsOf(inputs, schema)).toEqual([]);
    expect(warningsOf(inputs, { type: "object" })).toEqual([]);
  });
});

describe("the nearest name", () => {
  test.each([
    ["abcxy", ["abcde"], "abcde"],
    ["abc", ["abcde"], "abcde"],
    ["abcdxyz", ["abcdefg"], undefined],
    ["ax", ["ab"], "ab"],
    ["xy", ["ab"], undefined],
    ["BASE__URL", ["baseUrl"], "baseUrl"],
    ["base-url-", ["baseUrl"], "baseUrl"],
    ["baseurl", ["BASE_URL"], "BASE_URL"],
    ["regin", ["login", "region"], "region"],
    ["regin", ["region", "login"], "region"],
    ["anything", [], undefined],
  ])("by %s, of %j, is %s", (name, known, meant) => {
    expect(nearest(name, known)).toBe(meant);
  });
});
