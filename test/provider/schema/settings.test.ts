import { describe, expect, test } from "vitest";
import {
  plainSecretWarning,
  privateKeysIn,
  settings,
  settingsProblems,
  spelled,
  variable,
} from "../../../provider/schema/settings";
import { takeKeyPairs } from "../../key-pairs";

const [{ privateKey, publicKey }] = takeKeyPairs(1) as [ReturnType<typeof takeKeyPairs>[number]];
const problems = (privateKeys: string) => settingsProblems((key) => ({ privateKeys })[key], {});

describe("the private keys of the settings", () => {
  test("are read in their canonical spelling, and other values are left out", () => {
    const text = JSON.stringify({ "an-id": privateKey.replaceAll("\n", "\\n"), other: publicKey, third: 7 });
    expect(Object.entries(privateKeysIn(text))).toEqual([["an-id", privateKey]]);
  });

  test.each([undefined, "", "no JSON", "[]", "null", "7"])("are none in %j", (text) => {
    expect(privateKeysIn(text)).toEqual({});
  });

  test("are a JSON object", () => {
    const reason = "must be a JSON object of private keys by application id";
    for (const text of ["no JSON", "[]", "null", "7"]) expect(problems(text)).toEqual([{ key: "privateKeys", reason }]);
    expect(problems("{}")).toEqual([]);
  });

  test("that are invalid are named by their application, and never shown", () => {
    expect(problems(JSON.stringify({ good: privateKey }))).toEqual([]);
    const reason = "must hold private keys in PEM without a passphrase; the value for one, two is no such key";
    expect(problems(JSON.stringify({ one: "hunter2", good: privateKey, two: 7 }))).toEqual([
      { key: "privateKeys", reason },
    ]);
  });
});

describe("a setting", () => {
  test.each([
    ["apiKey", "VONAGE_API_KEY"],
    ["numbersRequestsPerSecond", "VONAGE_NUMBERS_REQUESTS_PER_SECOND"],
  ])("%s is %s in the environment", (key, name) => {
    expect(variable(key)).toBe(name);
  });

  test("has the spelling of its source", () => {
    expect(spelled("apiKey", "stack")).toBe("vonage:apiKey");
    expect(spelled("apiKey", "either")).toBe("vonage:apiKey");
    expect(spelled("apiKey", "provider")).toBe("apiKey");
    expect(spelled("apiKey", "environment")).toBe("VONAGE_API_KEY");
  });

  test("that is blank counts as missing", () => {
    expect(settingsProblems((key) => ({ requestTimeout: "  ", maxRetries: "\n" })[key], {})).toEqual([]);
    expect(settingsProblems(() => undefined, { VONAGE_MAX_RETRIES: " many " })).toEqual([
      { key: "maxRetries", reason: "must be a number from 0 to 20" },
    ]);
  });

  test("that is a URL begins with http or https, and does not only contain it", () => {
    expect(settingsProblems((key) => ({ baseUrl: "ftp://api.nexmo.com/https://" })[key], {})).toEqual([
      { key: "baseUrl", reason: "must be a URL with http or https, such as https://api.nexmo.com" },
    ]);
  });

  test("is a secret if it holds the account's secret or private keys", () => {
    expect(settings.filter(({ secret }) => secret).map(({ key }) => key)).toEqual(["apiSecret", "privateKeys"]);
  });

  test("that is a secret in plain text is reported with the command that corrects it", () => {
    expect(plainSecretWarning({ key: "apiSecret" })).toContain('"pulumi config set --secret vonage:apiSecret"');
  });
});
