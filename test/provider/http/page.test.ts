import { describe, expect, test } from "vitest";
import type { Api } from "../../../provider/http/client";
import { VonageApiError } from "../../../provider/http/errors";
import {
  cursorList,
  identityOf,
  indexList,
  pageList,
  pageOf,
  pagesOf,
  usersOf,
  walk,
  type ListShape,
} from "../../../provider/http/pages";
import type { Properties } from "../../../provider/schema";
import { failureOf } from "./service";

const things = pageList("things");
const users = cursorList("users", "user:none");
const numbers = indexList("numbers", ["country", "msisdn"]);
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `id-${index}` }));

/** An API that answers so, and what it was asked. */
function answering(answer: Properties | Error | ((nth: number) => Properties)) {
  const queries: unknown[] = [];
  const api: Api = {
    request(_method, path, { query } = {}) {
      queries.push({ path, ...query });
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve(typeof answer === "function" ? answer(queries.length) : answer);
    },
  };
  return { api, queries };
}
const page = (shape: ListShape, body: Properties, at?: number | string) =>
  pageOf({ api: answering(body).api, path: "/list", shape }, at);

// One page of a list, and the end of a list, from an API's answer. It needs no request.
describe("a page", () => {
  test.each<[string, ListShape, Properties, number, object]>([
    [
      "counted",
      things,
      { total_items: 230, total_pages: 3, _embedded: { things: [] } },
      1,
      { total: 230, pages: 3, next: 2 },
    ],
    [
      "the last",
      things,
      { total_items: 230, total_pages: 3, _embedded: { things: [] } },
      3,
      { pages: 3, next: undefined },
    ],
    [
      "counted in texts",
      things,
      { total_items: "230", total_pages: "3", _embedded: { things: [] } },
      1,
      { total: 230, pages: 3 },
    ],
    [
      "of nothing",
      things,
      { total_items: 0, total_pages: 0, _embedded: { things: [] } },
      1,
      { total: 0, pages: 0, next: undefined },
    ],
    ["without the number of pages", things, { total_items: 101, _embedded: { things: [] } }, 1, { pages: 2, next: 2 }],
    ["of more pages than there can be", things, { total_pages: 9_999, _embedded: { things: [] } }, 1, { pages: 1_000 }],
    ["uncounted and full", things, { _embedded: { things: many(100) } }, 4, { pages: 1, total: undefined, next: 5 }],
    ["uncounted and not full", things, { _embedded: { things: many(99) } }, 1, { pages: 1, next: undefined }],
    [
      "uncounted and full, with links",
      things,
      { _links: {}, _embedded: { things: many(100) } },
      1,
      { next: undefined },
    ],
    ["counted and full", things, { total_pages: 1, _embedded: { things: many(100) } }, 1, { next: undefined }],
    ["with a link", things, { total_pages: 1, _links: { next: {} }, _embedded: { things: many(1) } }, 1, { next: 2 }],
    [
      "with a link that is none",
      things,
      { _links: { next: "x" }, _embedded: { things: many(1) } },
      1,
      { next: undefined },
    ],
    ["of an index", numbers, { count: 250, numbers: many(100) }, 1, { total: 250, pages: 3, next: 2 }],
    ["of an index, uncounted and full", numbers, { numbers: many(100) }, 1, { pages: 1, next: undefined }],
  ])("%s tells where it stands", async (_what, shape, body, at, expected) => {
    expect(await page(shape, body, at)).toMatchObject(expected);
  });

  test.each([true, null, "x", -1, 1.5, {}])("is not counted by %j", async (count) => {
    const told = await page(things, { total_items: count, total_pages: count, _embedded: { things: [] } });
    expect(told).toMatchObject({ total: undefined, pages: 1 });
  });

  test.each([
    ["/list?cursor=b&x=1", "b"],
    ["https://elsewhere.test/list?cursor=b", "b"],
    ["/list", undefined],
    ["http://[?cursor=b", undefined],
    [7, undefined],
  ])("of a cursor links by %j to %s", async (href, next) => {
    const body = { _links: { next: { href } }, _embedded: { users: many(100) } };
    expect((await page(users, body)).next).toBe(next);
    expect((await page(users, body, "a")).next).toBe(next);
  });

  test("of a list that is counted by its items, or by its pages, tells how many there are", async () => {
    const list = { _embedded: { things: [] } };
    const [items, pages] = [
      { total_items: 230, ...list },
      { total_pages: 7, ...list },
    ];
    expect(await page(pageList("things"), items)).toMatchObject({ total: 230, pages: 3 });
    expect(await page(pageList("things"), pages)).toMatchObject({ total: undefined, pages: 7 });
  });

  test("has objects only", async () => {
    const { items } = await page(things, { _embedded: { things: [{ id: "a" }, null, "b", [1]] } });
    expect(items).toEqual([{ id: "a" }]);
  });

  test.each([
    [things, { page_size: 100 }],
    [things, { total_items: 0 }],
    [things, { _links: {} }],
    [users, { page_size: 100 }],
    [numbers, {}],
  ])("of %j may have no list: %j", async (shape, body) => {
    expect((await page(shape, body)).items).toEqual([]);
  });

  test.each([
    [things, {}],
    [things, { page_size: 100, _embedded: { things: {} } }],
    [users, { total_items: 0 }],
    [numbers, { numbers: "none" }],
    [numbers, { hello: "world" }],
  ])("of %j must be a list: %j", async (shape, body) => {
    expect(await failureOf(page(shape, body))).toMatchObject({ code: "ERR_UNREADABLE", mayHaveTakenEffect: false });
  });

  test("of a filter that nothing matches is empty", async () => {
    const problem = { title: "None", code: "user:none" };
    const { api } = answering(new VonageApiError("GET", "/list", { status: 404, problem, isOfApi: true }));
    const filter = { name: "ada" };
    expect(await pageOf({ api, path: "/list", shape: users, filter })).toEqual({ items: [], pages: 1, total: 0 });
    expect(await failureOf(pageOf({ api, path: "/list", shape: things, filter }))).toMatchObject({ status: 404 });
  });
});

