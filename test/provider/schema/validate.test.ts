import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../../../provider/schema/unknown";
import { validate } from "../../../provider/schema/validate";

const voice = (answerUrl: unknown) => ({ name: "a", capabilities: { voice: { webhooks: { answerUrl } } } });

describe("validate", () => {
  test("says everything at once, in the user's spelling, with what is allowed", () => {
    const inputs = {
      capabilities: {
        voise: {},
        voice: {
          region: "mars",
          webhooks: {
            answer_url: {},
            eventUrl: { address: "ftp://a", httpMethod: "PUT", connectTimeout: 5000, socketTimeout: 1500.5 },
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
      "capabilities.voise is not a property here: did you mean voice?",
      "name is required",
    ]);
  });

  test("lets unknown values pass at any depth", () => {
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

  test("never says a value", () => {
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
      "channels.pstn[1].number must be a whole number",
    ]);
  });
});
