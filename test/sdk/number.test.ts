import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import type * as sdk from "../../sdk/index";
import type * as testing from "../../sdk/testing/index";
import { requirePackage } from "../engine/stack";

const vonage = requirePackage<typeof sdk>();
const { runProgram } = requirePackage<typeof testing>("/testing");
const address = { country: "GB", msisdn: "447700900000" };

describe("numbers under the mocks of a test", () => {
  test("have the id, the application, and the values that the service would choose", async () => {
    const { outputs } = await runProgram(() => {
      const shop = new vonage.VonageApplication("shop");
      const line = new vonage.VonageNumber("line", { ...address, application: shop });
      return { line: line.numberId, linked: line.applicationId, shop: shop.id, features: line.features };
    });
    expect(outputs).toMatchObject({ line: "GB/447700900000", features: ["VOICE", "SMS"] });
    expect(outputs.linked).toBe(outputs.shop);
  });

  test("are refused as a deployment would refuse them, everything at once", async () => {
    const program = () => void new vonage.VonageNumber("line", { country: "gb", msisdn: "+44", sip: "a b", tel: "1" });
    await expect(runProgram(program)).rejects.toThrow(
      /country must be the two capital letters(.|\n)*msisdn must be a number in E.164(.|\n)*sip and tel exclude each other/,
    );
  });

  test("accept either application or applicationId", () => {
    const shop = {} as sdk.VonageApplication;
    expect(() => new vonage.VonageNumber("line", { ...address, application: shop, applicationId: "x" })).toThrow(
      'VonageNumber "line": give either application or applicationId, not both.',
    );
  });

  test("are found by a look-up, like numbers for sale", async () => {
    const numbers = [
      { ...address, applicationId: "a" },
      { country: "US", msisdn: "12025550100" },
    ];
    const { outputs } = await runProgram(
      async () => {
        const owned: string[] = [];
        for await (const { id } of vonage.listVonageNumbers({ pattern: "00", patternPlace: "end" })) owned.push(id);
        return { owned, forSale: (await vonage.searchVonageNumbers({ country: "DE" })).map(({ id }) => id) };
      },
      { numbers, numbersForSale: [{ country: "DE", msisdn: "493023125000" }] },
    );
    expect(outputs).toEqual({ owned: ["GB/447700900000", "US/12025550100"], forSale: ["DE/493023125000"] });
  });
});

describe("the look-ups of numbers", () => {
  let emulator: Emulator;
  const options = () => ({
    account: {
      apiKey: emulator.apiKey,
      apiSecret: emulator.apiSecret,
      baseUrl: emulator.url,
      numbersRequestsPerSecond: 100,
    },
  });
  beforeAll(async () => {
    emulator = await startEmulator();
    for (let index = 0; index < 120; index += 1)
      emulator.numbers.give(emulator.apiKey, { country: "GB", msisdn: String(447700902000 + index) });
    await pulumi.runtime.setMocks({ newResource: () => ({ id: "", state: {} }), call: () => ({}) });
  });
  afterAll(() => emulator.stop());

  test("return all numbers of the account", async () => {
    const found: string[] = [];
    for await (const { msisdn } of vonage.listVonageNumbers({}, options())) found.push(msisdn);
    expect(found).toHaveLength(120);
  });

  test("return numbers for sale, with their prices", async () => {
    const [first] = await vonage.searchVonageNumbers({ country: "US", features: ["MMS"], limit: 1 }, options());
    expect(first).toMatchObject({ country: "US", cost: "0.67" });
  });

  test("refuse invalid inputs before any request", async () => {
    emulator.clearJournal();
    const listed = vonage.listVonageNumbers({ country: "uk" }, options()).next();
    await expect(listed).rejects.toThrow("country must be the two capital letters");
    expect(emulator.journal()).toEqual([]);
  });
});
