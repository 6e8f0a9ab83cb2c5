import { describe, expect, test } from "vitest";
import { changesOf, differences, withLocal } from "../../../provider/lifecycle/changes";
import { resources } from "../../../provider/resources";
import { schemaOf } from "../../../provider/schema";

const { kind } = resources.User;
const program = { applicationId: "app", name: "ada", displayName: "Ada" };
const state = { ...program, userId: "USR-1", __declared: ["/displayName"] };
const places = (from: object, news: object) =>
  changesOf(kind, from as never, news as never, news as never).map(({ place, kind: what }) => `${what} ${place}`);

describe("the changes from a state to inputs", () => {
  test("are none if the inputs are those of the state", () => {
    expect(places(state, program)).toEqual([]);
  });

  test("name the places that differ, and those that an update without an answer may have changed", () => {
    expect(places(state, { ...program, displayName: "Countess" })).toEqual(["change /displayName"]);
    expect(places({ ...state, __unsettled: ["/name"] }, program)).toEqual(["change /name"]);
  });

  test("remove a value only if the program has declared it", () => {
    const { displayName: _, ...less } = program;
    expect(places(state, less)).toEqual(["remove /displayName"]);
    expect(places({ ...state, __declared: [] }, less)).toEqual([]);
  });

  test("are local if the program only declares what is there", () => {
    const undeclared = { ...state, __declared: [] };
    expect(changesOf(kind, undeclared, program, program)).toEqual([
      { place: "/displayName", kind: "add", local: true, replaces: false, computed: true, declares: true },
    ]);
    expect(places(undeclared, { ...program, name: "bob" })).toEqual(["change /name"]);
  });
});

describe("the differences between a found object and the inputs that were sent", () => {
  const found = { id: "USR-1", name: "ada", display_name: "Ada" };
  const placesOf = (body: object, sent: object) =>
    differences(body as never, sent as never, "User").map(({ place, kind: what }) => `${what} ${place}`);

  test("are none for the object that was sent, whatever its local values are", () => {
    expect(placesOf(found, { ...program, privateKey: "key", adopt: true })).toEqual([]);
  });

  test("hold each value that is more, less or other", () => {
    expect(placesOf({ ...found, image_url: "https://a.example" }, program)).toEqual(["remove /imageUrl"]);
    expect(placesOf({ ...found, display_name: null }, program)).toEqual(["add /displayName"]);
    expect(placesOf({ ...found, name: "bob" }, program)).toEqual(["change /name"]);
  });
});

test("local values come from the inputs, and all others from the service", () => {
  const schema = schemaOf("UserState");
  const values = { applicationId: "theirs", name: "theirs", extra: 1 };
  const mixed = withLocal(values, { applicationId: "ours", privateKey: "ours", name: "ours" }, schema);
  expect(mixed).toMatchObject({ applicationId: "ours", privateKey: "ours", name: "theirs" });
  expect(mixed).not.toHaveProperty("extra");
  expect(withLocal(values, {}, { type: "string" })).toEqual({});
});
