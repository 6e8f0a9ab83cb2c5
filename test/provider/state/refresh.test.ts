import { describe, expect, test } from "vitest";
import type { Schema } from "../../../provider/schema";
import { refresh, settle, type Answers } from "../../../provider/state/refresh";
import { digest } from "../../../provider/state/values";

const map: Schema = { type: "object", additionalProperties: true };
const schema: Schema = {
  properties: {
    plain: { type: "string" },
    secret: { type: "string", local: true },
    hushed: { type: "string", unechoed: true },
    chosen: { type: "string", computed: true },
    choice: { type: "string", enum: ["a", "b"] },
    key: { type: "string", format: "public-key" },
    list: { type: "array", items: { type: "string" } },
    rows: { type: "array", items: { properties: { a: { type: "string" }, b: {}, hushed: { unechoed: true } } } },
    map,
    extra: { group: true, unmodelled: true },
    group: { group: true, properties: { plain: { type: "string" }, chosen: { computed: true } } },
    part: {
      properties: {
        plain: { type: "string" },
        hushed: { type: "string", unechoed: true },
        chosen: { computed: true },
      },
    },
  },
};

function settled(
  answer: unknown,
  sent: unknown,
  { written, before = {}, old }: { written?: string[]; before?: Answers; old?: unknown } = {},
) {
  const answers: Answers = {};
  const [missing, others]: [string[], string[]] = [[], []];
  const state = settle(answer, sent, schema, { written, before, answers, missing, others }, old);
  return { state, answers, missing, others };
}

