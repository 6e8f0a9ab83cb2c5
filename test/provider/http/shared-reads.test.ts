import { getEventListeners } from "node:events";
import { afterEach, describe, expect, test, vi } from "vitest";
import { pageList } from "../../../provider/http/pages";
import { Reads } from "../../../provider/http/reads";
import { clientOf, json, serve } from "./service";

afterEach(() => void vi.useRealTimers());

/** A collection with this many objects, and reads that tell whether a list or a request of their own answered them. */
async function collection(count: number) {
  const pages: string[] = [];
  const broken = new Set<string>();
  let gate = Promise.resolve();
  const url = await serve((request, response) => {
    const at = new URL(request.url ?? "", "http://here").searchParams.get("page") ?? "";
    pages.push(at);
    const first = (Number(at) - 1) * 100;
    const things = Array.from({ length: Math.min(100, count - first) }, (_, index) => ({ id: `${first + index}` }));
    const body = { total_items: count, total_pages: Math.ceil(count / 100), _embedded: { things } };
    void gate.then(() => (broken.has(at) ? json(response, 400, { title: "Bad" }) : json(response, 200, body)));
  });
  const client = clientOf(url, { requestsPerSecond: "1000" });
  const reads = new Reads(client, "/list", pageList("things"));
  const read = (id: number, signal?: AbortSignal) =>
    reads.read(
      String(id),
      (listed) => (listed.id === String(id) ? "list" : "other"),
      () => Promise.resolve("alone"),
      signal,
    );
  const readAll = (ids: readonly number[]) => Promise.all(ids.map((id) => read(id)));
  /** Holds all answers back until the returned function is called. */
  const hold = () => {
    let release = () => undefined as void;
    gate = new Promise((resolve) => (release = resolve));
    return release;
  };
  return { reads, read, readAll, pages, broken, hold };
}
const several = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("a list for reads", () => {
  test("is not requested for three reads at once, or for any number one after the other", async () => {
    const { read, readAll, pages } = await collection(10);
    expect(await readAll([0, 1, 2])).toEqual(["alone", "alone", "alone"]);
    for (const id of several(6)) expect(await read(id)).toBe("alone");
    expect(pages).toEqual([]);
  });

  test("is requested by the fourth of concurrent reads, and answers it and all later ones", async () => {
    const { read, readAll, pages } = await collection(10);
    expect(await readAll(several(6))).toEqual(["alone", "alone", "alone", "list", "list", "list"]);
    expect(await read(9)).toBe("list");
    expect(pages).toEqual(["1"]);
  });

  test("does not answer for an object that it does not show, or shows changed", async () => {
    const { reads, read, readAll } = await collection(10);
    await readAll(several(4));
    expect(await read(10)).toBe("alone");
    const changed = await reads.read(
      "3",
      () => undefined,
      () => Promise.resolve("alone"),
    );
    expect(changed).toBe("alone");
  });

  test("is read to its end at once if more reads wait than it has other pages", async () => {
    const few = await collection(230);
    await few.readAll(several(5));
    expect(few.pages).toEqual(["1"]);
    const many = await collection(230);
    await many.readAll(several(6));
    expect(many.pages.sort()).toEqual(["1", "2", "3"]);
  });

  test("counts only the reads that still wait for it", async () => {
    const { reads, readAll, pages } = await collection(230);
    await readAll(several(5));
    reads.forget();
    await readAll(several(5));
    expect(pages).toEqual(["1", "1"]);
  });

  test("is read to its end once it lacks as many objects as it has other pages", async () => {
    const { read, readAll, pages } = await collection(230);
    await readAll(several(4));
    expect(await read(210)).toBe("alone");
    expect(pages).toEqual(["1"]);
    expect(await read(220)).toBe("list");
    expect(await read(150)).toBe("list");
    expect(await read(230)).toBe("alone");
    expect(await read(231)).toBe("alone");
    expect(pages.sort()).toEqual(["1", "2", "3"]);
  });

  test("serves without its failed pages", async () => {
    const { read, readAll, broken } = await collection(230);
    broken.add("2");
    await readAll(several(6));
    expect([await read(5), await read(150), await read(210)]).toEqual(["list", "alone", "list"]);
  });

  test("that fails answers nothing, and is requested again for the next concurrent reads", async () => {
    const { readAll, pages, broken } = await collection(10);
    broken.add("1");
    expect(await readAll(several(5))).toEqual(Array(5).fill("alone"));
    broken.clear();
    expect(await readAll(several(5))).toEqual(["alone", "alone", "alone", "list", "list"]);
    expect(pages).toEqual(["1", "1"]);
  });
});

describe("a list that is too old", () => {
  test("answers nothing from ten seconds on", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const begun = Date.now();
    const { read, readAll } = await collection(10);
    await readAll(several(4));
    vi.setSystemTime(begun + 9_999);
    expect(await read(5)).toBe("list");
    vi.setSystemTime(begun + 10_000);
    expect(await read(5)).toBe("alone");
  });

  test("because of a change answers nothing", async () => {
    const { reads, read, readAll } = await collection(10);
    await readAll(several(4));
    reads.forget();
    expect(await read(5)).toBe("alone");
  });

  test("because of a change while it is read answers nothing later", async () => {
    const { reads, read, hold } = await collection(10);
    const release = hold();
    const [waiting, ...others] = several(4)
      .map((id) => read(3 - id))
      .reverse();
    await Promise.all(others);
    reads.forget();
    expect(await read(5)).toBe("alone");
    release();
    expect(await waiting).toBe("list");
    expect(await read(5)).toBe("alone");
  });
});

describe("the signal of a read", () => {
  test("ends its wait for a list, and only that", async () => {
    const { read, readAll, hold } = await collection(10);
    const release = hold();
    const waiting = readAll(several(4));
    const controller = new AbortController();
    const ended = read(5, controller.signal);
    controller.abort();
    expect(await ended).toBe("alone");
    expect(await read(6, AbortSignal.abort())).toBe("alone");
    release();
    expect(await waiting).toEqual(["alone", "alone", "alone", "list"]);
  });

  test("keeps no memory of the read", async () => {
    const { read, readAll } = await collection(10);
    const { signal } = new AbortController();
    const [found] = await Promise.all([read(5, signal), readAll(several(4))]);
    expect(found).toBe("alone");
    expect(await read(5, signal)).toBe("list");
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
