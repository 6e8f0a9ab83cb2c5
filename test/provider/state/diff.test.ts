import { describe, expect, test } from "vitest";
import { declaredIn, inputsOf } from "../../../provider/state/declared";
import { diff, isLocal, type Change } from "../../../provider/state/diff";
import { schemaOf, type Schema } from "../../../provider/schema";
import { UNKNOWN } from "../../../provider/schema/unknown";

const application = schemaOf("ApplicationInputs");
const user = schemaOf("UserInputs");

function changes(state: unknown, inputs: unknown, declared: string[] = [], schema = application) {
  return diff(state, inputs, schema, { declared: new Set(declared) }).map(({ place, kind }) => `${kind} ${place}`);
}

describe("diff", () => {
  test("ignores undeclared values that Vonage filled in", () => {
    const filled = {
      name: "a",
      privacy: { improveAi: false },
      capabilities: { voice: { conversationsTtl: 48, webhooks: {} } },
    };
    expect(changes(filled, { name: "a", capabilities: { voice: {} } }, ["/capabilities"])).toEqual([]);
  });

  test("detects properties that the program has dropped", () => {
    const state = { name: "a", capabilities: { voice: { conversationsTtl: 48, region: "eu-west" } } };
    expect(
      changes(state, { name: "a", capabilities: { voice: {} } }, ["/capabilities/voice/conversationsTtl"]),
    ).toEqual(["remove /capabilities/voice/conversationsTtl", "remove /capabilities/voice/region"]);
  });

  test("ignores capabilities that were never declared, and removes those that are no longer declared", () => {
    const state = { name: "a", capabilities: { vbc: {} } };
    expect(changes(state, { name: "a" })).toEqual([]);
    expect(changes(state, { name: "a" }, ["/capabilities"])).toEqual(["remove /capabilities/vbc"]);
    expect(changes(state, { name: "a", capabilities: {} })).toEqual(["remove /capabilities/vbc"]);
  });

  test("distinguishes a capability without settings from an absent one", () => {
    expect(changes({ name: "a" }, { name: "a", capabilities: { vbc: {} } })).toEqual(["add /capabilities/vbc"]);
  });

  test("treats empty groups, lists and maps as absent", () => {
    const state = { name: "a", channels: { sip: [] }, properties: { customData: {} } };
    expect(changes(state, { name: "a" }, ["/channels/sip", "/properties/customData"], user)).toEqual([]);
  });

  test("treats an unknown value as a change, except for a signing key", () => {
    const state = { name: "a", applicationId: "1", privateKey: "old" };
    expect(changes(state, { ...state, privateKey: UNKNOWN }, [], user)).toEqual([]);
    expect(changes(state, { ...state, privateKey: "new" }, [], user)).toEqual(["change /privateKey"]);
    expect(changes(state, { ...state, name: UNKNOWN }, [], user)).toEqual(["change /name"]);
  });

  test("compares an unmodelled capability if it is declared", () => {
    const state = { name: "a", capabilities: { extra: { bulk: { said: 1, filled: 2 } } } };
    const inputs = { name: "a", capabilities: { extra: { bulk: { said: 1 } } } };
    expect(changes(state, inputs, ["/capabilities/extra/bulk/said"])).toEqual([]);
    expect(changes(state, { name: "a", capabilities: {} }, ["/capabilities/extra/bulk"])).toEqual([
      "remove /capabilities/extra/bulk",
    ]);
  });
});

