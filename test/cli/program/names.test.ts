import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { identifierOf, Names } from "../../../cli/program/names";

describe("names", () => {
  const claim = (...texts: string[]) => {
    const names = new Names();
    return texts.map((text) => Object.values(names.claim([text], "application")).join(" "));
  };

  test("are made from an application's name", () => {
    expect(claim("Shop EU (prod)", "shop", "ÜNÏ 店舗", "a_b.c/d")).toEqual([
      "shop-eu-prod shopEuProd",
      "shop shop",
      "ünï-店舗 ünï店舗",
      "a-b-c-d aBCD",
    ]);
  });

  test("are numbered if they are taken, in either form", () => {
    expect(claim("shop", "Shop!", "SHOP", "a-b", "aB", "a b")).toEqual([
      "shop shop",
      "shop-2 shop2",
      "shop-3 shop3",
      "a-b aB",
      "ab ab",
      "a-b-2 aB2",
    ]);
  });

  test("are never reserved words or empty, and never begin with a digit", () => {
    expect(claim("class", "2fa", "😀", "", "  ", "config")).toEqual([
      "class applicationClass",
      "2fa application2fa",
      "application application",
      "application-2 application2",
      "application-3 application3",
      "config applicationConfig",
    ]);
  });

  test("avoid names that are in use", () => {
    const names = new Names(["shop"], ["support"]);
    names.keep({ logicalName: "video", identifier: "film" });
    expect(names.claim(["shop"], "application").logicalName).toBe("shop-2");
    expect(names.claim(["support"], "application").identifier).toBe("support2");
    expect(names.claim(["film"], "application")).toEqual({ logicalName: "film-2", identifier: "film2" });
  });

  test("are unique identifiers of TypeScript, whatever they are made from", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 100 }),
      fc.string({ unit: "grapheme", maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
        const names = new Names();
        const given = texts.map((each) => names.claim([each], "user"));
        expect(new Set(given.map(({ logicalName }) => logicalName)).size).toBe(texts.length);
        expect(new Set(given.map(({ identifier }) => identifier)).size).toBe(texts.length);
        for (const { logicalName, identifier } of given) {
          expect(identifier).toBe(identifierOf(logicalName, "user"));
          expect(logicalName.length).toBeLessThan(80);
          const scanner = ts.createScanner(ts.ScriptTarget.ES2022, false, ts.LanguageVariant.Standard, identifier);
          const kind = scanner.scan();
          expect(scanner.getTokenText()).toBe(identifier);
          // Words such as "get" and "type" have a meaning only in certain places.
          const isReserved = kind >= ts.SyntaxKind.FirstReservedWord && kind <= ts.SyntaxKind.LastFutureReservedWord;
          expect(isReserved || (kind !== ts.SyntaxKind.Identifier && kind < ts.SyntaxKind.FirstReservedWord)).toBe(
            false,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
});