describe("the state after a write", () => {
  test("has the sent values, and those that Vonage chose otherwise", () => {
    const answer = { plain: "other", chosen: "v", secret: "no", group: { chosen: "w", plain: "theirs" }, part: {} };
    expect(settled(answer, { plain: "a", secret: "s" }).state).toEqual({
      plain: "a",
      secret: "s",
      chosen: "v",
      group: { chosen: "w" },
    });
  });

  test("has the declared value if Vonage spells it in another way, and nothing of an object that was not sent", () => {
    expect(settled({ chosen: "V", part: { chosen: "w" } }, { chosen: "v" }).state).toEqual({ chosen: "v" });
    expect(settled({ extra: { bulk: 1 } }, {}).state).toEqual({ extra: { bulk: 1 } });
  });

  test("notes another spelling by a digest of the answer", () => {
    expect(settled({ plain: "A", list: ["X"] }, { plain: "a", list: ["x"] })).toEqual({
      state: { plain: "a", list: ["x"] },
      answers: { "/plain": digest("A"), "/list/0": digest("X") },
      missing: [],
      others: [],
    });
  });

  test("tells where the answer holds another value, which is no other spelling", () => {
    const sent = { plain: "new", list: ["x"], map: { flag: true, count: 1, text: "1" } };
    const answer = { plain: "old", list: ["x", "y"], map: { flag: false, count: 2, text: 1 } };
    const { answers, others } = settled(answer, sent, { old: { plain: "old" } });
    expect(others).toEqual(["/plain", "/list", "/map/flag", "/map/count"]);
    expect(answers).toEqual({ "/map/text": digest(1) });
    expect(settled({ plain: "Old/" }, { plain: "old" }, { old: { plain: "Old/" } }).others).toEqual([]);
  });

  test("takes another text for a spelling, but not another choice or key, or a value of another type", () => {
    const [sent, answer] = ["https://example.com:443/a", "https://example.com/a"];
    const spelled = settled({ plain: answer }, { plain: sent });
    expect(spelled).toMatchObject({ others: [], missing: [] });
    expect(spelled.answers).toEqual({ "/plain": digest(answer) });
    expect(settled({ choice: "b", key: "B" }, { choice: "a", key: "A" }).others).toEqual(["/choice", "/key"]);
    expect(settled({ plain: 7 }, { plain: "seven" }).others).toEqual(["/plain"]);
    expect(settled({ map: { a: "seven", b: [] } }, { map: { a: 7, b: "text" } }).others).toEqual(["/map/a", "/map/b"]);
    expect(settled({ list: "x" }, { list: ["x", "y"] })).toMatchObject({ others: ["/list"], missing: [] });
  });

  test("looks into the items of a list, and notes the values that Vonage adds to them", () => {
    const { answers, missing, others } = settled({ rows: [{ a: "A", b: 7 }] }, { rows: [{ a: "a", hushed: "h" }] });
    expect(answers).toEqual({ "/rows/0/a": digest("A"), "/rows/0/b": digest(7) });
    expect([missing, others]).toEqual([[], []]);
    expect(settled({ rows: [{ b: 7 }] }, { rows: [{ a: "a" }] }).missing).toEqual(["/rows/0/a"]);
    expect(settled({ rows: ["text"] }, { rows: [{ a: "a" }] })).toMatchObject({ missing: [], others: ["/rows/0"] });
    const old = { rows: [{ a: "old" }], list: ["old"] };
    expect(settled(old, { rows: [{ a: "new" }], list: ["new"] }, { old }).others).toEqual(["/list/0", "/rows/0/a"]);
  });

  test("notes nothing if the answer is the same, in any order of keys", () => {
    const sent = { plain: "a", map: { x: 1, y: { z: 2, w: 3 } }, group: { plain: "b" } };
    const answer = { group: { plain: "b" }, map: { y: { w: 3, z: 2 }, x: 1 }, plain: "a" };
    expect(settled(answer, sent)).toEqual({ state: sent, answers: {}, missing: [], others: [] });
  });

  test("reports missing values of the answer, at any depth, except those that are never shown", () => {
    const sent = {
      plain: "a",
      hushed: "h",
      list: ["x", "y"],
      group: { plain: "b" },
      part: { plain: "c", hushed: "d" },
      secret: "s",
    };
    expect(settled({}, sent).missing).toEqual(["/plain", "/list", "/group/plain", "/part"]);
    expect(settled({ plain: null, list: ["x"], group: {}, part: {} }, sent).missing).toEqual([
      "/plain",
      "/list",
      "/group/plain",
      "/part/plain",
    ]);
    expect(settled({ ...sent, list: ["x", "z"] }, sent).missing).toEqual([]);
    expect(settled({}, { list: [], map: {} }).missing).toEqual([]);
    expect(settled({ list: [null], map: { a: null } }, { list: ["x"], map: { a: 1 } }).missing).toEqual([
      "/list/0",
      "/map/a",
    ]);
    expect(settled({}, { plain: "a", list: ["x"] }, { written: ["/list", "/plain"] }).missing).toEqual([
      "/plain",
      "/list",
    ]);
  });

  test("finds missing values in lists and maps", () => {
    const sent = { map: { a: [{ b: 1, c: 2 }], d: { e: 1 } } };
    expect(settled({ map: { a: [{ b: 1 }], d: { e: 2 } } }, sent)).toMatchObject({
      missing: ["/map/a/0/c"],
      others: ["/map/d/e"],
    });
    expect(settled({ map: { a: "text", d: 7 } }, sent)).toMatchObject({
      missing: [],
      others: ["/map/a", "/map/d"],
    });
    expect(settled({ map: { a: {}, d: [] } }, sent).missing).toEqual([]);
  });

  test("keeps unwritten places, with their notes", () => {
    const before = { "/plain": "one", "/list": "two", "/map/x": "three" };
    const result = settled(
      { plain: "B", map: { x: 3 } },
      { plain: "a", list: ["x"], map: { x: 1 }, part: { plain: "p" } },
      {
        written: ["/list"],
        before: { ...before, "/part/plain": "four" },
      },
    );
    expect(result.answers).toEqual({ "/plain": "one", "/map/x": "three", "/part/plain": "four" });
    expect(result.missing).toEqual(["/list"]);
  });

  test("drops the note where the answer has the spelling of the program", () => {
    const { answers } = settled({ plain: "a" }, { plain: "a" }, { written: ["/list"], before: { "/plain": "one" } });
    expect(answers).toEqual({});
  });

  test("keeps the note about a key that only the answer has", () => {
    const before = { "/map/theirs": "one", "/map/ours": "two" };
    const { answers } = settled({ map: { ours: 1, theirs: 2 } }, { map: { ours: 1 } }, { before });
    expect(answers).toEqual({ "/map/theirs": "one" });
  });

  test("has no empty group, but the declared empty object", () => {
    expect(settled({ group: {} }, { part: {} }).state).toEqual({ part: {} });
    expect(settled({ group: { plain: "theirs" } }, {}).state).toEqual({});
  });
});

