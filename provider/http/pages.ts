import type { Api } from "./client";
import { isAbsence, VonageApiError, VonageConnectionError } from "./errors";
import { isObject, type Properties } from "../schema";

/** The most that Vonage puts on a page. */
const PAGE_SIZE = 100;
/** More pages than any account fills, should a service ever claim them. */
const MOST_PAGES = 1_000;
/** So many pages in a row may bring nothing new. */
const PATIENCE = 3;
/** How often a list is read that does not settle. */
const READINGS = 3;

/** How an API tells a list, as data. */
export interface ListShape {
  /** Where the list stands in the body of a page. */
  readonly place: readonly string[];
  /** The properties of an item that tell it from others. */
  readonly identity: readonly string[];
  /** The name of what says which page is asked for, and of what says how long a page is. */
  readonly query: { readonly at: "page" | "index" | "cursor"; readonly size: "page_size" | "size" };
  /** Where the body counts all items of the list. */
  readonly total?: string;
  /** Where the body counts the pages. */
  readonly pages?: string;
  /** The code of the problem by which a filter says that nothing matches. */
  readonly noMatch?: string;
}

/** A list in pages with numbers, `_embedded` in a body that counts them. */
export function pageList(name: string): ListShape {
  const query = { at: "page", size: "page_size" } as const;
  return { place: ["_embedded", name], identity: ["id"], query, total: "total_items", pages: "total_pages" };
}

/** A list whose pages lead from one to the next, `_embedded` in a body that counts nothing. */
export function cursorList(name: string, noMatch?: string): ListShape {
  const query = { at: "cursor", size: "page_size" } as const;
  return { place: ["_embedded", name], identity: ["id"], query, noMatch };
}

/** A list in pages with an index, at the top of a body that counts its items, or that is empty. */
export function indexList(name: string, identity: readonly string[]): ListShape {
  return { place: [name], identity, query: { at: "index", size: "size" }, total: "count" };
}

/** A list of an account: where it is, how it is told, and which part of it is wanted. */
export interface List {
  readonly api: Api;
  readonly path: string;
  readonly shape: ListShape;
  readonly filter?: Readonly<Record<string, string | number>>;
  readonly signal?: AbortSignal;
}

/** One page of a list. */
export interface Page {
  readonly items: readonly Properties[];
  /** How many pages there are, as far as the service knows. */
  readonly pages: number;
  /** How many items there are on all pages, where the service counts them. */
  readonly total?: number;
  /** The page after this one, where the service says that there is one. */
  readonly next?: number | string;
}

/** The page with this number or cursor; the first one by default. */
export async function pageOf({ api, path, shape, filter, signal }: List, at: number | string = 1): Promise<Page> {
  const { query: names, noMatch } = shape;
  const where = names.at === "cursor" ? (at === 1 ? {} : { cursor: at }) : { [names.at]: at };
  const query = { [names.size]: PAGE_SIZE, ...filter, ...where };
  const body = (await api.request("GET", path, { query, signal }).catch((error: unknown) => {
    if (noMatch !== undefined && filter !== undefined && isNoMatch(error, noMatch)) return undefined;
    throw error;
  })) as Properties | undefined;
  if (body === undefined) return { items: [], pages: 1, total: 0 };

  const items = itemsIn(body, path, shape);
  const total = shape.total === undefined ? undefined : numberIn(body[shape.total]);
  const claimed = shape.pages === undefined ? undefined : numberIn(body[shape.pages]);
  const pages = Math.min(claimed ?? (total === undefined ? 1 : Math.ceil(total / PAGE_SIZE)), MOST_PAGES);
  return { items, pages, total, next: nextOf(body, at, shape, pages, items.length) };
}

/**
 * All items of a list, page by page, each once. When the list changes while it is read, an item may be missing. Use
 * `listAll` where that matters.
 */
export async function* walk(list: List): AsyncGenerator<Properties> {
  for await (const { items } of steps(list, (at) => pageOf(list, at))) yield* items;
}

/** How to read the pages with these numbers, for whoever wants to show how far the work has come. */
export type ReadPages = (numbers: readonly number[], read: (number: number) => Promise<Page>) => Promise<Page[]>;

/**
 * All items of a list, each once, and none missing. When the counts of the service do not agree with the items, the list
 * has changed meanwhile, and is read again. Fails where the list does not settle.
 */
export async function listAll(
  list: List,
  readPages: ReadPages = (numbers, read) => Promise.all(numbers.map(read)),
): Promise<Properties[]> {
  let found = "";
  for (let reading = 1; reading <= READINGS; reading += 1) {
    const { items, totals } = await readOnce(list, readPages);
    if (totals.every((total) => total === items.length)) return items;
    found = `it holds ${items.length} different items, and the service counts ${totals.join(" or ")}`;
  }
  throw unsettled(list, `it was read ${READINGS} times, and at last ${found}`);
}

