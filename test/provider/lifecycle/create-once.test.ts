import { describe, expect, test } from "vitest";
import { VonageApiError, VonageConnectionError, VonageUsageError } from "../../../provider/http/errors";
import { createOnce, type Creation } from "../../../provider/lifecycle/create-once";
import type { Properties } from "../../../provider/schema";
import { failureOf } from "../http/service";

const lost = new VonageConnectionError("POST", "/things", "ECONNRESET", "no answer", true);
const unsent = new VonageConnectionError("POST", "/things", "ECONNREFUSED", "no answer", false);
const taken = new VonageApiError("POST", "/things", { status: 409, problem: { title: "Taken" }, isOfApi: true });

/** A service with these answers to its requests, and with these objects at each search. */
function creation(
  answers: readonly (Properties | Error)[],
  looks: readonly Properties[][] = [],
  more: Partial<Creation> = {},
) {
  const asked = { sent: 0, looked: 0 };
  const one: Creation = {
    send() {
      const answer = answers[asked.sent++] ?? new Error("nothing more was to be sent");
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    // eslint-disable-next-line @typescript-eslint/require-await
    async *candidates() {
      yield* looks[asked.looked++] ?? [];
    },
    isTaken: (error) => error === taken,
    isOurs: ({ ours }) => ours === true,
    takeOver: false,
    noun: "thing",
    unsettled: "A thing may exist.",
    attempts: 3,
    window: 0,
    ...more,
  };
  return { one, asked };
}

describe("a create", () => {
  test("is sent once if it is answered", async () => {
    const { one, asked } = creation([{ id: "1" }]);
    expect(await createOnce(one)).toEqual({ body: { id: "1" }, found: false });
    expect(asked).toEqual({ sent: 1, looked: 0 });
  });

  test("that was refused is not sent again, and its error is passed on unchanged", async () => {
    const { one, asked } = creation([unsent]);
    expect(await failureOf(createOnce(one))).toBe(unsent);
    expect(asked).toEqual({ sent: 1, looked: 0 });
  });

  test("without an answer is found, and not sent again", async () => {
    const { one, asked } = creation([lost], [[{ id: "0" }, { id: "1", ours: true }]]);
    expect(await createOnce(one)).toEqual({ body: { id: "1", ours: true }, found: true });
    expect(asked).toEqual({ sent: 1, looked: 1 });
  });

  test("without an answer is sent again if it has left nothing", async () => {
    const { one, asked } = creation([lost, { id: "2" }], [[{ id: "0" }]]);
    expect(await createOnce(one)).toEqual({ body: { id: "2" }, found: false });
    expect(asked).toEqual({ sent: 2, looked: 1 });
  });

  test("is searched for until the window is over, and no longer", async () => {
    const { one, asked } = creation([lost], [[], [], [{ id: "1", ours: true }]], { window: 600 });
    const begun = Date.now();
    expect(await createOnce(one)).toMatchObject({ found: true });
    expect(Date.now() - begun).toBeGreaterThanOrEqual(590);
    expect(asked).toEqual({ sent: 1, looked: 3 });
  });

  test("is sent only as often as allowed, and the error names the object that may exist", async () => {
    const { one, asked } = creation([lost, lost, lost]);
    const error = await failureOf(createOnce(one));
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toBe("POST /things: no answer. A thing may exist.");
    expect(asked).toEqual({ sent: 3, looked: 3 });
  });

  test("that is refused after one without an answer reports both", async () => {
    const { one } = creation([lost, unsent]);
    expect((await failureOf(createOnce(one))).message).toBe("POST /things: no answer. A thing may exist.");
  });

  test("that cannot be searched for reports the reason, and then the result of the request", async () => {
    // eslint-disable-next-line require-yield, @typescript-eslint/require-await
    const candidates = async function* (): AsyncGenerator<Properties> {
      throw new Error("no list.");
    };
    const first = creation([lost], [], { candidates });
    expect((await failureOf(createOnce(first.one))).message).toBe("no list. A thing may exist.");
    const last = creation([lost], [], { candidates, attempts: 1 });
    expect((await failureOf(createOnce(last.one))).message).toBe("POST /things: no answer. A thing may exist.");
  });

  test("ends with the signal's reason during a wait", async () => {
    const signal = AbortSignal.abort(new Error("stopped"));
    const { one, asked } = creation([lost], [], { window: 60_000, signal });
    expect((await failureOf(createOnce(one))).message).toBe("stopped. A thing may exist.");
    expect(asked.sent).toBe(1);
  });
});

describe("a name that is taken", () => {
  test("is an error with every way out, without a search", async () => {
    const { one, asked } = creation([taken]);
    const error = await failureOf(createOnce(one));
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toMatch(/^POST \/things: 409 Taken .*alias.*If the thing was made elsewhere, adopt: true/);
    expect(asked).toEqual({ sent: 1, looked: 0 });
  });

  test("is taken over if the program adopts, whoever has made it", async () => {
    const { one } = creation([taken], [[{ id: "1" }]], { takeOver: true });
    expect(await createOnce(one)).toEqual({ body: { id: "1" }, found: true });
  });

  test("is also an error if the object to adopt cannot be found", async () => {
    const { one } = creation([taken], [[]], { takeOver: true });
    expect((await failureOf(createOnce(one))).message).toContain("adopt: true");
  });

  test("belongs to this create if an earlier request got no answer", async () => {
    const { one } = creation([lost, taken], [[], [{ id: "0" }, { id: "1", ours: true }]]);
    expect(await createOnce(one)).toEqual({ body: { id: "1", ours: true }, found: true });
    const { one: theirs } = creation([lost, taken], [[], [{ id: "0" }]]);
    expect((await failureOf(createOnce(theirs))).message).toContain("409 Taken");
  });
});
