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
  { written, before = {} }: { written?: string[]; before?: Answers } = {},
) {
  const answers: Answers = {};
  const missing: string[] = [];
  const state = settle(answer, sent, schema, { written, before, answers, missing });
  return { state, answers, missing };
}

describe("the state after a write", () => {
  test("has what was sent, and what Vonage chose where nothing was", () => {
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
      answers: { "/plain": digest("A"), "/list": digest(["X"]) },
      missing: [],
    });
  });

  test("notes nothing where the answer is the same, in any order of keys", () => {
    const sent = { plain: "a", map: { x: 1, y: { z: 2, w: 3 } }, group: { plain: "b" } };
    const answer = { group: { plain: "b" }, map: { y: { w: 3, z: 2 }, x: 1 }, plain: "a" };
    expect(settled(answer, sent)).toMatchObject({ answers: {}, missing: [] });
  });

  test("tells what the answer lacks, at any depth, but for what is never shown", () => {
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

  test("looks into lists and maps for what is lacking", () => {
    const sent = { map: { a: [{ b: 1, c: 2 }], d: { e: 1 } } };
    expect(settled({ map: { a: [{ b: 1 }], d: { e: 2 } } }, sent)).toMatchObject({
      missing: ["/map/a"],
      answers: { "/map/d/e": digest(2) },
    });
    expect(settled({ map: { a: "text", d: 7 } }, sent)).toMatchObject({
      missing: [],
      answers: { "/map/a": digest("text"), "/map/d": digest(7) },
    });
    expect(settled({ map: { a: {}, d: [] } }, sent).missing).toEqual([]);
  });

  test("leaves places alone that were not written, with what was noted of them", () => {
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

  test("keeps what was noted of a key that only the answer has", () => {
    const before = { "/map/theirs": "one", "/map/ours": "two" };
    const { answers } = settled({ map: { ours: 1, theirs: 2 } }, { map: { ours: 1 } }, { before });
    expect(answers).toEqual({ "/map/theirs": "one" });
  });

  test("has no group that nobody has filled, and the object that the program declares", () => {
    expect(settled({ group: {} }, { part: {} }).state).toEqual({ part: {} });
    expect(settled({ group: { plain: "theirs" } }, {}).state).toEqual({});
  });
});

const refreshed = (live: unknown, state: unknown, answers: Answers = {}) => refresh(live, state, schema, answers);

describe("the state after a refresh", () => {
  test("shows what is on the service", () => {
    expect(refreshed({ plain: "b", list: ["y"], chosen: "v" }, { plain: "a", list: ["x"] })).toEqual({
      plain: "b",
      list: ["y"],
      chosen: "v",
    });
  });

  test("keeps what the service never tells", () => {
    expect(refreshed({ plain: "a" }, { plain: "a", secret: "s", hushed: "h" })).toEqual({
      plain: "a",
      secret: "s",
      hushed: "h",
    });
    expect(refreshed({ hushed: "told" }, { hushed: "h" })).toEqual({ hushed: "told" });
  });

  test("has nothing that is gone", () => {
    expect(refreshed({}, { plain: "a", chosen: "v", list: ["x"], map: { k: 1 }, group: { plain: "b" } })).toEqual({});
    expect(refreshed({}, { part: { plain: "c", hushed: "h" } })).toEqual({});
    expect(refreshed({}, { part: { hushed: "h" } })).toEqual({ part: { hushed: "h" } });
    expect(refreshed(undefined, { plain: "a" })).toBeUndefined();
  });

  test("keeps the spelling that was sent, as long as the answer is the one that was noted", () => {
    const answers = { "/plain": digest("A"), "/map/k": digest(["X"]) };
    const state = { plain: "a", map: { k: ["x"], l: 1 } };
    expect(refreshed({ plain: "A", map: { k: ["X"], l: 1 } }, state, answers)).toEqual(state);
    expect(refreshed({ plain: "B", map: { k: ["Y"], l: 2 } }, state, answers)).toEqual({
      plain: "B",
      map: { k: ["Y"], l: 2 },
    });
    expect(refreshed({}, { plain: "a" }, { "/plain": digest(undefined) })).toEqual({});
  });

  test("keeps the empty value that the state has", () => {
    expect(refreshed({}, { list: [], map: {} })).toEqual({ list: [], map: {} });
    expect(refreshed({ list: [] }, {})).toEqual({});
  });

  test("shows an object without settings, but no group that nobody has filled", () => {
    expect(refreshed({ part: {}, group: {} }, {})).toEqual({ part: {} });
    expect(refreshed({ group: {} }, { group: {} })).toEqual({ group: {} });
  });

  test("shows keys of the user's own that others have added, and empty ones too", () => {
    expect(refreshed({ map: { mine: 1, theirs: {}, more: null } }, { map: { mine: 1, gone: 2 } })).toEqual({
      map: { mine: 1, theirs: {}, more: null },
    });
    expect(refreshed({ map: "text" }, { map: { mine: 1 } })).toEqual({ map: "text" });
  });
});
