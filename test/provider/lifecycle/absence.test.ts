import { describe, expect, test } from "vitest";
import { VonageApiError, VonageConnectionError, VonageUsageError } from "../../../provider/http/errors";
import { isGone } from "../../../provider/lifecycle/absence";
import { kindOf } from "../../../provider/lifecycle/definition";
import { resources } from "../../../provider/resources";
import { failureOf } from "../http/service";
import { useAccount } from "./account";

const account = useAccount();
const { kind } = resources.Application;
const answer = (status: number, isOfApi: boolean, title = "Not Found") =>
  new VonageApiError("GET", "/v2/applications/1", { status, isOfApi, problem: { title } });
const absent = answer(404, true);
const state = { __account: "mark" };

describe("an object", () => {
  test.each([
    answer(400, true),
    answer(401, true),
    answer(410, true),
    answer(503, true),
    new VonageConnectionError("GET", "/", "ECONNRESET", "no answer", true),
    new Error("odd"),
  ])("is not gone because of %s, and nothing is asked", async (error) => {
    expect(await isGone(kind, account.session(), "1", state, error)).toBe(false);
    expect(account.asked()).toEqual([]);
  });

  test("is gone if the API says so, and the address lists the applications of the account", async () => {
    expect(await isGone(kind, account.session(), "1", state, absent)).toBe(true);
    expect(account.asked()).toEqual(["GET /v2/applications"]);
  });

  test("is not gone if the address does not list applications", async () => {
    account.emulator.faults.add({ path: "/v2/applications", status: 200, body: {} });
    const error = await failureOf(isGone(kind, account.session(), "1", state, absent));
    expect(error.message).toContain("says that the application 1 does not exist, but");
  });

  test.each(["Not Found", "Not Found."])("is not gone because of a web server that says %s", async (title) => {
    const session = account.session();
    const error = await failureOf(isGone(kind, session, "1", state, answer(404, false, title)));
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toBe(
      `GET /v2/applications/1: 404 Not Found. This is no answer of the Vonage API, so it does not tell whether the application 1 of account …-key exists. Nothing was changed. Check vonage:baseUrl: ${session.account.host} was asked.`,
    );
    expect(account.asked()).toEqual([]);
  });

  test("with an own host names the setting of that host", async () => {
    const session = account.session({}, { restUrl: "https://rest.example.com" });
    const numbers = resources.Number.kind;
    const { message } = await failureOf(isGone(numbers, session, "GB/1", state, answer(404, false)));
    expect(message).toContain("Check vonage:restUrl: rest.example.com was asked.");
    const { message: other } = await failureOf(isGone(numbers, session, "GB/1", {}, absent));
    expect(other).toContain("does not exist in account …-key at rest.example.com");
  });

  test("is not gone if its state does not say which account it belongs to", async () => {
    const session = account.session();
    const error = await failureOf(isGone(kind, session, "1", {}, absent));
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toContain(
      `The application 1 does not exist in account …-key at ${session.account.host}. The state does not say`,
    );
  });

  test("is gone with the object that it belongs to, whatever the answer was", async () => {
    const seen: unknown[] = [];
    const refused = answer(401, true);
    const isOrphan = (_: unknown, ...given: unknown[]) => Promise.resolve(Boolean(seen.push(given)));
    const orphan = kindOf({ ...kind.definition, isOrphan });
    expect(await isGone(orphan, account.session(), "1", state, refused)).toBe(true);
    expect(seen).toEqual([[state, refused]]);
    expect(await isGone(orphan, account.session(), "1", state, absent)).toBe(true);
    expect(seen).toHaveLength(1);
    const alive = kindOf({ ...kind.definition, isOrphan: () => Promise.resolve(false) });
    expect(await isGone(alive, account.session(), "1", state, refused)).toBe(false);
  });
});
