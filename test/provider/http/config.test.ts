import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { accountMark, accountName, accountNames } from "../../../provider/http/account";
import { keysGiven, resolveConfig, settingsProblems, type Source } from "../../../provider/http/config";
import { settings } from "../../../provider/schema/settings";

const credentials = { apiKey: "12345678", apiSecret: "secret-of-the-account" };
const config = (given: Record<string, string>, source: Source = "stack", env: NodeJS.ProcessEnv = {}) =>
  resolveConfig((key) => given[key], env, { source });
const problems = (given: Record<string, string>) =>
  settingsProblems((key) => given[key], {}, Object.keys(given)).map(({ key, reason }) => `${key} ${reason}`);

describe("the configuration", () => {
  test("has the defaults of the catalogue", () => {
    const defaults = settings.flatMap(({ key, default: initial }) => (initial === undefined ? [] : [[key, initial]]));
    expect(config(credentials)).toEqual({ ...credentials, ...Object.fromEntries(defaults), source: "stack" });
  });

  test("takes the environment if nothing else is given", () => {
    const env = { VONAGE_API_KEY: "from-env", VONAGE_API_SECRET: " spaced ", VONAGE_MAX_RETRIES: "7" };
    expect(config({ apiKey: "given" }, "stack", env)).toMatchObject({
      apiKey: "given",
      apiSecret: "spaced",
      maxRetries: 7,
    });
  });

  test("has one address for both hosts if only baseUrl is set", () => {
    const emulator = config({ ...credentials, baseUrl: "http://127.0.0.1:8080/" });
    expect(emulator).toMatchObject({ baseUrl: "http://127.0.0.1:8080", restUrl: "http://127.0.0.1:8080" });
    const usual = config({ ...credentials, baseUrl: "https://api.nexmo.com/" });
    expect(usual.restUrl).toBe("https://rest.nexmo.com");
    const both = config({ ...credentials, baseUrl: "http://127.0.0.1:8080", restUrl: "http://127.0.0.1:9090" });
    expect(both.restUrl).toBe("http://127.0.0.1:9090");
  });

  test("reports all problems at once, in the spelling of a stack", () => {
    expect(() => config({ baseUrl: "api.nexmo.com", requestTimeout: "0", apiKey: "k" })).toThrow(
      'The Vonage provider is not configured: vonage:apiSecret is missing: run "pulumi config set --secret vonage:apiSecret", or set VONAGE_API_SECRET; vonage:baseUrl must begin with https:// (or http:// for an emulator), such as https://api.nexmo.com; vonage:requestTimeout must be a number from 0.1 to 600.',
    );
  });

  test("is that of a stack unless told otherwise", () => {
    expect(() => resolveConfig(undefined, {})).toThrow(
      'vonage:apiKey is missing: run "pulumi config set vonage:apiKey", or set VONAGE_API_KEY; vonage:apiSecret is missing',
    );
  });

  test("has private keys and their folder only where they are given", () => {
    const given = { ...credentials, privateKeys: '{"an-id":"no key"}', privateKeyFolder: "keys" };
    expect(keysGiven((key) => given[key as keyof typeof given], {})).toEqual({
      privateKeys: {},
      privateKeyFolder: "keys",
    });
    expect(Object.keys(keysGiven(() => undefined, {}))).toEqual([]);
  });

  test("does not mention the stack's configuration to an explicit provider, which never reads it", () => {
    expect(() => config({ apiKey: "k", maxRetries: "many" }, "provider")).toThrow(
      "The Vonage provider is not configured: apiSecret is missing: give apiSecret to the provider in the program, or set VONAGE_API_SECRET; maxRetries must be a number from 0 to 20.",
    );
  });

  test("names both ways, because a dynamic provider cannot know which kind it is", () => {
    expect(() => config({ apiKey: "k" }, "either")).toThrow(
      'vonage:apiSecret is missing: run "pulumi config set --secret vonage:apiSecret" (where the program makes a VonageProvider, give apiSecret to the provider in the program), or set VONAGE_API_SECRET.',
    );
  });
});

