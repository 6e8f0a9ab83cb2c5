import { describe, expect, test } from "vitest";
import { outcomeOf, problemIn, statusOf, type Family, type Method } from "../../../provider/http/answer";

const heard = (status: number, body: unknown) => ({
  status,
  header: () => undefined,
  text: typeof body === "string" ? body : JSON.stringify(body),
});
const outcome = (method: Method, status: number, body: unknown, family: Family = "api") =>
  outcomeOf(method, heard(status, body), family);

describe("a successful answer", () => {
  test.each<[Method, number, unknown, string]>([
    ["GET", 200, { a: 1 }, "accepted"],
    ["GET", 201, { a: 1 }, "unreadable"],
    ["POST", 200, {}, "accepted"],
    ["POST", 201, {}, "accepted"],
    ["POST", 202, {}, "unreadable"],
    ["PUT", 200, {}, "accepted"],
    ["PUT", 204, "", "unreadable"],
    ["PATCH", 200, {}, "accepted"],
    ["PATCH", 200, [], "unreadable"],
    ["DELETE", 200, "OK", "accepted"],
    ["DELETE", 204, "", "accepted"],
    ["DELETE", 202, "", "unreadable"],
  ])("to %s with %i and %j is %s", (method, status, body, kind) => {
    expect(outcome(method, status, body)).toMatchObject({ kind });
  });

  test("is accepted if its body is as expected, and a deletion expects no body", () => {
    const expects = ({ id }: { id?: unknown }) => id === 1;
    expect(outcomeOf("GET", heard(200, { id: 1 }), "api", expects)).toEqual({ kind: "accepted", body: { id: 1 } });
    expect(outcomeOf("GET", heard(200, { id: 2 }), "api", expects)).toEqual({ kind: "unreadable" });
    expect(outcomeOf("DELETE", heard(200, { id: 2 }), "api", expects)).toEqual({ kind: "accepted", body: { id: 2 } });
    expect(outcomeOf("DELETE", heard(204, ""), "api", expects)).toEqual({ kind: "accepted", body: undefined });
  });
});

describe("an error code of the Numbers API", () => {
  test.each<[unknown, number | undefined]>([
    ["420", 420],
    [401, 401],
    ["400", 400],
    ["599", 599],
    ["600", 420],
    ["399", 420],
    ["420.5", 420],
    ["oops", 420],
    [{}, 420],
    ["200", undefined],
    [200, undefined],
  ])("%j refuses with status %s", (code, status) => {
    const body = { "error-code": code };
    const refused = status === undefined ? { kind: "accepted", body } : { kind: "refused", status };
    expect(outcome("POST", 200, body, "rest")).toEqual(refused);
    expect(outcome("POST", 200, body)).toEqual({ kind: "accepted", body });
    expect(statusOf(heard(503, body))).toBe(status ?? 503);
  });

  test("is absent without a body", () => {
    for (const body of ["", "<html>", "[]"]) expect(statusOf(heard(502, body))).toBe(502);
    expect(statusOf(heard(400, { title: "Bad" }))).toBe(400);
    expect(outcome("POST", 200, "[]", "rest")).toEqual({ kind: "unreadable" });
  });
});

describe("a problem", () => {
  const problem = (body: unknown) => problemIn(heard(400, body));

  test.each([
    [{ title: "Bad" }],
    [{ error_title: "Bad" }],
    [{ "error-code": "420" }],
    [{ type: "https://example.com/problem" }],
    [{ type: "NOT_FOUND" }],
    [{ code: "user:error:not-found" }],
    [{ code: "http_x:a" }],
  ])("is one of the Vonage API: %j", (body) => {
    expect(problem(body)).toBeDefined();
  });

  test.each([
    [{}],
    [{ title: "" }],
    [{ title: 7 }],
    [{ "error-code": 420 }],
    [{ type: "error" }],
    [{ type: "NOT FOUND" }],
    [{ type: "xNOT_FOUND" }],
    [{ type: 7 }],
    [{ type: ["NOT_FOUND"] }],
    [{ code: "E404" }],
    [{ code: "User:error" }],
    [{ code: "user:err or" }],
    [{ code: "!user:error" }],
    [{ code: 7 }],
    [{ code: ["user:error:not-found"] }],
    [[]],
    ["no JSON"],
  ])("is none of the Vonage API: %j", (body) => {
    expect(problem(body)).toBeUndefined();
  });

  test("has every member of the body, as text", () => {
    const whole = { type: "A_B", title: "t", detail: "d", instance: "i", code: "a:b" };
    expect(problem(whole)).toEqual(whole);
    expect(problem({ error_title: "old", "error-code": "420", "error-code-label": "label" })).toEqual({
      title: "old",
      code: "420",
    });
    expect(problem({ "error-code": "420", "error-code-label": "label" })).toEqual({ title: "label", code: "420" });
    expect(problem({ title: "t", detail: 7, invalid_parameters: "none" })).toEqual({ title: "t" });
  });

  test("names its parameters in the program's spelling, also in the reason", () => {
    const invalid = [{ name: "a_b", reason: '"a_b" is odd, "a_b"' }, "text", { reason: "" }];
    const spell = (path: string) => path.toUpperCase();
    expect(problemIn(heard(400, { title: "t", invalid_parameters: invalid }), spell)?.invalid_parameters).toEqual([
      { name: "A_B", reason: "A_B is odd, A_B" },
      { name: "", reason: "is not accepted" },
    ]);
    expect(problem({ title: "t", invalid_parameters: [{ name: "a", reason: '"a" x' }] })?.invalid_parameters).toEqual([
      { name: "a", reason: "a x" },
    ]);
  });
});
