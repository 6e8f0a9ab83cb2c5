import { describe, expect, test } from "vitest";
import { answersOf, declaredOf, hiddenOf, originOf, unsettledOf, visible } from "../../../provider/state/hidden";
import { alike, compact, digest, equal, same } from "../../../provider/state/values";

describe("two values mean the same", () => {
  test.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
    [[{ a: 1, b: 2 }], [{ b: 2, a: 1 }], true],
    [[1, 2], [2, 1], false],
    [{ a: 1 }, { a: 2 }, false],
    [undefined, {}, true],
    [null, [], true],
    [{}, [], true],
    [undefined, "", false],
    [undefined, 0, false],
    ["null", null, false],
    ["{}", {}, false],
    ["a", "a", true],
    [{ a: undefined }, {}, true],
    [{ a: {} }, {}, false],
  ])("%j and %j: %s", (one, other, expected) => {
    expect(equal(one, other)).toBe(expected);
    expect(equal(other, one)).toBe(expected);
    expect(digest(one) === digest(other)).toBe(expected);
  });
});

test.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: [{ c: 1, d: 2 }] }, { a: [{ d: 2, c: 1 }] }, true],
  [[1, 2], [2, 1], false],
  [undefined, {}, false],
  [{}, [], false],
  [undefined, undefined, true],
])("%j and %j are the same JSON: %s", (one, other, expected) => {
  expect(same(one, other)).toBe(expected);
});

test.each<[unknown, unknown, boolean]>([
  ["HTTPS://Example.com", "https://example.com", true],
  ["\ta ", "a", true],
  ["a//", "a", true],
  ["a/b", "ab", false],
  ["a/b/", "a/b", true],
  [true, "True", true],
  [1, "1", true],
  [1, 2, false],
  ["a", "b", false],
  [undefined, undefined, false],
  [{}, {}, false],
])("%j and %j differ in their spelling at most: %s", (one, other, expected) => {
  expect(alike(one, other)).toBe(expected);
});

test("a digest is short, and shows nothing", () => {
  expect(digest("hunter2")).toMatch(/^[\w-]{16}$/);
});

test("undefined is removed at any depth, and everything else stays", () => {
  const value = { a: undefined, b: null, c: [1, undefined, { d: undefined, e: false }], f: { g: undefined }, h: {} };
  expect(Object.keys(compact(value))).toEqual(["b", "c", "f", "h"]);
  expect(JSON.stringify(compact(value))).toBe('{"b":null,"c":[1,{"e":false}],"f":{},"h":{}}');
  expect(Object.keys(compact(value).f)).toEqual([]);
  expect(compact("text")).toBe("text");
  expect(compact(undefined)).toBeUndefined();
  const whole = { a: [{ b: null }], c: { d: {} } };
  expect(compact(whole)).toBe(whole);
});

describe("the hidden outputs of a state", () => {
  test("are read only if they have the right form", () => {
    const state = { __declared: ["/a", 7, null, "/b"], __unsettled: "/c", __answers: ["no"] };
    expect([...declaredOf(state)]).toEqual(["/a", "/b"]);
    expect([...declaredOf(undefined)]).toEqual([]);
    expect(unsettledOf(state)).toEqual([]);
    expect(unsettledOf({ __unsettled: ["/c"] })).toEqual(["/c"]);
    expect(unsettledOf(undefined)).toEqual([]);
    expect(answersOf(state)).toEqual({});
    expect(answersOf({ __answers: { "/a": "x" } })).toEqual({ "/a": "x" });
  });

  test("contain the origin if there is one", () => {
    expect(originOf({ __createdAt: 7, __replaced: { "an-id": 8 } })).toEqual({
      __createdAt: 7,
      __replaced: { "an-id": 8 },
    });
    for (const state of [{}, { __createdAt: "7", __replaced: {} }, { __replaced: [1] }])
      expect(Object.keys(originOf(state))).toEqual([]);
  });

  test("are all passed on to the next state", () => {
    const hidden = {
      __declared: ["/a"],
      __answers: { "/a": "x" },
      __createdAt: 1,
      __updatedAt: 2,
      __replaced: { "an-id": 3 },
      __account: "mark",
      __unsettled: ["/b"],
    };
    expect(hiddenOf({ ...hidden, name: "a" })).toEqual(hidden);
  });

  test("are not visible", () => {
    expect(visible({ a: 1, _b: 2, c__d: 3, __declared: [], __provider: "text" })).toEqual({ a: 1, _b: 2, c__d: 3 });
  });
});
