import { describe, expect, test } from "vitest";
import { schemaOf } from "../../../provider/schema";
import { takeKeyPair } from "../../key-pairs";
import { fromWire, ourSpelling, tellsAll, toWire, wirePath } from "../../../provider/state/wire";

const application = schemaOf("ApplicationInputs");
const user = schemaOf("UserInputs");

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
    const gone = { capabilities: { extra: { bulk: {}, gone: {} } } };
    expect(fromWire({ capabilities: { bulk: { a: 1 } } }, application, gone)).toStrictEqual({
      capabilities: { extra: { bulk: { a: 1 } } },
    });
  });

  test("takes a value from the known ones only if the body does not mention its place", () => {
    const known = { name: "shop", publicKey: "P" };
    expect(fromWire({ name: "new" }, application, known)).toEqual({ name: "new", publicKey: "P" });
    expect(fromWire({ keys: {} }, application, known)).toEqual({});
  });
});

describe("tellsAll", () => {
  test("is true if the body mentions the place of each known value", () => {
    expect(tellsAll({ keys: {} }, { name: "a", publicKey: "P" }, application)).toBe(true);
    expect(tellsAll({ name: "a" }, { name: "a", publicKey: "P" }, application)).toBe(false);
    expect(tellsAll({ name: "a" }, { name: "a" }, application)).toBe(true);
    expect(tellsAll({}, { privateKey: "S" }, application)).toBe(true);
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

describe("ourSpelling", () => {
  test.each([
    ["capabilities.voice.webhooks.answer_url.http_method", "capabilities.voice.webhooks.answerUrl.httpMethod"],
    ["keys.public_key", "publicKey"],
    ["keys.algorithm", "keys.algorithm"],
    ["something.else", "something.else"],
    ["name", "name"],
  ])("gives %s as %s", (wire, ours) => {
    expect(ourSpelling(wire, application)).toBe(ours);
  });

  test("counts lists", () => {
    expect(ourSpelling("channels.websocket.0.content-type", user)).toBe("channels.websocket[0].contentType");
    expect(ourSpelling("channels.websocket.12", user)).toBe("channels.websocket[12]");
    expect(ourSpelling("channels.websocket.0.headers.a_b", user)).toBe("channels.websocket[0].headers.a_b");
    for (const step of ["length", "x1", "1x"])
      expect(ourSpelling(`channels.websocket.${step}`, user)).toBe(`channels.websocket.${step}`);
    expect(ourSpelling("properties.custom_data.a.b", user)).toBe("properties.customData.a.b");
  });
});