const refreshed = (live: unknown, state: unknown, answers: Answers = {}) => refresh(live, state, schema, answers);

describe("the state after a refresh", () => {
  test("shows the values on the service", () => {
    expect(refreshed({ plain: "b", list: ["y"], chosen: "v" }, { plain: "a", list: ["x"] })).toEqual({
      plain: "b",
      list: ["y"],
      chosen: "v",
    });
  });

  test("keeps values that the service never returns", () => {
    expect(refreshed({ plain: "a" }, { plain: "a", secret: "s", hushed: "h" })).toEqual({
      plain: "a",
      secret: "s",
      hushed: "h",
    });
    expect(refreshed({ hushed: "told" }, { hushed: "h" })).toEqual({ hushed: "told" });
  });

  test("has no values that are gone", () => {
    expect(refreshed({}, { plain: "a", chosen: "v", list: ["x"], map: { k: 1 }, group: { plain: "b" } })).toEqual({});
    expect(refreshed({}, { part: { plain: "c", hushed: "h" } })).toEqual({});
    expect(refreshed({}, { part: {} })).toEqual({});
    expect(refreshed({}, { part: { hushed: "h" } })).toEqual({ part: { hushed: "h" } });
    expect(refreshed(undefined, { plain: "a" })).toBeUndefined();
  });

  test("keeps the sent spelling as long as the answer matches the note", () => {
    const answers = { "/plain": digest("A"), "/map/k": digest(["X"]) };
    const state = { plain: "a", map: { k: ["x"], l: 1 } };
    expect(refreshed({ plain: "A", map: { k: ["X"], l: 1 } }, state, answers)).toEqual(state);
    expect(refreshed({ plain: "B", map: { k: ["Y"], l: 2 } }, state, answers)).toEqual({
      plain: "B",
      map: { k: ["Y"], l: 2 },
    });
    expect(refreshed({}, { plain: "a" }, { "/plain": digest(undefined) })).toEqual({});
  });

  test("keeps the spelling of each item, as long as the list has the same length", () => {
    const answers = { "/list/0": digest("X"), "/rows/0/a": digest("A"), "/rows/0/b": digest(7) };
    expect(refreshed({ list: ["X", "z"] }, { list: ["x", "y"] }, answers)).toEqual({ list: ["x", "z"] });
    expect(refreshed({ list: ["X"] }, { list: ["x", "y"] }, answers)).toEqual({ list: ["X"] });
    expect(refreshed({ rows: [{ a: "A", b: 7 }] }, { rows: [{ a: "a" }] }, answers)).toEqual({ rows: [{ a: "a" }] });
  });

  test("returns unchanged parts of the state as they are, and the whole state if all of it is", () => {
    const state = { plain: "a", group: { plain: "b" }, part: { hushed: "c" } };
    expect(refresh({ plain: "a", group: { plain: "b" }, part: {} }, state, schema, {})).toBe(state);
    const changed = refresh({ plain: "x", group: { plain: "b" }, part: {} }, state, schema, {}) as typeof state;
    expect(changed).toEqual({ ...state, plain: "x" });
    expect(changed.group).toBe(state.group);
  });

  test("leaves out keys of the state that the schema does not name", () => {
    expect(refresh({ plain: "a" }, { plain: "a", other: 1 }, schema, {})).toEqual({ plain: "a" });
  });

  test("keeps an empty value of the state", () => {
    expect(refreshed({}, { list: [], map: {} })).toEqual({ list: [], map: {} });
    expect(refreshed({ list: [] }, {})).toEqual({});
  });

  test("shows an object without settings, but no empty group", () => {
    expect(refreshed({ part: {}, group: {} }, {})).toEqual({ part: {} });
    expect(refreshed({ group: {} }, { group: {} })).toEqual({ group: {} });
  });

  test("shows keys that others have added to a free-form map, also empty ones", () => {
    expect(refreshed({ map: { mine: 1, theirs: {}, more: null } }, { map: { mine: 1, gone: 2 } })).toEqual({
      map: { mine: 1, theirs: {}, more: null },
    });
    expect(refreshed({ map: "text" }, { map: { mine: 1 } })).toEqual({ map: "text" });
  });
});
