import { describe, expect, test } from "vitest";
import { Holdings } from "../../../provider/session/holdings";

const [LINE, OTHER] = ["GB/447700900000", "GB/447700900001"];

describe("the time of a creation", () => {
  test("is that of the clock, in seconds", () => {
    expect(new Holdings().stamp()).toBeCloseTo(Date.now() / 1000, 0);
  });

  test("is later than every time before, even if another machine's clock is ahead", () => {
    const holdings = new Holdings();
    const first = holdings.stamp();
    const second = holdings.stamp();
    expect(second).toBeGreaterThan(first);
    const ahead = Date.now() / 1000 + 600;
    holdings.hold("Number", LINE, ahead);
    expect(holdings.stamp()).toBeGreaterThan(ahead);
    expect(holdings.stamp()).toBeLessThan(ahead + 1);
    holdings.hold("Number", LINE, 5);
    holdings.hold("Number", LINE, undefined);
    expect(holdings.stamp()).toBeGreaterThan(ahead);
  });
});

describe("an object", () => {
  test("is held by another resource only if one with another time of creation holds it", () => {
    const holdings = new Holdings();
    expect(holdings.isHeldByAnother("Number", LINE, 1)).toBe(false);
    holdings.hold("Number", LINE, 1);
    expect(holdings.isHeldByAnother("Number", LINE, 1)).toBe(false);
    expect(holdings.isHeldByAnother("Number", LINE, 2)).toBe(true);
    expect(holdings.isHeldByAnother("Number", LINE, undefined)).toBe(true);
    expect(holdings.isHeldByAnother("Number", OTHER, 2)).toBe(false);
    expect(holdings.isHeldByAnother("User", LINE, 2)).toBe(false);
    holdings.hold("Number", LINE, 2);
    expect([1, 2].map((at) => holdings.isHeldByAnother("Number", LINE, at))).toEqual([true, true]);
  });

  test("is free after its release", () => {
    const holdings = new Holdings();
    holdings.hold("Number", LINE, 1);
    holdings.hold("Number", OTHER, 1);
    holdings.release("Number", LINE);
    expect([LINE, OTHER].map((id) => holdings.isHeldByAnother("Number", id, 2))).toEqual([false, true]);
  });

  test("is wanted if the program declares it from now on", () => {
    const holdings = new Holdings();
    holdings.noteDeclared("Number", LINE);
    expect(holdings.isWanted("Number", LINE)).toBe(false);
    holdings.noteWanted("Number", LINE);
    expect(holdings.isWanted("Number", LINE)).toBe(true);
    expect(holdings.isWanted("User", LINE)).toBe(false);
    expect(holdings.isWanted("Number", OTHER)).toBe(false);
  });
});

describe("replaced objects", () => {
  test("are those of an object, and those that these had replaced before", () => {
    const holdings = new Holdings();
    expect(holdings.replacedBy("Number", "c")).toEqual({});
    holdings.noteReplaced("Number", "c", { b: 3 });
    holdings.noteReplaced("Number", "c", { x: 4 });
    holdings.noteReplaced("Number", "b", { a: 2 });
    holdings.noteReplaced("User", "c", { other: 1 });
    expect(holdings.replacedBy("Number", "c")).toEqual({ b: 3, a: 2, x: 4 });
    expect(holdings.replacedBy("Number", "b")).toEqual({ a: 2 });
  });

  test("may be a circle, after a way there and back", () => {
    const holdings = new Holdings();
    holdings.noteReplaced("Number", "b", { a: 1 });
    holdings.noteReplaced("Number", "a", { b: 2 });
    expect(holdings.replacedBy("Number", "a")).toEqual({ b: 2, a: 1 });
  });
});

describe("a deletion", () => {
  const mayBe = (holdings: Holdings, createdAt: unknown = 1, urn?: string) =>
    holdings.mayBeReplaced("Number", LINE, { createdAt, urn });
  const after = (note: (holdings: Holdings) => void) => {
    const holdings = new Holdings();
    note(holdings);
    return holdings;
  };

  test("is no replacement if nothing was noted", () => {
    expect(mayBe(new Holdings())).toBe(false);
    expect(mayBe(new Holdings(), 1, "urn")).toBe(false);
  });

  test("may be one if the program declares the object or its urn, or makes an object of the type", () => {
    expect(mayBe(after((it) => it.noteDeclared("Number", LINE)))).toBe(true);
    expect(mayBe(after((it) => it.noteDeclared("Number", OTHER)))).toBe(false);
    expect(
      mayBe(
        after((it) => it.noteUrn("urn")),
        1,
        "urn",
      ),
    ).toBe(true);
    expect(
      mayBe(
        after((it) => it.noteUrn("urn")),
        1,
        "other",
      ),
    ).toBe(false);
    expect(mayBe(after((it) => it.noteUrn("urn")))).toBe(false);
    expect(mayBe(after((it) => it.noteMade("Number")))).toBe(true);
    expect(mayBe(after((it) => it.noteMade("User")))).toBe(false);
  });

  test("may be one if another object has replaced it since it was made", () => {
    const holdings = after((it) => it.noteReplaced("Number", OTHER, { [LINE]: 5 }));
    expect([4, 5, undefined].map((createdAt) => mayBe(holdings, createdAt))).toEqual([true, true, true]);
    expect(mayBe(holdings, 6)).toBe(false);
    expect(mayBe(after((it) => it.noteReplaced("Number", OTHER, { another: 5 })))).toBe(false);
    expect(mayBe(after((it) => it.noteReplaced("User", OTHER, { [LINE]: 5 })))).toBe(false);
    const two = after((it) => {
      it.noteReplaced("Number", "x", { another: 5 });
      it.noteReplaced("Number", OTHER, { [LINE]: 5 });
    });
    expect(mayBe(two)).toBe(true);
  });
});
