import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { functions } from "../../provider/functions";
import { resolveConfig } from "../../provider/http/config";
import { connect } from "../../provider/http/connect";
import { Session } from "../../provider/session";
import type { Values } from "./host";
import { startWorld, type World } from "./world";

const hook = "https://example.com/sms";

let world: World;
let session: Session;

beforeAll(async () => {
  world = await startWorld();
  session = new Session(await connect(resolveConfig((key) => world.settings[`vonage:${key}`], {})));
  const { emulator, home } = world;
  const own = [
    { country: "GB", msisdn: "447700900000", app_id: home.id, moHttpUrl: hook },
    { country: "GB", msisdn: "447700900010", voiceCallbackType: "tel", voiceCallbackValue: "447700900001" },
    { country: "US", msisdn: "12025550100", app_id: home.id },
  ];
  for (const number of own) emulator.numbers.give(emulator.apiKey, number);
});
afterAll(() => world.emulator.stop());

async function called(name: string, inputs: Values): Promise<readonly Values[]> {
  const known = functions.find((each) => each.name === name)!;
  expect(known.check(inputs)).toEqual([]);
  return (await known.call(session, inputs)).numbers as readonly Values[];
}

const ids = (numbers: readonly Values[]) => numbers.map(({ id }) => id);

describe("getNumbers", () => {
  test("returns all numbers of the account, in the program's spelling", async () => {
    const numbers = await called("getNumbers", {});
    expect(ids(numbers)).toEqual(["GB/447700900000", "GB/447700900010", "US/12025550100"]);
    expect(numbers[0]).toEqual({
      id: "GB/447700900000",
      numberId: "GB/447700900000",
      country: "GB",
      msisdn: "447700900000",
      type: "mobile-lvn",
      features: ["VOICE", "SMS"],
      applicationId: world.home.id,
      moHttpUrl: hook,
    });
    expect(numbers[1]).toMatchObject({ tel: "447700900001" });
  });

  test.each<[Values, string[]]>([
    [{ country: "US" }, ["US/12025550100"]],
    [{ pattern: "4477" }, ["GB/447700900000", "GB/447700900010"]],
    [{ pattern: "10", patternPlace: "end" }, ["GB/447700900010"]],
    [{ pattern: "2555", patternPlace: "anywhere" }, ["US/12025550100"]],
    [{ country: "DE" }, []],
  ])("finds by %j", async (inputs, found) => {
    expect(ids(await called("getNumbers", inputs))).toEqual(found);
  });

  test("finds the numbers of an application", async () => {
    const numbers = await called("getNumbers", { applicationId: world.home.id });
    expect(ids(numbers)).toEqual(["GB/447700900000", "US/12025550100"]);
  });
});

describe("searchNumbers", () => {
  test("returns numbers for sale with their prices, and no more than asked for", async () => {
    const numbers = await called("searchNumbers", { country: "GB", features: ["VOICE", "SMS"], limit: 3 });
    expect(numbers).toHaveLength(3);
    expect(numbers[0]).toMatchObject({ country: "GB", type: "mobile-lvn", features: ["VOICE", "SMS"], cost: "0.90" });
    expect(ids(numbers)).not.toContain("GB/447700900000");
  });

  test("reads beyond the first page", async () => {
    const numbers = await called("searchNumbers", { country: "GB", type: "mobile-lvn", limit: 1000 });
    expect(numbers).toHaveLength(118);
  });

  test("finds nothing where nothing matches", async () => {
    expect(await called("searchNumbers", { country: "GB", pattern: "999" })).toEqual([]);
  });

  test.each([["MMS", "VOICE"], ["VOICE", "SMS"], ["MMS", "SMS", "VOICE"], ["SMS"]])(
    "sends the features in the only order that the service accepts: %s %s %s",
    async (...features) => {
      const wanted = features.filter(Boolean);
      await called("searchNumbers", { country: "US", features: wanted, limit: 1 });
      const { query } = world.emulator.journal().findLast(({ path }) => path === "/number/search")!;
      expect(["SMS", "VOICE", "MMS", "SMS,VOICE", "SMS,MMS", "VOICE,MMS", "SMS,MMS,VOICE"]).toContain(query?.features);
    },
  );

  test("refuses an invalid country, feature or count", () => {
    const search = functions.find(({ name }) => name === "searchNumbers")!;
    const reasons = search.check({ country: "gb", features: ["FAX"], limit: 0 }).map(({ reason }) => reason);
    expect(reasons).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^country must be the two capital letters/),
        expect.stringMatching(/^features\[0\] must be one of/),
        expect.stringMatching(/^limit must be >= 1/),
      ]),
    );
  });
});
