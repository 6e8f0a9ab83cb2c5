import { describe, expect, test } from "vitest";
import { definitions, propertiesOf } from "../../../provider/schema";
import { UNKNOWN } from "../../../provider/schema/unknown";
import { refusedPlaces, validate } from "../../../provider/schema/validate";

const voice = (answerUrl: unknown) => ({ name: "a", capabilities: { voice: { webhooks: { answerUrl } } } });

describe("validate", () => {
  test("reports everything at once, in the user's spelling, with the allowed values", () => {
    const inputs = {
      capabilities: {
        voise: {},
        voice: {
          region: "mars",
          webhooks: {
            answer_url: {},
            eventUrl: { address: "ftp://a", httpMethod: "PUT", connectTimeout: 5000, socketTimeout: 1500.5 },
            fallbackAnswerUrl: { address: "https://a.b", connectTimeout: 299 },
          },
        },
      },
    };
    expect(validate(inputs, "ApplicationInputs").sort()).toEqual([
      'capabilities.voice.region must be one of "apac-australia", "apac-sng", "eu-east", "eu-west", "na-east", "na-west"',
      "capabilities.voice.webhooks.answer_url is not a property here: did you mean answerUrl?",
      "capabilities.voice.webhooks.eventUrl.address must be a URL with http or https, such as https://example.com/webhooks/answer",
      "capabilities.voice.webhooks.eventUrl.connectTimeout must be <= 1000 (allowed: 300 to 1000)",
      'capabilities.voice.webhooks.eventUrl.httpMethod must be one of "GET", "POST"',
      "capabilities.voice.webhooks.eventUrl.socketTimeout must be a whole number (allowed: 1000 to 10000)",
      "capabilities.voice.webhooks.fallbackAnswerUrl.connectTimeout must be >= 300 (allowed: 300 to 1000)",
      "capabilities.voise is not a property here: did you mean voice?",
      "name is required",
    ]);
  });

  test("accepts valid inputs", () => {
    expect(validate({ name: "a", capabilities: { vbc: {} } }, "ApplicationInputs")).toEqual([]);
  });

  test("names the resource if the inputs are no object", () => {
    expect(validate([], "ApplicationInputs")).toEqual(["The application must be an object"]);
    expect(validate("text", "UserInputs")).toEqual(["The user must be an object"]);
  });

  test("accepts unknown values at any depth", () => {
    expect(validate(voice(UNKNOWN), "ApplicationInputs")).toEqual([]);
    expect(
      validate(voice({ address: UNKNOWN, httpMethod: UNKNOWN, connectTimeout: UNKNOWN }), "ApplicationInputs"),
    ).toEqual([]);
    expect(
      validate(
        { name: UNKNOWN, capabilities: UNKNOWN, publicKey: UNKNOWN, keyTriggers: [UNKNOWN] },
        "ApplicationInputs",
      ),
    ).toEqual([]);
    const user = {
      name: UNKNOWN,
      applicationId: UNKNOWN,
      privateKey: UNKNOWN,
      channels: { sip: [{ uri: UNKNOWN }], pstn: UNKNOWN },
    };
    expect(validate(user, "UserInputs")).toEqual([]);
  });

  test("never shows a value", () => {
    const secret = "hunter2hunter2";
    const inputs = {
      name: 1,
      privateKey: secret,
      publicKey: secret,
      capabilities: { video: { webhooks: { archiveStatus: { address: secret, secret: { secret } } } } },
    };
    const reasons = validate(inputs, "ApplicationInputs");
    expect(reasons).toHaveLength(5);
    expect(reasons.join()).not.toContain(secret);
  });

  test("counts lists, and quotes strange names", () => {
    const user = {
      name: "a",
      applicationId: "1",
      privateKey: UNKNOWN,
      channels: { pstn: [{ number: 1 }, { number: "1" }], "f-x": [] },
    };
    expect(validate(user, "UserInputs")).toEqual([
      expect.stringMatching(/^channels\["f-x"\] is not a property here: it takes pstn, /),
      "channels.pstn[1].number must be a whole number: the telephone number in E.164 without the plus, such as 447700900000",
    ]);
  });

  const user = (more: object) =>
    validate({ name: "a", applicationId: "1", privateKey: UNKNOWN, ...more }, "UserInputs");

  test("describes the form of a text in words", () => {
    const name = 'name must be a name that is not empty, is not "me", and does not begin with "USR-" as ids do';
    for (const refused of ["", "me", "USR-1"]) expect(user({ name: refused })).toEqual([name]);
    const channels = {
      sip: [{ uri: "ada@example.com" }],
      websocket: [{ uri: "https://example.com/socket" }],
      sms: [{ number: "+447700900000" }, { number: "" }],
      pstn: [{ number: "+447700900000" }],
    };
    expect(user({ channels }).sort()).toEqual([
      "channels.pstn[0].number must be a whole number: the telephone number in E.164 without the plus, such as 447700900000",
      "channels.sip[0].uri must be a SIP address that begins with sip: or sips:, such as sip:ada@example.com",
      'channels.sms[0].number must be a number in E.164 without the plus, such as "447700900000"',
      "channels.sms[1].number must not be empty",
      "channels.websocket[0].uri must be a websocket address that begins with ws:// or wss://, without spaces, such as wss://example.com/socket",
    ]);
    expect(validate({ name: " " }, "ApplicationInputs")).toEqual(["name must not be blank"]);
    expect(validate({ name: 7 }, "ApplicationInputs")).toEqual(["name must be a string"]);
    expect(user({ channels: { pstn: [{ number: -1 }] } })).toEqual(["channels.pstn[0].number must be >= 0"]);
    expect(user({ channels: { sms: "447700900000" } })).toEqual(["channels.sms must be a list"]);
  });

  test("has words for every pattern of the schema", () => {
    const patterned = Object.entries(definitions).flatMap(([type, schema]) =>
      Object.entries(propertiesOf(schema) ?? {}).flatMap(([key, { pattern, refusal }]) =>
        pattern === undefined ? [] : [[`${type}.${key}`, refusal] as const],
      ),
    );
    expect(patterned.length).toBeGreaterThan(4);
    expect(patterned.filter(([, refusal]) => !/^must /.test(refusal ?? ""))).toEqual([]);
  });

  test("shows how to write an object, if its only required property stands in its place", () => {
    expect(validate(voice("https://example.com/answer"), "ApplicationInputs")).toEqual([
      "capabilities.voice.webhooks.answerUrl must be an object: write { address: … }",
    ]);
    expect(user({ channels: { sms: ["447700900000"], pstn: [447700900000], vbc: ["403"] } }).sort()).toEqual([
      "channels.pstn[0] must be an object: write { number: … }",
      "channels.sms[0] must be an object: write { number: … }",
      "channels.vbc[0] must be an object: write { extension: … }",
    ]);
    expect(validate(voice(true), "ApplicationInputs")).toEqual([
      "capabilities.voice.webhooks.answerUrl must be an object",
    ]);
    expect(validate({ name: "a", capabilities: { voice: "on" } }, "ApplicationInputs")).toEqual([
      "capabilities.voice must be an object",
    ]);
  });

  test("names a list as one place, together with its items", () => {
    const sms = Array.from({ length: 12 }, (_, index) => ({ number: index === 3 || index === 11 ? 7 : "1" }));
    const inputs = { name: "a", applicationId: 7, channels: { sms, pstn: [7] } };
    expect(refusedPlaces(inputs, "UserInputs").sort()).toEqual(["/applicationId", "/channels/pstn", "/channels/sms"]);
    expect(refusedPlaces({ name: "a", applicationId: "1" }, "UserInputs")).toEqual([]);
    expect(refusedPlaces({ name: "a", capabilities: { extra: { "2fa": 7 } } }, "ApplicationInputs")).toEqual([
      "/capabilities/extra/2fa",
    ]);
  });

  test.each([
    [{ channels: { wasap: [] } }, "channels.wasap is not a property here: did you mean whatsapp?"],
    [{ channels: { what_sap: [] } }, "channels.what_sap is not a property here: did you mean whatsapp?"],
    [{ channels: { mesenger: [] } }, "channels.mesenger is not a property here: did you mean messenger?"],
    [{ dispName: "A" }, "dispName is not a property here: did you mean displayName?"],
    [{ channels: { tel: [] } }, expect.stringMatching(/^channels\.tel is not a property here: it takes pstn, /)],
    [{ channels: { rtc: [] } }, expect.stringMatching(/^channels\.rtc is not a property here: it takes pstn, /)],
  ])("guesses what %j means, or says what there is", (more, reason) => {
    expect(user(more)).toEqual([reason]);
  });

  test("says if an object takes no properties", () => {
    expect(validate({ name: "a", capabilities: { vbc: { zzz: 1 } } }, "ApplicationInputs")).toEqual([
      "capabilities.vbc.zzz is not a property here: it takes no properties",
    ]);
  });
});
