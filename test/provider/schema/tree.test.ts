import { describe, expect, test } from "vitest";
import type { Schema } from "../../../provider/schema";
import { branches, childOf, childrenOf, pointer, related, written } from "../../../provider/schema/tree";

const named: Schema = { properties: { a: { type: "string" }, b: {} } };
const unmodelled: Schema = { unmodelled: true };

describe("a place", () => {
  test.each([
    ["/capabilities/voice/region", "capabilities.voice.region"],
    ["/channels/sip/0/uri", "channels.sip[0].uri"],
    ["/12", "[12]"],
    ["/a/1b/b1", "a.1b.b1"],
    ["/$a/b$/c_1", "$a.b$.c_1"],
    ["/f-x", '["f-x"]'],
    ["/a/-x/x-/", 'a["-x"]["x-"][""]'],
    ["/a~1b/c~0d/e~01f", '["a/b"]["c~d"]["e~1f"]'],
    ["", ""],
  ])("%s is written as %s", (place, text) => {
    expect(written(place)).toBe(text);
  });

  test("escapes every slash and tilde of a key", () => {
    expect(pointer("/a", "b/c/d")).toBe("/a/b~1c~1d");
    expect(pointer("", "~1/~")).toBe("/~01~1~0");
  });

  test.each([
    ["/a", "/a", true],
    ["/a/b", "/a", true],
    ["/a", "/a/b", true],
    ["/ab", "/a", false],
    ["/a", "/ab", false],
    ["/a/b", "/a/c", false],
  ])("%s and %s are related: %s", (one, other, expected) => {
    expect(related(one, other)).toBe(expected);
  });
});

describe("a value", () => {
  test.each<[string, Schema, unknown[], boolean]>([
    ["of named properties, absent", named, [undefined, null], true],
    ["of named properties, an object and absent", named, [{ a: 1 }, undefined], true],
    ["of named properties, an object and a text", named, [{}, "a"], false],
    ["of named properties, a list", named, [[]], false],
    ["of no properties", { additionalProperties: false }, [{}], true],
    ["of a map", { type: "object" }, [{}], false],
    ["of a map that is modelled nowhere", unmodelled, [{}], true],
    ["of a map that is modelled nowhere, a text", unmodelled, ["a"], false],
    ["of a map that is modelled nowhere, absent", unmodelled, [undefined, null], false],
  ])("%s is compared property by property, or as a whole", (_what, schema, values, expected) => {
    expect(branches(schema, ...values)).toBe(expected);
  });

  test("has the children that its schema names, or those of the value if nothing is modelled", () => {
    expect(childrenOf(named, { c: 1 }).map(([key]) => key)).toEqual(["a", "b"]);
    expect(childrenOf({ type: "object" }, { c: 1 })).toEqual([]);
    const part = { computed: true, unmodelled: true };
    expect(childrenOf(unmodelled, { c: 1, d: 2 }, undefined, "text", [3], { d: 4, e: 5 })).toEqual([
      ["c", part],
      ["d", part],
      ["e", part],
    ]);
  });

  test("has only its own properties, and null has none", () => {
    expect(childOf({ a: 1, b: null, c: false }, "a")).toBe(1);
    expect(childOf({ b: null }, "b")).toBeUndefined();
    expect(childOf({ c: false }, "c")).toBe(false);
    for (const value of [{}, [1], "text", null, undefined]) {
      expect(childOf(value, "length")).toBeUndefined();
      expect(childOf(value, "constructor")).toBeUndefined();
    }
  });
});
