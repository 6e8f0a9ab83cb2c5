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
  test("takes what Vonage filled in, and the program never said, for no change", () => {
    const filled = {
      name: "a",
      privacy: { improveAi: false },
      capabilities: { voice: { conversationsTtl: 48, webhooks: {} } },
    };
    expect(changes(filled, { name: "a", capabilities: { voice: {} } }, ["/capabilities"])).toEqual([]);
  });

  test("sees what the program said and says no more", () => {
    const state = { name: "a", capabilities: { voice: { conversationsTtl: 48, region: "eu-west" } } };
    expect(
      changes(state, { name: "a", capabilities: { voice: {} } }, ["/capabilities/voice/conversationsTtl"]),
    ).toEqual(["remove /capabilities/voice/conversationsTtl", "remove /capabilities/voice/region"]);
  });

  test("does not manage capabilities that were never declared, and takes them out when they are declared no more", () => {
    const state = { name: "a", capabilities: { vbc: {} } };
    expect(changes(state, { name: "a" })).toEqual([]);
    expect(changes(state, { name: "a" }, ["/capabilities"])).toEqual(["remove /capabilities/vbc"]);
    expect(changes(state, { name: "a", capabilities: {} })).toEqual(["remove /capabilities/vbc"]);
  });

  test("takes a capability without settings for more than none", () => {
    expect(changes({ name: "a" }, { name: "a", capabilities: { vbc: {} } })).toEqual(["add /capabilities/vbc"]);
  });

  test("takes empty groups, lists and maps for absent", () => {
    const state = { name: "a", channels: { sip: [] }, properties: { customData: {} } };
    expect(changes(state, { name: "a" }, ["/channels/sip", "/properties/customData"], user)).toEqual([]);
  });

  test("takes an unknown value for a change, but for a signing key", () => {
    const state = { name: "a", applicationId: "1", privateKey: "old" };
    expect(changes(state, { ...state, privateKey: UNKNOWN }, [], user)).toEqual([]);
    expect(changes(state, { ...state, privateKey: "new" }, [], user)).toEqual(["change /privateKey"]);
    expect(changes(state, { ...state, name: UNKNOWN }, [], user)).toEqual(["change /name"]);
  });

  test("compares an unmodelled capability where it is declared", () => {
    const state = { name: "a", capabilities: { extra: { bulk: { said: 1, filled: 2 } } } };
    const inputs = { name: "a", capabilities: { extra: { bulk: { said: 1 } } } };
    expect(changes(state, inputs, ["/capabilities/extra/bulk/said"])).toEqual([]);
    expect(changes(state, { name: "a", capabilities: {} }, ["/capabilities/extra/bulk"])).toEqual([
      "remove /capabilities/extra/bulk",
    ]);
  });
});

describe("declaredIn", () => {
  test("names the places where the program speaks and Vonage might have", () => {
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
  test("is the way back from a state to its inputs", () => {
    const inputs = { name: "a", capabilities: { voice: { region: "eu-west", signedCallbacks: true }, vbc: {} } };
    const state = {
      ...inputs,
      privacy: { improveAi: false },
      capabilities: { ...inputs.capabilities, voice: { ...inputs.capabilities.voice, conversationsTtl: 48 } },
    };
    expect(inputsOf(state, application, new Set(declaredIn(inputs, application)))).toEqual(inputs);
  });
});
