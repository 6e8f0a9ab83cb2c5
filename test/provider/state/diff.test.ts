import { describe, expect, test } from "vitest";
import { declaredIn, inputsOf } from "../../../provider/state/declared";
import { diff } from "../../../provider/state/diff";
import { schemaOf } from "../../../provider/schema";
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
});
