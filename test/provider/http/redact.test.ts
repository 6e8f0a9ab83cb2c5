import { describe, expect, test } from "vitest";
import { redact } from "../../../provider/http/redact";

describe("a text", () => {
  test.each([[["hunter2", "hunter2-and-more"]], [["hunter2-and-more", "hunter2"]]])(
    "loses a secret whole, though another of %j begins it",
    (secrets) => {
      expect(redact("first hunter2-and-more, then hunter2.", secrets)).toBe("first [secret], then [secret].");
    },
  );

  test("loses a secret that ends with another one, or contains one", () => {
    expect(redact("my-hunter2-too my-hunter2", ["hunter2", "my-hunter2", "my-hunter2-too"])).toBe("[secret] [secret]");
  });

  test("loses a secret in every spelling, in keys and in values at any depth", () => {
    const secret = 'a"b c';
    const value = { [secret]: ['a\\"b c', { url: "https://x.test/a%22b%20c" }, "form=a%22b+c"], plain: "kept" };
    expect(redact(value, [secret])).toEqual({
      "[secret]": ["[secret]", { url: "https://x.test/[secret]" }, "form=[secret]"],
      plain: "kept",
    });
  });

  test("keeps texts that are too short to be secrets", () => {
    expect(redact("an ab", ["ab", ""])).toBe("an ab");
  });
});

/** A private key as a file shows it. It is none, so no tool takes it for a leak. */
const pem = (kind = "") => `-----BEGIN ${kind}PRIVATE KEY-----\nMIIB\nAb+/=\n-----END ${kind}PRIVATE KEY-----`;
const HEAD = "eyJhbGciOiJSUzI1NiJ9";

describe("a text that nobody declared secret", () => {
  test.each([
    ["a private key", `key: ${pem()}, done`, "key: [secret], done"],
    ["a private key of a kind", `${pem("RSA ")} and ${pem("ENCRYPTED ")}.`, "[secret] and [secret]."],
    ["two private keys", `${pem()} and ${pem()}`, "[secret] and [secret]"],
    ["a private key without its end", `key: ${pem().slice(0, 40)}`, "key: [secret]"],
    ["a token", `token ${HEAD}.eyJhIjoxfQ.AB-_cd is odd`, "token [secret] is odd"],
    ["a token without a signature", `token ${HEAD}.eyJhIjoxfQ, odd`, "token [secret], odd"],
    ["a header", "Authorization was Basic dXNlcjpwYXNz+/==!", "Authorization was Basic [secret]!"],
    ["a header in lower case, with more spaces", "bearer   abc-._~123 ok", "bearer   [secret] ok"],
  ])("loses %s", (_what, text, expected) => {
    expect(redact(text, [])).toBe(expected);
  });

  test.each([
    ["api_secret=hunter2&api_key=abcd", "api_secret=[secret]&api_key=[secret]"],
    ["apiSecret: hunter2, apiKey: abcd; done", "apiSecret: [secret], apiKey: [secret]; done"],
    ['{"api_secret": "hunter2", "password" : "pass"}', '{"api_secret": "[secret]", "password" : "[secret]"}'],
    ["{api_key:abcd}", "{api_key:[secret]}"],
    ["VONAGE_API_SECRET=hunter2 pulumi up", "VONAGE_API_SECRET=[secret] pulumi up"],
    ["private_key='abcd' privateKey=abcd", "private_key='[secret]' privateKey=[secret]"],
    ["AUTHORIZATION =  abcd end", "AUTHORIZATION =  [secret] end"],
  ])("loses the value of a credential: %s", (text, expected) => {
    expect(redact(text, [])).toBe(expected);
  });

  test.each([
    "a basic idea",
    "eyJhb.c is short",
    "my_api_secretary=hunter2",
    "the password is wrong, the api key too",
    "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
  ])("is kept without a credential: %s", (text) => {
    expect(redact(text, [])).toBe(text);
  });

  test("is left as it is if it is no text", () => {
    expect(redact({ a: [1, null, true] }, ["hunter2"])).toEqual({ a: [1, null, true] });
  });
});
