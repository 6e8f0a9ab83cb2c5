import { describe, expect, test } from "vitest";
import { schemaOf } from "../../../provider/schema";
import { takeKeyPair } from "../../key-pairs";
import { fromWire, ourSpelling, overlay, toWire, wirePath } from "../../../provider/state/wire";

const application = schemaOf("ApplicationInputs");
const user = schemaOf("UserInputs");
const none = new Set<string>();

describe("toWire", () => {
  test("spells names by one mechanical rule", () => {
    expect(wirePath("fallbackAnswerUrl", {})).toEqual(["fallback_answer_url"]);
    expect(toWire({ capabilities: { networkApis: { redirectUri: "a:b" } } }, application)).toEqual({
      capabilities: { network_apis: { redirect_uri: "a:b" } },
    });
  });

  test("puts the public key where Vonage has it, and sends no local properties", () => {
    expect(toWire({ name: "shop", publicKey: "P", privateKey: "S", keyTriggers: [1] }, application)).toEqual({
      name: "shop",
      keys: { public_key: "P" },
    });
  });

  test("leaves the keys of free-form maps alone", () => {
    const websocket = [
      { uri: "wss://a.b", contentType: "audio/l16;rate=8000", headers: { customerId: "1", "X-a": "2" } },
    ];
    expect(
      toWire({ properties: { customData: { tierName: { innerKey: 1 } } }, channels: { websocket } }, user),
    ).toEqual({
      properties: { custom_data: { tierName: { innerKey: 1 } } },
      channels: {
        websocket: [
          { uri: "wss://a.b", "content-type": "audio/l16;rate=8000", headers: { customerId: "1", "X-a": "2" } },
        ],
      },
    });
  });

  test("puts unmodelled capabilities beside the others, unchanged", () => {
    const extra = { bulk: { webhooks: { list_status_url: { address: "https://a.b" } } } };
    expect(toWire({ capabilities: { vbc: {}, extra } }, application)).toEqual({ capabilities: { vbc: {}, ...extra } });
  });
});

describe("fromWire", () => {
  test("converts back", () => {
    const inputs = {
      name: "shop",
      privacy: { improveAi: false },
      capabilities: { voice: { webhooks: { answerUrl: { address: "https://a.b", connectTimeout: 300 } } }, vbc: {} },
    };
    expect(fromWire(toWire(inputs, application), application)).toEqual(inputs);
  });

  test("leaves out unmodelled values and null", () => {
    expect(fromWire({ name: "shop", privacy: null, capabilities: { bulk: {} }, _links: {} }, application)).toEqual({
      name: "shop",
      capabilities: {},
    });
  });

  test("returns an unmodelled capability that the program declares", () => {
    const like = { capabilities: { extra: { bulk: {} } } };
    expect(fromWire({ capabilities: { bulk: { a_b: 1 }, other: {} } }, application, like)).toEqual({
      capabilities: { extra: { bulk: { a_b: 1 } } },
    });
  });
});

describe("both ways", () => {
  test("have no value that is absent, null or local", () => {
    const ours = fromWire({ name: null, private_key: "S", keys: null }, application) as object;
    expect(Object.keys(ours)).toEqual(["capabilities"].filter((key) => key in ours));
    expect(Object.keys(toWire({ name: "a", privacy: undefined }, application) as object)).toEqual(["name"]);
  });

  test("reach into lists, and leave lists of nobody knows what alone", () => {
    const websocket = [{ uri: "wss://a.b", "content-type": "audio/l16;rate=8000" }];
    expect(fromWire({ channels: { websocket } }, user)).toEqual({
      channels: { websocket: [{ uri: "wss://a.b", contentType: "audio/l16;rate=8000" }] },
    });
    expect(fromWire([{ a_b: 1 }], {})).toEqual([{ a_b: 1 }]);
  });

  test("spell a key in one way", () => {
    const { publicKey } = takeKeyPair();
    expect(fromWire({ keys: { public_key: publicKey.replaceAll("\n", "\r\n") } }, application)).toMatchObject({
      publicKey,
    });
  });
});

