import { Auth } from "@vonage/auth";
import { Feature, LineType, Numbers, SearchPattern } from "@vonage/numbers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { createApplication } from "../emulator/client";

let emulator: Emulator;
let client: Numbers;

beforeAll(async () => {
  emulator = await startEmulator();
  client = new Numbers(new Auth({ apiKey: emulator.apiKey, apiSecret: emulator.apiSecret }), {
    restHost: emulator.url,
  });
});
beforeEach(() => emulator.reset());
afterEach(() => expect(emulator.numbers.findings()).toMatchObject({ unknownParameters: {}, emptyTexts: {} }));
afterAll(() => emulator.stop());

const mobile = { country: "GB", msisdn: "447700900000" };
const success = { errorCode: "200", errorCodeLabel: "success" };
const owned = (msisdn: string, more: object = {}) =>
  emulator.numbers.give(emulator.apiKey, { country: "GB", msisdn, ...more });

const refusal = async (call: Promise<unknown>): Promise<{ status: number; body: unknown }> => {
  const error = (await call.then(
    () => expect.unreachable("must be refused"),
    (reason: unknown) => reason,
  )) as { response: Response };
  return { status: error.response.status, body: await error.response.json() };
};

// The official Node client against the emulator: every call that `@vonage/numbers` has.
describe("@vonage/numbers", () => {
  test("searches by country, type, features and pattern", async () => {
    const { count, numbers } = await client.getAvailableNumbers({
      country: "US",
      type: LineType.MOBILE_LVN,
      features: [Feature.VOICE, Feature.SMS, Feature.MMS],
      size: 3,
      index: 2,
    });
    expect(count).toBe(30);
    expect(numbers).toEqual(
      ["12025550103", "12025550104", "12025550105"].map((msisdn) => ({
        country: "US",
        msisdn,
        cost: "0.67",
        type: "mobile-lvn",
        features: ["VOICE", "SMS", "MMS"],
      })),
    );
    expect((await client.getAvailableNumbers({ country: "US", features: [Feature.VOICE, Feature.SMS] })).count).toBe(
      40,
    );
    expect(
      (await client.getAvailableNumbers({ country: "US", pattern: "1800", searchPattern: SearchPattern.START_WITH }))
        .count,
    ).toBe(10);
    expect(
      (await client.getAvailableNumbers({ country: "US", pattern: "101", searchPattern: SearchPattern.ENDS_WITH }))
        .count,
    ).toBe(2);
    expect((await client.getAvailableNumbers({ country: "US", pattern: "2555" })).count).toBe(30);
    expect(await client.getAvailableNumbers({ country: "XX" })).toEqual({});
  });

  test("buys, lists and cancels", async () => {
    expect(await client.getOwnedNumbers()).toEqual({});
    expect(await client.buyNumber({ ...mobile })).toEqual(success);
    expect(await client.getOwnedNumbers()).toEqual({
      count: 1,
      numbers: [{ ...mobile, type: "mobile-lvn", features: ["VOICE", "SMS"] }],
    });
    expect(await client.cancelNumber({ ...mobile })).toEqual(success);
    expect(emulator.numbers.owned()).toEqual([]);
  });

  test("links and configures a number, and unlinks it by leaving the application out", async () => {
    const applicationId = (await createApplication(emulator)).id;
    owned(mobile.msisdn);
    const moHttpUrl = "https://example.com/sms";
    expect(await client.updateNumber({ ...mobile, applicationId, moHttpUrl })).toEqual(success);
    expect((await client.getOwnedNumbers({ applicationId })).numbers).toEqual([
      {
        ...mobile,
        moHttpUrl,
        type: "mobile-lvn",
        features: ["VOICE", "SMS"],
        voiceCallbackType: "app",
        voiceCallbackValue: applicationId,
        app_id: applicationId,
      },
    ]);
    await client.updateNumber({ ...mobile, moHttpUrl });
    expect(await client.getOwnedNumbers({ hasApplication: true })).toEqual({});
    expect((await client.getOwnedNumbers({ hasApplication: false })).numbers).toMatchObject([{ moHttpUrl }]);
  });

  test("sets everything that its types know", async () => {
    owned(mobile.msisdn);
    const set = {
      moHttpUrl: "https://example.com/sms",
      moSmppSysType: "inbound",
      voiceCallbackType: "sip",
      voiceCallbackValue: "sip:support@example.com",
      voiceStatusCallback: "https://example.com/status",
    };
    expect(await client.updateNumber({ ...mobile, ...set } as Parameters<Numbers["updateNumber"]>[0])).toEqual(success);
    expect(emulator.numbers.owned()[0]).toMatchObject(set);
  });

  test("lists by pattern and page", async () => {
    for (let last = 0; last < 5; last += 1) owned(String(447700900000 + last));
    const page = await client.getOwnedNumbers({ size: 2, index: 3 });
    expect([page.count, page.numbers?.map(({ msisdn }) => msisdn)]).toEqual([5, ["447700900004"]]);
    const found = await client.getOwnedNumbers({ pattern: "4", searchPattern: SearchPattern.ENDS_WITH, country: "GB" });
    expect(found.numbers?.map(({ msisdn }) => msisdn)).toEqual(["447700900004"]);
  });

  test("is refused like by the service, with status and body", async () => {
    expect(await refusal(client.cancelNumber({ ...mobile }))).toEqual({
      status: 420,
      body: { "error-code": "420", "error-code-label": "method failed" },
    });
    emulator.numbers.configure({ refusalStatus: 200 });
    expect(await client.cancelNumber({ ...mobile })).toEqual({ errorCode: "420", errorCodeLabel: "method failed" });
    const stranger = new Numbers(new Auth({ apiKey: "x", apiSecret: "y" }), { restHost: emulator.url });
    expect((await refusal(stranger.getOwnedNumbers())).status).toBe(401);
  });
});
