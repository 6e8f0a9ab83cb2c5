import { createPrivateKey, createPublicKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import { formats } from "../../../provider/schema/formats";
import { canonicalPem, privateKeyOf, publicHalfOf, publicKeyOf } from "../../../provider/schema/pem";
import { takeKeyPairs } from "../../key-pairs";

const [{ publicKey, privateKey }] = takeKeyPairs(1) as [ReturnType<typeof takeKeyPairs>[number]];
const olderPublic = createPublicKey(publicKey).export({ type: "pkcs1", format: "pem" }).toString();
const olderPrivate = createPrivateKey(privateKey).export({ type: "pkcs1", format: "pem" }).toString();
const locked = createPrivateKey(privateKey)
  .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "hunter2" })
  .toString();

describe("a key in PEM", () => {
  const spellings: [string, (pem: string) => string][] = [
    ["as it is", (pem) => pem],
    ["with carriage returns", (pem) => pem.replaceAll("\n", "\r\n")],
    ["with carriage returns alone", (pem) => pem.replaceAll("\n", "\r")],
    ["with line ends in letters", (pem) => pem.replaceAll("\n", "\\n")],
    ["with spaces around", (pem) => `\n  ${pem.trimEnd()}  \n`],
  ];
  test.each(spellings)("has one spelling: %s", (_name, spell) => {
    expect(canonicalPem(spell(publicKey), "public-key")).toBe(publicKey);
    expect(canonicalPem(spell(privateKey), "private-key")).toBe(privateKey);
    expect(publicHalfOf(spell(privateKey))).toBe(publicKey);
  });

  test("has one form", () => {
    expect(publicKeyOf(olderPublic)).toBe(publicKey);
    expect(privateKeyOf(olderPrivate)).toBe(privateKey);
  });

  test("that is another text, or the other half, stays unchanged", () => {
    expect(canonicalPem("no key", "public-key")).toBe("no key");
    expect(canonicalPem(publicKey.trim(), "private-key")).toBe(publicKey.trim());
    expect(canonicalPem(olderPublic, "url")).toBe(olderPublic);
    expect(canonicalPem(olderPrivate, "url")).toBe(olderPrivate);
    expect(canonicalPem(olderPublic, undefined)).toBe(olderPublic);
    expect(publicKeyOf(privateKey)).toBeUndefined();
    expect(publicHalfOf("no key")).toBeUndefined();
  });

  test("with a passphrase does not count", () => {
    expect(privateKeyOf(locked)).toBeUndefined();
  });
});

describe("a text has the format", () => {
  test.each([
    ["url", "https://example.com/a", true],
    ["url", "http://example.com", true],
    ["url", "xhttp://example.com", false],
    ["url", "ftp://example.com", false],
    ["url", "example.com", false],
    ["uri", "https://example.com/a.png", true],
    ["uri", "mailto:ada@example.com", true],
    ["uri", 'https://example.com/"a"', false],
    ["uri", "https://example.com/a b", false],
    ["uri", "http://[", false],
    ["uri", "a.png", false],
    ["public-key", publicKey, true],
    ["public-key", privateKey, false],
    ["private-key", privateKey, true],
    ["private-key", publicKey, false],
    ["private-key", locked, false],
  ])("%s: %j, %s", (name, text, expected) => {
    expect(formats[name]!.accepts(text)).toBe(expected);
  });
});