/** One reading, with the service's counts of the items. The pages that the first one announces are read side by side. */
async function readOnce(list: List, readPages: ReadPages): Promise<{ items: Properties[]; totals: number[] }> {
  const known = new Map<number | string, Page>([[1, await pageOf(list)]]);
  const announced = Array.from({ length: Math.max(0, known.get(1)!.pages - 1) }, (_, index) => index + 2);
  const pages = await readPages(announced, (number) => pageOf(list, number));
  for (const [index, page] of pages.entries()) known.set(announced[index]!, page);

  const items: Properties[] = [];
  const totals = new Set<number>();
  for await (const step of steps(list, async (at) => known.get(at) ?? (await pageOf(list, at)))) {
    items.push(...step.items);
    if (step.total !== undefined) totals.add(step.total);
  }
  return { items, totals: [...totals] };
}

/** Page after page, each with what no page before it told. Ends where the list ends, or fails where nothing new comes. */
async function* steps(list: List, read: (at: number | string) => Promise<Page>): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let at: number | string = 1;
  for (let asked = 1, idle = 0; ; asked += 1) {
    const page: Page = await read(at);
    const items = page.items.filter((item) => {
      const identity = identityOf(item, list.shape);
      if (identity === undefined || seen.has(identity)) return false;
      seen.add(identity);
      return true;
    });
    yield { ...page, items };

    idle = items.length === 0 ? idle + 1 : 0;
    const isComplete: boolean | undefined = page.total === undefined ? undefined : seen.size >= page.total;
    const mayGoOn: boolean = isComplete === false && page.items.length > 0 && typeof at === "number";
    const next: number | string | undefined = page.next ?? (mayGoOn ? Number(at) + 1 : undefined);
    if (next === undefined || (isComplete && idle > 0)) return;
    if (idle >= PATIENCE || asked >= MOST_PAGES)
      throw unsettled(list, `page ${asked} is not the last, and ${idle} pages in a row brought nothing new`);
    at = next;
  }
}

/** The identity of an item in a list. Nothing where the service does not tell it. */
export function identityOf(item: Properties, { identity }: ListShape): string | undefined {
  const parts = identity.map((name) => item[name]);
  return parts.every((part) => typeof part === "string" && part !== "") ? parts.join("/") : undefined;
}

function isNoMatch(error: unknown, code: string): boolean {
  return isAbsence(error) && error instanceof VonageApiError && (error.problem.code ?? code) === code;
}

function itemsIn(body: Properties, path: string, { place, query, total }: ListShape): readonly Properties[] {
  const list = place.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), body);
  if (Array.isArray(list)) return list.filter(isObject);
  // The Numbers API tells an empty list by an empty body. Elsewhere a body that counts or links nothing is no list.
  const isList = query.at === "index" || body[query.size] !== undefined || isObject(body._links);
  if (list === undefined && (isList || (total !== undefined && body[total] !== undefined))) return [];
  const reason = `what came is no list: it has no ${place.join(".")}`;
  throw new VonageConnectionError("GET", path, "ERR_UNREADABLE", reason, false);
}

function nextOf(
  body: Properties,
  at: number | string,
  { query }: ListShape,
  pages: number,
  length: number,
): number | string | undefined {
  if (typeof at === "string" || query.at === "cursor") return cursorIn(body._links);
  const isLinked = isObject(body._links) && isObject(body._links.next);
  const isUncounted = query.at === "page" && !isObject(body._links) && body.total_pages === undefined;
  return isLinked || at < pages || (isUncounted && length === PAGE_SIZE) ? at + 1 : undefined;
}

/** Where the next page begins. Its link may lead to another host, which is not asked. */
function cursorIn(links: unknown): string | undefined {
  const next = isObject(links) && isObject(links.next) ? links.next.href : undefined;
  if (typeof next !== "string" || !URL.canParse(next, "https://api.nexmo.com")) return undefined;
  return new URL(next, "https://api.nexmo.com").searchParams.get("cursor") ?? undefined;
}

function numberIn(value: unknown): number | undefined {
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : NaN;
  return Number.isInteger(number) && number >= 0 ? number : undefined;
}

function unsettled({ path }: List, why: string): VonageConnectionError {
  const advice = "Try again when nothing else changes the account.";
  return new VonageConnectionError("GET", path, "ERR_UNSETTLED", `the list does not settle: ${why}. ${advice}`, false);
}

const applications = pageList("applications");
const users = cursorList("users", "user:error:not-found");

/** The shapes of the lists that are read today. */
export const shapes = { applications, users } as const;

/** All applications of an account. An item lacks what only a look at the object itself tells. */
export function pagesOf(api: Api, path: string, signal?: AbortSignal): AsyncGenerator<Properties> {
  return walk({ api, path, shape: applications, signal });
}

/** The users of an application, or the one of this name. An item holds little more than the id. */
export function usersOf(api: Api, name?: string, signal?: AbortSignal): AsyncGenerator<Properties> {
  return walk({ api, path: "/v1/users", shape: users, filter: name === undefined ? undefined : { name }, signal });
}
