import { describe, expect, test } from "vitest";
import { schemaOf } from "../../../provider/schema";
import { takeKeyPair } from "../../key-pairs";
import { overlay } from "../../../provider/state/wire";

const application = schemaOf("ApplicationInputs");
const user = schemaOf("UserInputs");
const none = new Set<string>();

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

  test("leaves what is no object on the service, unless the program changes it, and then replaces it whole", () => {
    const channels = (uri: string) => ({ channels: { sip: [{ uri }], vbc: [{ extension: "1" }] } });
    const live = { channels: "odd" };
    expect(merge(live, channels("sip:a"), channels("sip:a"))).toEqual(live);
    expect(merge(live, channels("sip:b"), channels("sip:a"))).toEqual(channels("sip:b"));
    const list = { channels: { sip: "odd", vbc: [{ extension: "1" }] } };
    expect(merge(list, channels("sip:b"), channels("sip:a"))).toEqual(channels("sip:b"));
  });

  test("writes only the changes into an object that others have removed", () => {
    const channels = (uri: string) => ({ channels: { sip: [{ uri }], vbc: [{ extension: "1" }] } });
    expect(merge({}, channels("sip:b"), channels("sip:a"))).toEqual({ channels: { sip: [{ uri: "sip:b" }] } });
    expect(merge({}, {}, { channels: {} }, ["/channels"])).toEqual({});
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
    const lists = { theirs: ["x"], base: ["x"], ours: "text" };
    expect(
      merge(
        { properties: { custom_data: { theirs: "text", base: ["x"], ours: ["x"] } } },
        data({ ...lists, theirs: ["y"], base: ["y"] }),
        data({ ...lists, base: "text", ours: ["x"] }),
      ),
    ).toEqual({ properties: { custom_data: { theirs: ["y"], base: ["y"], ours: "text" } } });
  });

  describe("of a list, item by item,", () => {
    const socket = (uri: string, more: object = {}) => ({ uri, contentType: "audio/l16;rate=8000", ...more });
    const wire = (uri: string, more: object = {}) => ({ uri, "content-type": "audio/l16;rate=8000", ...more });
    const sockets = (live: unknown[], inputs: unknown[], state: unknown[]) => {
      const [ours, base] = [inputs, state].map((websocket) => ({ channels: { websocket } }));
      return (merge({ channels: { websocket: live } }, ours, base) as typeof ours)!.channels.websocket;
    };
    const headers = { headers: { a: "1" } };
    const [a, b] = [socket("ws://a"), socket("ws://b")];

    test("keeps removed items removed, and unmodelled values in the others", () => {
      const live = [wire("ws://b", { x_codec: 1 })];
      expect(sockets(live, [a, socket("ws://b", headers)], [a, b])).toEqual([
        wire("ws://b", { x_codec: 1, ...headers }),
      ]);
    });

    test("brings back a removed item that the program changes", () => {
      expect(sockets([wire("ws://a")], [a, socket("ws://b", headers)], [a, b])).toEqual([
        wire("ws://a"),
        wire("ws://b", headers),
      ]);
    });

    test("keeps items that others have added", () => {
      expect(sockets([wire("ws://a"), wire("ws://c")], [socket("ws://a", headers)], [a])).toEqual([
        wire("ws://a", headers),
        wire("ws://c"),
      ]);
    });

    test("changes the names of an item to those on the wire", () => {
      const other = socket("ws://a", { contentType: "audio/l16;rate=16000" });
      expect(sockets([wire("ws://a")], [other], [a])).toEqual([
        wire("ws://a", { "content-type": "audio/l16;rate=16000" }),
      ]);
    });

    test("counts equal items, and keeps a new empty one", () => {
      const custom = (list: unknown[]) => data({ list });
      const merged = (live: unknown[], inputs: unknown[], state: unknown[]) =>
        merge({ properties: { custom_data: { list: live } } }, custom(inputs), custom(state));
      expect(merged(["a"], ["a", "a", "b"], ["a", "a"])).toEqual({ properties: { custom_data: { list: ["a", "b"] } } });
      expect(merged(["a"], ["a", {}], ["a"])).toEqual({ properties: { custom_data: { list: ["a", {}] } } });
    });
  });

  describe("of an application", () => {
    const merged = (live: unknown, inputs: unknown, state: unknown, unsettled: string[] = []) =>
      overlay(live, inputs, state, application, { declared: new Set(["/publicKey"]), unsettled });
    const extra = (a: unknown) => ({ capabilities: { extra: { bulk: { a } } } });

    test("sends no properties that Vonage never sees", () => {
      expect(merged({ name: "a" }, { name: "a", privateKey: "new" }, { name: "a", privateKey: "old" })).toEqual({
        name: "a",
      });
    });

    test("sends a declared empty object that is new, or that an update may have removed", () => {
      const vbc = { capabilities: { vbc: {} } };
      expect(merged({ capabilities: {} }, vbc, { capabilities: {} })).toEqual(vbc);
      expect(merged({ capabilities: {} }, vbc, vbc)).toEqual({ capabilities: {} });
      expect(merged({ capabilities: {} }, vbc, vbc, ["/capabilities/vbc"])).toEqual(vbc);
    });

    test("sends an empty unmodelled value that the service lacks", () => {
      expect(merged({ capabilities: { bulk: {} } }, extra([]), extra([1]))).toEqual({
        capabilities: { bulk: { a: [] } },
      });
      expect(merged({ capabilities: { bulk: { a: [1] } } }, extra("text"), extra([1]))).toEqual({
        capabilities: { bulk: { a: "text" } },
      });
    });

    test("leaves the values beside a key, and removes a dropped key", () => {
      const live = { keys: { public_key: "P", algorithm: "RS256" } };
      expect(merged(live, { publicKey: "Q" }, { publicKey: "P" })).toEqual({
        keys: { public_key: "Q", algorithm: "RS256" },
      });
      expect(merged(live, {}, { publicKey: "P" })).toEqual({ keys: { algorithm: "RS256" } });
    });

    test("leaves the spelling of the service if it holds the new value already", () => {
      const { publicKey } = takeKeyPair();
      const live = { keys: { public_key: publicKey.replaceAll("\n", "\r\n") } };
      expect(merged(live, { publicKey }, { publicKey: "P" })).toEqual(live);
    });
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
