import { describe, expect, test } from "vitest";
import { foundState, now, stateAfter, stateWithLocal, unfinishedState } from "../../../provider/lifecycle/keeping";
import { resources } from "../../../provider/resources";
import type { Properties } from "../../../provider/schema";
import { useAccount } from "./account";

const account = useAccount();
const { kind } = resources.User;
const sent = {
  applicationId: "app",
  privateKey: "key",
  name: "ada",
  displayName: "Ada",
  imageUrl: "https://a.example",
};
const answer = { id: "USR-1", name: "ada", display_name: "Ada", image_url: "https://a.example" };
const after = (write: Partial<Parameters<typeof stateAfter>[3]> = {}) =>
  stateAfter(kind, account.session(), "USR-1", { answer, sent, news: sent, origin: {}, ...write });
const mark = () => account.session().account.mark;

describe("the state after a write", () => {
  test("has the values that were sent, the id, and the hidden outputs", () => {
    expect(after()).toEqual({
      ...sent,
      userId: "USR-1",
      __declared: ["/displayName", "/imageUrl"],
      __account: mark(),
    });
    expect(account.told).toEqual([]);
  });

  test("has its origin, and the time of the write if there was one", () => {
    const origin = { __createdAt: 5, __replaced: { other: 4 } };
    expect(after({ origin, updatedAt: 6 })).toMatchObject({ ...origin, __updatedAt: 6 });
    expect(after({ updatedAt: undefined })).not.toHaveProperty("__updatedAt");
    expect(after({ updatedAt: "6" })).not.toHaveProperty("__updatedAt");
  });

  test("notes the places where the answer spells a text in another way, and not the text", () => {
    const { __answers: answers } = after({ answer: { ...answer, display_name: "ADA" } }) as {
      __answers: Properties;
    };
    expect(Object.keys(answers)).toEqual(["/displayName"]);
    expect(answers["/displayName"]).not.toContain("ADA");
    const before = { "/displayName": "digest", "/imageUrl": "digest" };
    const changed = { ...answer, display_name: "ADA", image_url: "HTTPS://a.example" };
    expect(after({ answer: changed, before, written: ["/imageUrl"] }).__answers).toEqual({
      "/displayName": "digest",
      "/imageUrl": expect.not.stringMatching(/^digest$/) as string,
    });
    expect(account.told).toEqual([]);
  });

  test("warns once of all sent values that the answer lacks, and keeps them", () => {
    expect(after({ answer: { id: "USR-1", name: "ada" } })).toMatchObject(sent);
    expect(account.told).toEqual([
      'warning: The service accepted the user USR-1, but its answer lacks values that were sent: displayName, imageUrl. Run "pulumi refresh" to see whether it holds them.',
    ]);
  });

  test("warns of values that the answer holds otherwise, if they are no other spelling", () => {
    const before = { ...sent, displayName: "Countess" };
    after({ answer: { ...answer, display_name: "Countess" }, old: before, written: ["/displayName"] });
    expect(account.told).toEqual([
      'warning: The service accepted the user USR-1, but its answer does not hold the values that were sent: displayName. Run "pulumi refresh" to see whether it holds them.',
    ]);
  });

  test("is silent about values that were not written", () => {
    after({ answer: { id: "USR-1", name: "ada", image_url: "https://b.example" }, written: ["/name"] });
    expect(account.told).toEqual([]);
  });
});

describe("the state after a change that Vonage never sees", () => {
  test("has the new local values, the old ones of the service, and all hidden outputs", () => {
    const state = { ...sent, userId: "USR-1", __createdAt: 1, __updatedAt: 2, __account: "mark", __declared: ["/x"] };
    const news = { ...sent, privateKey: "new", displayName: undefined };
    expect(stateWithLocal(kind, state, { ...news, displayName: "not sent" }, news)).toEqual({
      ...state,
      privateKey: "new",
      __declared: ["/imageUrl"],
    });
  });
});

describe("the state after an update whose outcome is unknown", () => {
  test("names each place that may have changed once, and has the time of the update", () => {
    const state = { ...sent, userId: "USR-1", __unsettled: ["/name", "/imageUrl"], __createdAt: 1, __account: "old" };
    const kept = unfinishedState(kind, account.session(), state, { ...sent, privateKey: "new" }, ["/name", "/ttl"]);
    expect(kept).toEqual({
      ...state,
      privateKey: "new",
      __unsettled: ["/name", "/imageUrl", "/ttl"],
      __updatedAt: expect.closeTo(Date.now() / 1000, 0) as number,
      __account: mark(),
    });
  });
});

describe("the state of an object that could not be changed", () => {
  test("has the values of the service, the local ones of the program, and the hidden outputs", () => {
    const body = { id: "USR-1", name: "ada", display_name: "someone else" };
    const origin = { __createdAt: 5 };
    expect(foundState(kind, account.session(), body, sent, { ...sent, adopt: true }, origin)).toEqual({
      applicationId: "app",
      privateKey: "key",
      name: "ada",
      displayName: "someone else",
      userId: "USR-1",
      __declared: ["/displayName", "/imageUrl"],
      __createdAt: 5,
      __account: mark(),
    });
  });
});

test("now is in seconds", () => {
  expect(now()).toBeCloseTo(Date.now() / 1000, 0);
});
