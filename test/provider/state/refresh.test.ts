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
    list: { type: "array", items: { type: "string" } },
    map,
    group: { group: true, properties: { plain: { type: "string" }, chosen: { computed: true } } },
    part: { properties: { plain: { type: "string" }, hushed: { type: "string", unechoed: true } } },
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

  test("notes nothing if the answer is the same, in any order of keys", () => {
    const sent = { plain: "a", map: { x: 1, y: { z: 2, w: 3 } }, group: { plain: "b" } };
    const answer = { group: { plain: "b" }, map: { y: { w: 3, z: 2 }, x: 1 }, plain: "a" };
    expect(settled(answer, sent)).toMatchObject({ answers: {}, missing: [] });
  });

  test("reports missing values of the answer, at any depth, except those that are never shown", () => {
    const sent = {
      plain: "a",
      hushed: "h",
      list: ["x", "y"],
      group: { plain: "b" },
      part: { plain: "c", hushed: "d" },
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
