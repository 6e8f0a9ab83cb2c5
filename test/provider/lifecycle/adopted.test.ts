import { describe, expect, test } from "vitest";
import { adopted, type Adopted } from "../../../provider/lifecycle/adopted";
import { defineResource } from "../../../provider/lifecycle/define-resource";
import { resources } from "../../../provider/resources";
import type { Properties } from "../../../provider/schema";
import { takeKeyPair } from "../../key-pairs";

const { Application, User } = resources;
const address = "https://example.com/";

describe("an adopted object", () => {
  const inputsOf = (capabilities: Properties, rest: Properties = {}) => {
    const result = adopted(Application, { id: "x", name: "shop", capabilities, ...rest });
    return "inputs" in result ? result.inputs : result;
  };

  test("is declared without values that Vonage chooses by itself", () => {
    const voice = { signed_callbacks: true, conversations_ttl: 48, leg_persistence_time: 7, webhooks: {} };
    expect(inputsOf({ voice }, { privacy: { improve_ai: false }, keys: { public_key: "any" } })).toEqual({
      name: "shop",
      capabilities: { voice: {} },
    });
    const event_url = { address, connect_timeout: 1000, socket_timeout: 10000 };
    const answer_url = { address, connect_timeout: 1000, socket_timeout: 5000, http_method: "GET" };
    expect(inputsOf({ voice: { webhooks: { event_url, answer_url } } })).toMatchObject({
      capabilities: { voice: { webhooks: { eventUrl: { address }, answerUrl: { address, httpMethod: "GET" } } } },
    });
    expect(inputsOf({ messages: { version: "v1", webhooks: {} }, verify: { version: "v2" }, vbc: {} })).toEqual({
      name: "shop",
      capabilities: { messages: {}, verify: {}, vbc: {} },
    });
    expect(inputsOf({})).toEqual({ name: "shop" });
  });

  test("is declared with all values that Vonage would choose differently", () => {
    const voice = { signed_callbacks: false, conversations_ttl: 9000, leg_persistence_time: 2, region: "eu-west" };
    expect(inputsOf({ voice, messages: { version: "v0.1" } }, { privacy: { improve_ai: true } })).toEqual({
      name: "shop",
      privacy: { improveAi: true },
      capabilities: {
        voice: { signedCallbacks: false, conversationsTtl: 9000, legPersistenceTime: 2, region: "eu-west" },
        messages: { version: "v0.1" },
      },
    });
  });

  test("keeps undeclared values in its state, and reports values that no program can declare", () => {
    const voice = { conversations_ttl: 0, webhooks: { answer_url: { address: "" }, event_url: { address } }, new: 1 };
    const result = adopted(Application, { id: "x", name: "shop", capabilities: { voice, bulk: {} }, extra: 1 });
    expect(result).toMatchObject({
      inputs: { capabilities: { voice: { webhooks: { eventUrl: { address } } } } },
      state: {
        applicationId: "x",
        capabilities: { voice: { conversationsTtl: 0, webhooks: { eventUrl: { address } } } },
      },
      unmodelled: ["capabilities.voice.new", "capabilities.bulk", "extra"],
    });
    expect("refused" in result && [...result.refused].sort()).toEqual([
      "capabilities.voice.conversationsTtl",
      "capabilities.voice.webhooks.answerUrl",
      "capabilities.voice.webhooks.answerUrl.address",
    ]);
  });

  test("leaves out an object that lacks a required value, and holds one that is refused", () => {
    const voice = { region: "eu-west", webhooks: { answer_url: { http_method: "BREW" } } };
    expect(adopted(Application, { id: "x", name: "shop", capabilities: { voice } })).toMatchObject({
      inputs: { capabilities: { voice: { region: "eu-west" } } },
      refused: ["capabilities.voice.webhooks.answerUrl", "capabilities.voice.webhooks.answerUrl.httpMethod"],
    });
  });

  test("leaves out a list as a whole if one of its items is refused", () => {
    const channels = { sip: [{ uri: "sip:a" }, { uri: "bad" }], sms: [{ number: "447700900000" }] };
    expect(adopted(User, { id: "USR-1", name: "ada", channels }, { applicationId: "x" })).toMatchObject({
      inputs: { channels: { sms: [{ number: "447700900000" }] } },
      state: { channels: { sip: [{ uri: "sip:a" }, { uri: "bad" }] } },
      refused: ["channels.sip"],
    });
  });

  test("has no value in its state that no program can declare and Vonage would not choose", () => {
    const result = adopted(Application, { id: "x", name: "shop", capabilities: { voice: { region: "mars" } } });
    expect(result).toMatchObject({
      inputs: { name: "shop", capabilities: { voice: {} } },
      refused: ["capabilities.voice.region"],
    });
    expect(result).not.toHaveProperty("state.capabilities.voice.region");
  });

  test("has the hidden outputs of its state", () => {
    const body = { id: "x", name: "shop", capabilities: { vbc: {} } };
    expect(adopted(Application, body, {}, "mark")).toMatchObject({
      state: { __declared: ["/capabilities"], __account: "mark" },
    });
    expect(adopted(Application, body)).not.toHaveProperty("state.__account");
  });

  test("reports unmodelled values, except links and free-form values", () => {
    const body = { id: "x", name: "shop", privacy: "odd", _links: {}, a_: 1, capabilities: { vbc: {} } };
    expect(adopted(Application, body)).toMatchObject({ unmodelled: ["a_"] });
    const user = { id: "USR-1", name: "ada", properties: { custom_data: { tier: 1 }, more: 1 } };
    const known = { applicationId: "x", privateKey: takeKeyPair().privateKey };
    expect(adopted(User, user, known)).toMatchObject({ unmodelled: ["properties.more"] });
  });

  test("accepts its own private key, and another one only if the program replaces the key", () => {
    const [own, other] = [takeKeyPair(), takeKeyPair()];
    const result = adopted(Application, { id: "x", name: "shop", keys: { public_key: own.publicKey } });
    const { inputs, state } = result as Adopted;
    const placesOf = (more: Properties) =>
      Application.diff({ state, news: Application.check({ news: { ...inputs, ...more } }).inputs }).differences.map(
        ({ path }) => `/${path.join("/")}`,
      );
    expect(placesOf({ privateKey: own.privateKey })).toEqual(["/privateKey"]);
    expect(() => placesOf({ privateKey: other.privateKey })).toThrow("not the private half of the public key");
    expect(placesOf({ ...other })).toEqual(["/publicKey", "/privateKey"]);
    expect(placesOf({ keyTriggers: ["adopted"] })).toContain("/publicKey");
    expect(placesOf({ publicKey: own.publicKey })).toEqual(["/publicKey"]);
  });

  test("is left out if it cannot be declared", () => {
    expect(adopted(Application, { id: "x", name: "", capabilities: {} })).toEqual({
      reasons: ["name must not be blank"],
    });
    const known = { applicationId: "x", privateKey: "no key" };
    expect(adopted(User, { id: "USR-1", name: "me" }, known)).toEqual({
      reasons: [expect.stringMatching(/^privateKey must be/), expect.stringMatching(/^name must be a name/)],
    });
    expect(adopted(User, { id: "USR-1", name: "ada", image_url: "no url" }, known)).toEqual({
      reasons: [expect.stringMatching(/^privateKey must be/), expect.stringMatching(/^imageUrl must be/)],
    });
    const never = defineResource({ ...Application.kind.definition, check: () => ["it never fits"] });
    expect(adopted(never, { id: "x", name: "shop", capabilities: {} })).toEqual({ reasons: ["it never fits"] });
  });
});
