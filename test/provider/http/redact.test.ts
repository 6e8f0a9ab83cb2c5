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
