import { describe, expect, test } from "vitest";
import type { Schema } from "../../../provider/schema";
import { UNKNOWN } from "../../../provider/schema/unknown";
import { planOutputs } from "../../../provider/state/plan";

const schema: Schema = {
  properties: {
    plain: { type: "string" },
    secret: { type: "string", local: true },
    made: { type: "string", local: true, computed: true },
    chosen: { type: "string", computed: true },
    group: {
      group: true,
      properties: { chosen: { type: "string", computed: true }, plain: { type: "string" } },
    },
    part: { properties: { chosen: { type: "string", computed: true }, plain: { type: "string" } } },
    list: { type: "array", items: { properties: { chosen: { computed: true } } } },
    bare: { properties: { plain: { type: "string" } } },
    grouped: { group: true, properties: { plain: { type: "string" } } },
    extra: { group: true, unmodelled: true },
  },
};
const planned = (state: object | undefined, inputs: object, declared: readonly string[] = []) =>
  planOutputs(state as never, inputs as never, schema, new Set(declared));

describe("before a create", () => {
  test("declared values are known, and values that Vonage chooses are not", () => {
    expect(planned(undefined, { plain: "a", part: { plain: "b" }, list: [{}] })).toEqual({
      plain: "a",
      chosen: UNKNOWN,
      group: { chosen: UNKNOWN },
      part: { plain: "b", chosen: UNKNOWN },
      list: [{}],
    });
  });

  test("a declared value is known even if Vonage would otherwise choose one", () => {
    expect(planned(undefined, { chosen: "a", group: { chosen: "b" } })).toEqual({
      chosen: "a",
      group: { chosen: "b" },
    });
  });

  test("an unknown value is unknown as a whole", () => {
    expect(planned(undefined, { chosen: "a", part: UNKNOWN, group: UNKNOWN })).toEqual({
      chosen: "a",
      part: UNKNOWN,
      group: UNKNOWN,
    });
  });
});

describe("before an update", () => {
  const state = {
    plain: "a",
    secret: "s",
    made: "m",
    chosen: "v",
    group: { chosen: "w", plain: "x" },
    part: { chosen: "y", plain: "z" },
  };

  test("values that Vonage chose stay, and dropped values are removed", () => {
    expect(planned(state, {})).toEqual({ chosen: "v", group: { chosen: "w" } });
    expect(planned(state, { secret: "t", part: {} })).toEqual({
      secret: "t",
      chosen: "v",
      group: { chosen: "w" },
      part: { chosen: "y" },
    });
  });

  test("a dropped value is chosen anew", () => {
    expect(planned(state, {}, ["/chosen", "/group/chosen"])).toEqual({
      chosen: UNKNOWN,
      group: { chosen: UNKNOWN },
    });
  });

  test("a value that Vonage left out is left out again", () => {
    const bare = { plain: "a", part: { plain: "z" }, group: {} };
    expect(planned(bare, { plain: "a", part: { plain: "z" } })).toEqual({ plain: "a", part: { plain: "z" } });
    expect(planned(bare, { plain: "a", part: { plain: "z" } }, ["/part/chosen", "/chosen"])).toEqual({
      plain: "a",
      chosen: UNKNOWN,
      part: { plain: "z", chosen: UNKNOWN },
    });
    expect(planned(bare, { chosen: "b" })).toEqual({ chosen: "b" });
  });

  test("a new value inside an object is known", () => {
    expect(planned({ part: {} }, { part: { plain: "new" } })).toEqual({ part: { plain: "new" } });
  });

  test("unmodelled values stay if the program never declared them", () => {
    const state = { extra: { bulk: { a: 1 } } };
    expect(planned(state, {})).toEqual(state);
    expect(planned(state, {}, ["/extra/bulk"])).toEqual({ extra: { bulk: UNKNOWN } });
  });

  test("a new part has values that Vonage chooses", () => {
    expect(planned({ plain: "a" }, { plain: "a", part: {} })).toEqual({ plain: "a", part: { chosen: UNKNOWN } });
  });
});

test("a declared empty object stays, and an empty group does not", () => {
  expect(Object.keys(planned(undefined, { bare: {} }))).toEqual(["chosen", "group", "bare"]);
  expect(Object.keys(planned({ bare: { plain: "a" }, grouped: { plain: "a" } }, {}))).toEqual([]);
});
