import { describe, expect, test } from "vitest";
import { memberPath } from "../../../provider/http/member";
import { clientOf, json, serve } from "./service";

describe("the path of an object", () => {
  test.each(["a/b", "a b", "../users", "a?b=c", "a#b", "%2e%2e", "é"])(
    "holds the id %s and nothing else",
    async (id) => {
      let seen = "";
      const url = await serve((request, response) => {
        seen = request.url ?? "";
        json(response, 200, {});
      });
      await clientOf(url).request("GET", memberPath("/v2/applications", id));
      expect(seen).toBe(`/v2/applications/${encodeURIComponent(id)}`);
      expect(decodeURIComponent(seen.split("/").pop()!)).toBe(id);
    },
  );

  test.each(["", ".", ".."])("is refused for %j, which leads elsewhere", (id) => {
    expect(() => memberPath("/v2/applications", id)).toThrow(`"${id}" is not an id of /v2/applications.`);
  });
});
