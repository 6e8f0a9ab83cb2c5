import { describe, expect, test } from "vitest";
import type { VonageApiError } from "../../../provider/http/errors";
import {
  cursorList,
  indexList,
  listAll,
  pageList,
  walk,
  type List,
  type ListShape,
  type Page,
} from "../../../provider/http/pages";
import { clientOf, failureOf, json, serve } from "./service";

type Answer = (query: URLSearchParams, nth: number) => { status?: number; body: unknown };
interface Told {
  readonly list: List;
  readonly asked: string[];
}

async function told(shape: ListShape, answer: Answer, filter?: List["filter"]): Promise<Told> {
  const asked: string[] = [];
  const url = await serve((request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://here");
    asked.push(searchParams.get(shape.query.at) ?? "first");
    const { status = 200, body } = answer(searchParams, asked.length);
    json(response, status, body);
  });
  const client = clientOf(url, { maxRetries: "0" });
  return { list: { api: shape.query.at === "index" ? client.rest : client, path: "/list", shape, filter }, asked };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const named = (numbers: readonly number[]) => numbers.map((number) => ({ id: `id-${number}` }));
const page = (numbers: readonly number[], total: number, pages: number) => ({
  total_items: total,
  total_pages: pages,
  page_size: 100,
  _embedded: { things: named(numbers) },
});
const numberOf = (query: URLSearchParams) => Number(query.get("page"));
/** A page of a list with these items. */
const cut = (numbers: readonly number[], at: number) =>
  page(numbers.slice((at - 1) * 100, at * 100), numbers.length, Math.ceil(numbers.length / 100));

async function walked(list: List): Promise<unknown[]> {
  const ids: unknown[] = [];
  for await (const { id } of walk(list)) ids.push(id);
  return ids;
}
const allOf = async (list: List) => (await listAll(list)).map(({ id }) => id);
const ids = (numbers: readonly number[]) => named(numbers).map(({ id }) => id);
const things = pageList("things");

describe.each([
  ["walked", walked],
  ["read whole", allOf],
])("a list in pages, %s,", (_how, read) => {
  test("is returned in order, without an unnecessary request", async () => {
    const { list, asked } = await told(things, (query) => ({ body: cut(range(1, 230), numberOf(query)) }));
    expect(await read(list)).toEqual(ids(range(1, 230)));
    expect(asked.sort()).toEqual(["1", "2", "3"]);
  });

  test("may be empty", async () => {
    const { list, asked } = await told(things, () => ({ body: page([], 0, 0) }));
    expect(await read(list)).toEqual([]);
    expect(asked).toEqual(["1"]);
  });

  test("may have an empty page in the middle", async () => {
    const { list } = await told(things, (query) => {
      const at = numberOf(query);
      return { body: page(at === 2 ? [] : range(at * 100, at * 100 + 49), 100, 3) };
    });
    expect(await read(list)).toEqual(ids([...range(100, 149), ...range(300, 349)]));
  });

  test("returns each item once, even if it is on two pages", async () => {
    const { list } = await told(things, (query) => ({
      body: page(numberOf(query) === 1 ? range(1, 100) : range(100, 120), 120, 2),
    }));
    expect(await read(list)).toEqual(ids(range(1, 120)));
  });

  test("is read to its end, even if its pages are shorter than requested", async () => {
    const { list } = await told(things, (query) => {
      const at = numberOf(query);
      return { body: page(range(at * 10 - 9, at * 10), 30, 1) };
    });
    expect(await read(list)).toEqual(ids(range(1, 30)));
  });

  test("ends with an error if the service always answers page 1", async () => {
    const { list, asked } = await told(things, () => ({ body: page(range(1, 100), 230, 3) }));
    const error = await failureOf(read(list));
    expect(error.message).toMatch(/^GET \/list: the list keeps changing: .* Try again when nothing else changes/);
    expect(error).toMatchObject({ code: "ERR_UNSETTLED", mayHaveTakenEffect: false });
    expect(asked.length).toBeLessThanOrEqual(12);
  });

  test("ends with an error if its links never end", async () => {
    const { list, asked } = await told(things, () => ({
      body: { _links: { next: { href: "/list?page=2" } }, _embedded: { things: named([1]) } },
    }));
    expect((await failureOf(read(list))).message).toContain("the list keeps changing");
    expect(asked.length).toBeLessThanOrEqual(12);
  });

  test("does not count as empty if the service answers 404, or without a list", async () => {
    const missing = await told(things, () => ({ status: 404, body: { title: "Not Found" } }));
    expect(await failureOf(read(missing.list))).toMatchObject({ status: 404 });
    const other = await told(things, () => ({ body: { hello: "world" } }));
    expect((await failureOf(read(other.list))).message).toBe(
      "GET /list: the answer holds no list: it has no _embedded.things",
    );
  });
});

describe("a list that changes while it is read", () => {
  test("is read again, and returned in its new form", async () => {
    // A deletion after the first page moves all later items by one.
    let numbers = range(1, 150);
    const { list, asked } = await told(things, (query, nth) => {
      const body = cut(numbers, numberOf(query));
      if (nth === 1) numbers = numbers.filter((number) => number !== 5);
      return { body };
    });
    expect(await allOf(list)).toEqual(ids(range(1, 150).filter((number) => number !== 5)));
    expect(asked).toEqual(["1", "2", "1", "2"]);
  });

  test("and keeps changing is an error with its counts", async () => {
    const { list, asked } = await told(things, (query, nth) => ({
      body: page(numberOf(query) === 1 ? [1, 2] : [], 2 + nth, 1),
    }));
    const error = await failureOf(listAll(list));
    expect(error.message).toContain(
      "it was read 3 times, and at last it holds 2 different items, and the service counts",
    );
    expect(asked).toHaveLength(6);
  });

  test("is read with all pages at once after the first one", async () => {
    const held: (() => void)[] = [];
    const url = await serve((request, response) => {
      const at = numberOf(new URL(request.url ?? "", "http://here").searchParams);
      const answer = () => json(response, 200, cut(range(1, 350), at));
      if (at === 1) return answer();
      held.push(answer);
      if (held.length === 3) for (const one of held) one();
    });
    const client = clientOf(url, { maxRetries: "0", requestTimeout: "3" });
    expect(await listAll({ api: client, path: "/list", shape: things })).toHaveLength(350);
  });

  test("shows how far the reading has come", async () => {
    const { list } = await told(things, (query) => ({ body: cut(range(1, 350), numberOf(query)) }));
    const seen: number[] = [];
    const each = (numbers: readonly number[], read: (number: number) => Promise<Page>) => {
      seen.push(...numbers);
      return Promise.all(numbers.map(read));
    };
    expect(await listAll(list, each)).toHaveLength(350);
    expect(seen).toEqual([2, 3, 4]);
  });
});

describe("a list with a cursor", () => {
  const users = cursorList("users", "user:error:not-found");
  const linked = (numbers: readonly number[], cursor?: string) => ({
    page_size: 100,
    _embedded: { users: named(numbers) },
    _links: cursor === undefined ? {} : { next: { href: `https://elsewhere.test/list?cursor=${cursor}` } },
  });
  const pages: Record<string, unknown> = {
    first: linked([1, 2], "b"),
    b: linked([], "c"),
    c: linked([2, 3]),
  };

  test("is read to its end, even if a page is empty, and returns each item once", async () => {
    const { list, asked } = await told(users, (query) => ({ body: pages[query.get("cursor") ?? "first"] }));
    expect(await allOf(list)).toEqual(["id-1", "id-2", "id-3"]);
    expect(await walked(list)).toEqual(["id-1", "id-2", "id-3"]);
    expect(asked).toEqual(["first", "b", "c", "first", "b", "c"]);
  });

  test("ends with an error if it leads to itself", async () => {
    const { list, asked } = await told(users, () => ({ body: linked([1], "b") }));
    expect((await failureOf(walked(list))).message).toContain("the list keeps changing");
    expect(asked.length).toBeLessThanOrEqual(5);
  });

  test("is empty on a 404 with a filter, and only then", async () => {
    const none = { title: "Not found.", code: "user:error:not-found" };
    const filtered = await told(users, () => ({ status: 404, body: none }), { name: "alice" });
    expect(await walked(filtered.list)).toEqual([]);
    const whole = await told(users, () => ({ status: 404, body: none }));
    expect(await failureOf(walked(whole.list))).toMatchObject({ status: 404 });
    const route = { title: "Not found.", code: "http:error:not-found" };
    const astray = await told(users, () => ({ status: 404, body: route }), { name: "alice" });
    expect(await failureOf(walked(astray.list))).toMatchObject({ status: 404 });
    const foreign = await told(users, () => ({ status: 404, body: {} }), { name: "alice" });
    expect((await failureOf(walked(foreign.list))) as VonageApiError).toMatchObject({ status: 404, isOfApi: false });
  });
});

describe("a list with an index", () => {
  const numbers = indexList("numbers", ["country", "msisdn"]);
  const item = (msisdn: number, country = "GB") => ({ country, msisdn: String(msisdn) });

  test("is read by its count, and distinguishes numbers by country, too", async () => {
    const all = [...range(1, 150).map((number) => item(number)), item(7, "US")];
    const { list, asked } = await told(numbers, (query) => {
      const [at, size] = [Number(query.get("index")), Number(query.get("size"))];
      return { body: { count: all.length, numbers: all.slice((at - 1) * size, at * size) } };
    });
    expect(await listAll(list)).toEqual(all);
    expect(asked).toEqual(["1", "2"]);
  });

  test("is empty if the body is", async () => {
    const { list } = await told(numbers, () => ({ body: {} }));
    expect(await listAll(list)).toEqual([]);
    const { list: other } = await told(numbers, () => ({ body: { count: 0, numbers: [] } }));
    expect(await listAll(other)).toEqual([]);
  });
});
