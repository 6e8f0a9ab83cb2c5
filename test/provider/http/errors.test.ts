import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  failLook,
  isAbsence,
  isNotFound,
  mayHaveTakenEffect,
  PartialStateError,
  VonageApiError,
  VonageConnectionError,
  VonageUsageError,
  type Refusal,
} from "../../../provider/http/errors";

const refused = (refusal: Partial<Refusal>) =>
  new VonageApiError("GET", "/a", { status: 400, problem: {}, isOfApi: true, ...refusal });
const unanswered = (effect: boolean) => new VonageConnectionError("POST", "/a", "ECONNRESET", "no answer", effect);

describe("the message of a refusal", () => {
  test.each<[Partial<Refusal>, string]>([
    [{}, "GET /a: 400 no reason given"],
    [{ problem: { title: "Bad Request." } }, "GET /a: 400 Bad Request"],
    [{ problem: { detail: "Worse." } }, "GET /a: 400 Worse."],
    [{ problem: { title: "1.2 is bad.", detail: "d" } }, "GET /a: 400 1.2 is bad: d"],
    [{ problem: { title: "t" }, hint: "Do this." }, "GET /a: 400 t. Do this."],
    [{ problem: { title: "t", detail: "d." }, hint: "Do this." }, "GET /a: 400 t: d. Do this."],
    [{ problem: { title: "t" }, summary: " from there" }, "GET /a: 400 from there"],
    [{ problem: { title: "t", invalid_parameters: [] } }, "GET /a: 400 t"],
    [
      {
        problem: {
          title: "t",
          invalid_parameters: [
            { name: "a", reason: "is odd" },
            { name: "b", reason: "b is odd" },
          ],
        },
      },
      "GET /a: 400 t (a is odd; b is odd)",
    ],
  ])("of %j", (refusal, message) => {
    expect(refused(refusal).message).toBe(message);
  });
});

test("an absence is a 404 of the Vonage API itself", () => {
  const errors = [refused({ status: 404 }), refused({ status: 404, isOfApi: false }), refused({}), new Error("404")];
  expect(errors.map(isNotFound)).toEqual([true, true, false, false]);
  expect(errors.map(isAbsence)).toEqual([true, false, false, false]);
});

test("a request may have taken effect without an answer, or with a status from 500", () => {
  const statuses = [404, 499, 500, 503].map((status) => refused({ status }));
  expect(statuses.map(mayHaveTakenEffect)).toEqual([false, false, true, true]);
  expect([unanswered(true), unanswered(false), new VonageUsageError("no")].map(mayHaveTakenEffect)).toEqual([
    true,
    false,
    false,
  ]);
});

test("a look changes nothing, so its error does not say that it may have", () => {
  const lookAt = (error: unknown) => {
    try {
      return failLook(error);
    } catch (thrown) {
      return thrown;
    }
  };
  for (const error of [unanswered(true), refused({ status: 503 })]) {
    const thrown = lookAt(error);
    expect(thrown).toBeInstanceOf(VonageUsageError);
    expect(thrown).toHaveProperty("message", error.message);
    expect(mayHaveTakenEffect(thrown)).toBe(false);
  }
  for (const error of [unanswered(false), refused({ status: 404 })]) expect(lookAt(error)).toBe(error);
});

test("errors have their names", () => {
  const errors = [refused({}), unanswered(true), new VonageUsageError("no"), new PartialStateError("half", "1", {})];
  expect(errors.map(String)).toEqual([
    "VonageApiError: GET /a: 400 no reason given",
    "VonageConnectionError: POST /a: no answer",
    "VonageUsageError: no",
    "PartialStateError: half",
  ]);
});

test("an unfinished state is in the error, but in none of its texts", () => {
  const error = new PartialStateError("half", "an-id", { privateKey: "hunter2" });
  expect(error).toMatchObject({ id: "an-id", reasons: ["half"], properties: { privateKey: "hunter2" } });
  expect(inspect(error, { depth: 9 })).not.toContain("hunter2");
  expect(JSON.stringify(error)).not.toContain("hunter2");
});