async function all(list: AsyncIterable<Properties>): Promise<Properties[]> {
  const items: Properties[] = [];
  for await (const item of list) items.push(item);
  return items;
}

describe("a list", () => {
  test("that is not counted ends with a page that is not full", async () => {
    const { api, queries } = answering({ _embedded: { things: many(7) } });
    expect(await all(walk({ api, path: "/list", shape: things }))).toHaveLength(7);
    expect(queries).toEqual([{ path: "/list", page_size: 100, page: 1 }]);
  });

  test("that is complete ends with the first page of nothing new", async () => {
    const { api, queries } = answering({ total_items: 1, total_pages: 9, _embedded: { things: many(1) } });
    expect(await all(walk({ api, path: "/list", shape: things }))).toHaveLength(1);
    expect(queries).toHaveLength(2);
  });

  test("of which nothing new comes ends after three pages", async () => {
    const { api } = answering({ total_items: 9, total_pages: 9, _embedded: { things: many(1) } });
    expect((await failureOf(all(walk({ api, path: "/list", shape: things })))).message).toContain(
      "page 4 is not the last, and 3 pages in a row brought nothing new",
    );
  });

  test("without an end is given up after a thousand pages", async () => {
    const { api, queries } = answering((nth) => ({
      _links: { next: {} },
      _embedded: { things: [{ id: `id-${nth}` }] },
    }));
    expect((await failureOf(all(walk({ api, path: "/list", shape: things })))).message).toContain(
      "page 1000 is not the last, and 0 pages in a row",
    );
    expect(queries).toHaveLength(1_000);
  });

  test("with cursors ends with the last one, even if fewer items came than were counted", async () => {
    const next = { href: "/list?cursor=b" };
    const { api, queries } = answering((nth) => ({
      count: 9,
      _links: nth === 1 ? { next } : {},
      _embedded: { users: [{ id: `id-${nth}` }] },
    }));
    expect(await all(walk({ api, path: "/list", shape: { ...users, total: "count" } }))).toHaveLength(2);
    expect(queries).toEqual([
      { path: "/list", page_size: 100 },
      { path: "/list", page_size: 100, cursor: "b" },
    ]);
  });

  test("leaves out what has no identity", async () => {
    const items = [{ id: "a" }, { id: "" }, { id: 7 }, {}, { id: "a" }, { id: "b" }];
    const { api } = answering({ _embedded: { things: items } });
    expect(await all(walk({ api, path: "/list", shape: things }))).toEqual([{ id: "a" }, { id: "b" }]);
  });

  test("of users is empty on a 404 only if it is filtered by name", async () => {
    const problem = { title: "None", code: "user:error:not-found" };
    const { api } = answering(new VonageApiError("GET", "/v1/users", { status: 404, problem, isOfApi: true }));
    expect(await all(usersOf(api, "ada"))).toEqual([]);
    expect(await failureOf(all(usersOf(api)))).toMatchObject({ status: 404 });
  });

  test("of applications, and of users by name, is asked for as the API wants it", async () => {
    const { api, queries } = answering({ page_size: 100 });
    await all(pagesOf(api, "/v2/applications"));
    await all(usersOf(api));
    await all(usersOf(api, "ada"));
    expect(queries).toEqual([
      { path: "/v2/applications", page_size: 100, page: 1 },
      { path: "/v1/users", page_size: 100 },
      { path: "/v1/users", page_size: 100, name: "ada" },
    ]);
  });
});

test("an identity has all its parts, told apart", () => {
  const identity = (country: unknown, msisdn: unknown) => identityOf({ country, msisdn }, numbers);
  expect(identity("GB", "44")).toBe("GB/44");
  for (const [country, msisdn] of [["GB"], ["", "44"], ["GB", 44], [undefined, "44"]] as const)
    expect(identity(country, msisdn)).toBeUndefined();
});