describe("overlay", () => {
  const merge = (live: unknown, inputs: unknown, state: unknown, unsettled: string[] = []) =>
    overlay(live, inputs, state, user, { declared: new Set(["/properties/customData", "/channels/sip"]), unsettled });
  const data = (customData: unknown) => ({ properties: { customData } });

  test("leaves out an empty list without a change, unless an update may have left another", () => {
    const live = { channels: { sip: [{ uri: "sip:a" }] } };
    expect(merge(live, {}, { channels: { sip: [] } })).toEqual(live);
    expect(merge(live, {}, { channels: { sip: [] } }, ["/channels/sip"])).toEqual({ channels: {} });
  });

  test("does not bring back an object that others have removed, unless an update may have", () => {
    const program = { properties: { customData: { a: 1 } } };
    expect(merge({ name: "a" }, program, program)).toEqual({ name: "a" });
    expect(merge({ name: "a" }, program, program, ["/properties"])).toEqual({
      name: "a",
      properties: { custom_data: { a: 1 } },
    });
  });

  test("replaces what is no object on the service", () => {
    const live = { properties: "odd" };
    expect(merge(live, data({ a: 1 }), data({ b: 1 }))).toEqual({ properties: { custom_data: { a: 1 } } });
    expect(merge({ properties: { custom_data: "odd" } }, data({ a: 1 }), data({ b: 1 }))).toEqual({
      properties: { custom_data: { a: 1 } },
    });
  });

  test("merges maps inside maps, and takes ours whole where one of the three is none", () => {
    const live = { properties: { custom_data: { deep: { a: 1, theirs: 1 }, flat: { theirs: 1 }, text: "x" } } };
    const state = data({ deep: { a: 1 }, flat: 1, text: {} });
    const merged = merge(live, data({ deep: { a: 2 }, flat: { b: 1 }, text: { c: 1 } }), state);
    expect(merged).toEqual({
      properties: { custom_data: { deep: { a: 2, theirs: 1 }, flat: { b: 1 }, text: { c: 1 } } },
    });
    const without = merge(live, data({ flat: 1, text: {} }), state) as typeof live;
    expect(Object.keys(without.properties.custom_data)).toEqual(["flat", "text"]);
  });

  test("keeps unmodelled values and those that Vonage chose", () => {
    const live = { capabilities: { voice: { conversations_ttl: 9000, new_setting: 1 }, bulk: { a: 1 } }, other: true };
    const inputs = { capabilities: { voice: { region: "eu-west" } } };
    const state = { capabilities: { voice: {} } };
    expect(overlay(live, inputs, state, application, { declared: none })).toEqual({
      capabilities: { voice: { conversations_ttl: 9000, new_setting: 1, region: "eu-west" }, bulk: { a: 1 } },
      other: true,
    });
  });

  test("removes properties that the program has dropped", () => {
    const live = {
      capabilities: {
        voice: {
          conversations_ttl: 100,
          region: "eu-west",
          webhooks: { answer_url: { address: "https://a.b", x: 1 } },
        },
      },
    };
    const state = {
      capabilities: {
        voice: { conversationsTtl: 100, region: "eu-west", webhooks: { answerUrl: { address: "https://a.b" } } },
      },
    };
    const declared = new Set(["/capabilities", "/capabilities/voice/conversationsTtl"]);
    expect(overlay(live, { capabilities: { voice: {} } }, state, application, { declared })).toEqual({
      capabilities: { voice: { webhooks: {} } },
    });
  });

  test("keeps changes on the service that the state does not show", () => {
    const live = { capabilities: { voice: {}, messages: { version: "v1" } } };
    const inputs = { name: "new", capabilities: { voice: {} } };
    expect(overlay(live, inputs, { capabilities: { voice: {} } }, application, { declared: none })).toMatchObject({
      name: "new",
      capabilities: { messages: { version: "v1" } },
    });
  });

  test("sends the service's value of a declared property that the program does not change", () => {
    const state = { name: "a", capabilities: { voice: { region: "eu-west", conversationsTtl: 1 } } };
    const live = { name: "a", capabilities: { voice: { region: "na-east", conversations_ttl: 2 } } };
    const inputs = { ...state, name: "b" };
    expect(overlay(live, inputs, state, application, { declared: new Set(["/capabilities"]) })).toEqual({
      name: "b",
      capabilities: live.capabilities,
    });
  });

  test("sends again what an update without an answer may have changed", () => {
    const state = { name: "a", capabilities: { voice: { region: "eu-west" } } };
    const live = { name: "a", capabilities: { voice: { region: "na-east" } } };
    const known = { declared: none, unsettled: ["/capabilities/voice/region"] };
    expect(overlay(live, state, state, application, known)).toEqual({
      name: "a",
      capabilities: { voice: { region: "eu-west" } },
    });
  });

  test("merges a free-form map key by key", () => {
    const state = { properties: { customData: { kept: 1, changed: 1, removed: 1 } } };
    const live = { properties: { custom_data: { kept: 2, changed: 1, removed: 1, added: 1 } } };
    const inputs = { properties: { customData: { kept: 1, changed: 3 } } };
    expect(overlay(live, inputs, state, user, { declared: new Set(["/properties/customData"]) })).toEqual({
      properties: { custom_data: { kept: 2, changed: 3, added: 1 } },
    });
  });

  test("keeps what is not modelled in an item of a list that the program changes", () => {
    const state = { channels: { sip: [{ uri: "sip:a" }, { uri: "sip:b" }] } };
    const live = { channels: { sip: [{ uri: "sip:a", x_codec: "opus" }, { uri: "sip:b" }] } };
    const inputs = { channels: { sip: [{ uri: "sip:a", username: "ada" }, { uri: "sip:b" }] } };
    expect(overlay(live, inputs, state, user, { declared: new Set(["/channels/sip"]) })).toEqual({
      channels: { sip: [{ uri: "sip:a", username: "ada", x_codec: "opus" }, { uri: "sip:b" }] },
    });
  });

  test("merges lists inside a map of the user's own, item by item", () => {
    const data = (...list: unknown[]) => ({ customData: { list } });
    const [state, inputs] = [data("a", "b"), data("a", "c", "b")].map((properties) => ({ properties }));
    const live = { properties: { custom_data: { list: ["a", "x"] } } };
    expect(overlay(live, inputs, state, user, { declared: new Set(["/properties/customData"]) })).toEqual({
      properties: { custom_data: { list: ["a", "c", "x"] } },
    });
  });

  test("removes all modelled capabilities when they are no longer declared", () => {
    const live = { capabilities: { voice: {}, vbc: {}, bulk: { a: 1 } } };
    const state = { capabilities: { voice: {}, vbc: {} } };
    expect(overlay(live, {}, state, application, { declared: new Set(["/capabilities"]) })).toEqual({
      capabilities: { bulk: { a: 1 } },
    });
    expect(overlay(live, {}, state, application, { declared: none })).toEqual(live);
  });

  test("changes an unmodelled capability only where it is declared", () => {
    const live = { capabilities: { bulk: { kept: 1, changed: 1, removed: 1 } } };
    const state = { capabilities: { extra: { bulk: { kept: 1, changed: 1, removed: 1 } } } };
    const inputs = { capabilities: { extra: { bulk: { changed: 2 } } } };
    const declared = new Set([
      "/capabilities/extra/bulk",
      "/capabilities/extra/bulk/changed",
      "/capabilities/extra/bulk/removed",
    ]);
    expect(overlay(live, inputs, state, application, { declared })).toEqual({
      capabilities: { bulk: { kept: 1, changed: 2 } },
    });
  });
});

describe("ourSpelling", () => {
  test.each([
    ["capabilities.voice.webhooks.answer_url.http_method", "capabilities.voice.webhooks.answerUrl.httpMethod"],
    ["keys.public_key", "publicKey"],
    ["something.else", "something.else"],
    ["name", "name"],
  ])("gives %s as %s", (wire, ours) => {
    expect(ourSpelling(wire, application)).toBe(ours);
  });

  test("counts lists", () => {
    expect(ourSpelling("channels.websocket.0.content-type", user)).toBe("channels.websocket[0].contentType");
    expect(ourSpelling("channels.websocket.12", user)).toBe("channels.websocket[12]");
    expect(ourSpelling("channels.websocket.length", user)).toBe("channels.websocket.length");
    expect(ourSpelling("properties.custom_data.a.b", user)).toBe("properties.customData.a.b");
  });
});