describe("the problems of settings", () => {
  test("are none without credentials, as in a first preview", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ baseUrl: "http://[::1]:8080/", requestTimeout: "0.1", maxRetries: "20" })).toEqual([]);
  });

  test.each([
    ["https://api.nexmo.com/v2", "remove the path /v2"],
    ["https://api.nexmo.com/?a=b", "remove the query"],
    ["https://api.nexmo.com/v2/#there", "remove the path /v2/ and the fragment"],
    ["https://me:hunter2@api.nexmo.com", "remove the user information before the @"],
    ["https://me@api.nexmo.com", "remove the user information before the @"],
    ["https://:hunter2@api.nexmo.com", "remove the user information before the @"],
  ])("are the parts of %s beside scheme, host and port", (baseUrl, way) => {
    expect(problems({ baseUrl })).toEqual([
      `baseUrl must be a scheme, host and port only, such as https://api.nexmo.com; ${way}`,
    ]);
    expect(problems({ restUrl: baseUrl })).toEqual([
      `restUrl must be a scheme, host and port only, such as https://rest.nexmo.com; ${way}`,
    ]);
  });

  test.each([
    ["api.nexmo.com", "must begin with https:// (or http:// for an emulator), such as https://api.nexmo.com"],
    ["localhost:8080", "must begin with https:// (or http:// for an emulator), such as https://api.nexmo.com"],
    ["1https://api.nexmo.com", "must begin with https:// (or http:// for an emulator), such as https://api.nexmo.com"],
    ["h2c://api.nexmo.com", "must be a URL with http or https, such as https://api.nexmo.com"],
    ["ftp://api.nexmo.com", "must be a URL with http or https, such as https://api.nexmo.com"],
    ["https://", "must be a URL with http or https, such as https://api.nexmo.com"],
  ])("are reported for the URL %s", (baseUrl, reason) => {
    expect(problems({ baseUrl })).toEqual([`baseUrl ${reason}`]);
  });

  test.each(settings.filter(({ kind }) => kind === "number"))(
    "include a value outside of the range of $key",
    ({ key, least, greatest }) => {
      const reason = `${key} must be a number from ${least} to ${greatest}`;
      for (const good of [least!, greatest!]) expect(problems({ [key]: String(good) })).toEqual([]);
      for (const bad of [least! - 0.01, greatest! + 1, "soon"])
        expect(problems({ [key]: String(bad) })).toEqual([reason]);
    },
  );

  test("include names that are similar to a setting's, and no others", () => {
    expect(problems({ apiSecet: "x", base_url: "y", greeting: "z" })).toEqual([
      "apiSecet is not a setting: did you mean vonage:apiSecret?",
      "base_url is not a setting: did you mean vonage:baseUrl?",
    ]);
  });
});

test("the arguments of VonageProvider are the settings of the catalogue", () => {
  const text = readFileSync(join(__dirname, "../../../sdk/provider.ts"), "utf8");
  const named = [...text.matchAll(/^ {2}(\w+)\??: pulumi\.Input/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(settings.map(({ key }) => key as string).sort());
});

describe("the mark of an account", () => {
  test("distinguishes accounts and names one, without the key", () => {
    const mark = accountMark("abcd4f2a");
    expect(mark).toMatch(/^[\w-]{12}…4f2a$/);
    expect(accountMark("abcd4f2a")).toBe(mark);
    expect(accountMark("abce4f2a")).not.toBe(mark);
    expect(mark).not.toContain("abcd");
    expect(accountName(mark)).toBe("…4f2a");
    const alike = accountMark("abce4f2a");
    expect(accountNames(mark, accountMark("abcd91c0"))).toEqual(["…4f2a", "…91c0"]);
    expect(accountNames(mark, alike)).toEqual([mark, alike]);
  });
});