describe("a change", () => {
  const schema: Schema = {
    properties: {
      plain: {},
      local: { local: true, properties: { below: { local: false } } },
      fixed: { replaceOnChanges: true, properties: { below: {} } },
      chosen: { computed: true, properties: { below: {} } },
      key: { credential: true },
      part: { properties: { a: {} } },
      list: { items: { properties: { a: {}, b: { computed: true } } } },
      map: { type: "object" },
    },
  };
  const none = new Set<string>();
  const whole = (state: object, inputs: object) => diff(state, inputs, schema, { declared: none });
  const short = (state: object, inputs: object, unsettled: string[] = []) =>
    diff(state, inputs, schema, { declared: none, unsettled }).map(({ place, kind }) => `${kind} ${place}`);

  test("has the traits of its place, and is local or replacing with what is above", () => {
    const traits = { local: false, replaces: false, computed: false };
    expect(whole({ plain: 1 }, { plain: 2 })).toEqual([{ place: "/plain", kind: "change", ...traits }]);
    const state = { local: { below: 1 }, fixed: { below: 1 }, chosen: { below: 1 } };
    expect(whole(state, { local: { below: 2 }, fixed: { below: 2 }, chosen: { below: 2 } })).toEqual([
      { place: "/local/below", kind: "change", ...traits, local: true },
      { place: "/fixed/below", kind: "change", ...traits, replaces: true },
      { place: "/chosen/below", kind: "change", ...traits },
    ]);
    expect(whole({}, { local: {}, fixed: {}, chosen: {} })).toEqual([
      { place: "/local", kind: "add", ...traits, local: true },
      { place: "/fixed", kind: "add", ...traits, replaces: true },
      { place: "/chosen", kind: "add", ...traits, computed: true },
    ]);
  });

  test("adds, changes or removes", () => {
    expect(short({ plain: 1, part: {} }, {})).toEqual(["remove /plain", "remove /part"]);
    expect(short({}, { plain: 1, part: {} })).toEqual(["add /plain", "add /part"]);
    expect(short({ part: { a: 1 } }, { part: { a: 2 } })).toEqual(["change /part/a"]);
    expect(short({ plain: 1 }, { plain: UNKNOWN, part: UNKNOWN, key: UNKNOWN })).toEqual([
      "change /plain",
      "add /part",
    ]);
  });

  test("is shown again where the service may hold another value than the state", () => {
    expect(short({ plain: 1 }, { plain: 1 }, ["/plain"])).toEqual(["change /plain"]);
    expect(short({ list: [] }, {}, ["/list"])).toEqual(["remove /list"]);
    expect(short({}, {}, ["/plain", "/map/x", "/plainer"])).toEqual(["remove /plain", "remove /map/x"]);
    expect(short({ plain: 1 }, { plain: 1 }, ["/part"])).toEqual(["remove /part"]);
  });

  test("of a list is one of its items, of which the program declares everything", () => {
    expect(short({ list: [{ a: 1 }] }, { list: [{ a: 1 }, { a: 2 }] })).toEqual(["add /list/1"]);
    expect(short({ list: [{ a: 1 }, { a: 2 }] }, { list: [{ a: 1 }] })).toEqual(["remove /list/1"]);
    expect(short({ list: [{ a: 1, b: 2 }, { a: 3 }] }, { list: [{ a: 1 }, { a: 4 }] })).toEqual([
      "remove /list/0/b",
      "change /list/1/a",
    ]);
    expect(short({ list: [{ a: [], b: 1 }] }, { list: [{ b: 2 }] })).toEqual(["change /list/0/b"]);
    expect(short({ list: [] }, { list: { a: 1 } })).toEqual(["change /list"]);
  });

  test("of a map is one of its keys, and an empty value differs from an absent one", () => {
    expect(short({ map: { a: 1, b: 1, c: 1, "d/e": 1 } }, { map: { a: 1, b: 2, "d/e": 2, f: 1 } })).toEqual([
      "change /map/b",
      "remove /map/c",
      "change /map/d~1e",
      "add /map/f",
    ]);
    expect(short({ map: { a: 1 } }, { map: { a: 1, b: {} } })).toEqual(["change /map/b"]);
    expect(short({ map: { a: { b: 1, c: 1 } } }, { map: { a: { b: 2, c: 1 } } })).toEqual(["change /map/a/b"]);
    expect(short({ map: { a: [1] } }, { map: { a: "text" } })).toEqual(["change /map/a"]);
  });

  test.each<[Partial<Change>, boolean]>([
    [{}, false],
    [{ local: true }, true],
    [{ local: true, replaces: true }, false],
    [{ replaces: true }, false],
    [{ declares: true, replaces: true }, true],
  ])("with %j needs no request: %s", (traits, expected) => {
    const change: Change = { place: "/a", kind: "change", local: false, replaces: false, computed: false };
    expect(isLocal({ ...change, ...traits })).toBe(expected);
  });
});

describe("declaredIn", () => {
  test("lists the declared places that Vonage could have filled in", () => {
    const inputs = {
      name: "a",
      capabilities: { voice: { region: "eu-west", signedCallbacks: true }, extra: { "b/u": { a: [1] } } },
    };
    expect(declaredIn(inputs, application)).toEqual([
      "/capabilities",
      "/capabilities/voice/signedCallbacks",
      "/capabilities/extra/b~1u",
      "/capabilities/extra/b~1u/a",
    ]);
  });
});

describe("inputsOf", () => {
  test("recovers the inputs from a state", () => {
    const inputs = { name: "a", capabilities: { voice: { region: "eu-west", signedCallbacks: true }, vbc: {} } };
    const state = {
      ...inputs,
      privacy: { improveAi: false },
      capabilities: { ...inputs.capabilities, voice: { ...inputs.capabilities.voice, conversationsTtl: 48 } },
    };
    expect(inputsOf(state, application, new Set(declaredIn(inputs, application)))).toEqual(inputs);
  });

  test("leaves out what Vonage chose, and groups of nothing else", () => {
    const plain: Schema = { type: "string" };
    const chosen: Schema = { ...plain, computed: true };
    const group: Schema = { group: true, properties: { plain, chosen } };
    const schema: Schema = { properties: { chosen, group, part: { properties: { plain } } } };
    const state = { chosen: "v", group: { plain: "a", chosen: "w" }, part: {} };
    expect(inputsOf(state, schema, new Set())).toEqual({ group: { plain: "a" }, part: {} });
    expect(inputsOf({ group: { chosen: "w" } }, schema, new Set())).toEqual({});
    expect(inputsOf(state, schema, new Set(["/chosen", "/group/chosen"]))).toEqual(state);
  });
});
