// Reads lists page by page.
import type { Api } from "./client";
import { isAbsence, VonageApiError, VonageConnectionError } from "./errors";
import { isObject, type Properties } from "../schema";

/** The largest page size that Vonage accepts. */
const PAGE_SIZE = 100;
/** The largest number of pages that is read, whatever the service claims. No account fills them. */
const MOST_PAGES = 1_000;
/** How many pages in a row may hold no new item. */
const PATIENCE = 3;
/** How many times a list that changes meanwhile is read. */
const READINGS = 3;

/** How an API presents a list. */
export interface ListShape {
  /** The path of the list in the body of a page. */
  readonly place: readonly string[];
  /** The properties that identify an item. */
  readonly identity: readonly string[];
  /** The query parameters for the position and for the page size. */
  readonly query: { readonly at: "page" | "index" | "cursor"; readonly size: "page_size" | "size" };
  /** The property of the body with the number of all items. */
  readonly total?: string;
  /** The property of the body with the number of pages. */
  readonly pages?: string;
  /** The code of the 404 problem that means that nothing matches the filter. */
  readonly noMatch?: string;
}

/** The shape of a list in `_embedded` whose pages have numbers. The body counts items and pages. */
export function pageList(name: string): ListShape {
  const query = { at: "page", size: "page_size" } as const;
  return { place: ["_embedded", name], identity: ["id"], query, total: "total_items", pages: "total_pages" };
}

/** The shape of a list in `_embedded` whose pages link to the next one. The body counts nothing. */
export function cursorList(name: string, noMatch?: string): ListShape {
  const query = { at: "cursor", size: "page_size" } as const;
  return { place: ["_embedded", name], identity: ["id"], query, noMatch };
}

/** The shape of a list at the top of the body, with pages by index. The body counts the items; an empty list is `{}`. */
export function indexList(name: string, identity: readonly string[]): ListShape {
  return { place: [name], identity, query: { at: "index", size: "size" }, total: "count" };
}

/** A list of an account: its place, its shape and a filter. */
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
  /** The number of pages, as the service counts them. */
  readonly pages: number;
  /** The number of items on all pages. Undefined if the service does not count them. */
  readonly total?: number;
  /** The number or cursor of the next page. Undefined on the last page. */
  readonly next?: number | string;
}

/** Reads the page with this number or cursor. The default is the first page. */
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
 * `listAll` if that matters.
 */
export async function* walk(list: List): AsyncGenerator<Properties> {
  for await (const { items } of steps(list, (at) => pageOf(list, at))) yield* items;
}

/** Reads the pages with these numbers. A caller gives its own to show progress. */
export type ReadPages = (numbers: readonly number[], read: (number: number) => Promise<Page>) => Promise<Page[]>;

/**
 * All items of a list, each exactly once. Where the service's counts differ from the items, the list has changed
 * meanwhile, and is read again.
 * @throws VonageConnectionError if the counts still differ after several readings
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

/** Yields the pages, each without the items of earlier pages. Throws if too many pages bring nothing new. */
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

/** The identity of an item in a list. Undefined if the item lacks one of its parts. */
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
  // In the Numbers API, an empty body is an empty list. Any other body without counts and links is no list.
  const isEmpty = query.at === "index" && Object.keys(body).length === 0;
  const isList = isEmpty || body[query.size] !== undefined || isObject(body._links);
  if (list === undefined && (isList || (total !== undefined && body[total] !== undefined))) return [];
  const reason = `the answer holds no list: it has no ${place.join(".")}`;
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

/** The cursor of the next page. Only the cursor is taken from the link, so no request follows it to another host. */
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
  return new VonageConnectionError("GET", path, "ERR_UNSETTLED", `the list keeps changing: ${why}. ${advice}`, false);
}

const applications = pageList("applications");
const users = cursorList("users", "user:error:not-found");

/** The shapes of Vonage's JSON lists. */
export const shapes = { applications, users } as const;

/** All applications of an account. Items lack some fields, which only a read of the application shows. */
export function pagesOf(api: Api, path: string, signal?: AbortSignal): AsyncGenerator<Properties> {
  return walk({ api, path, shape: applications, signal });
}

/** The users of an application, or the user of this name. Items hold little more than the id. */
export function usersOf(api: Api, name?: string, signal?: AbortSignal): AsyncGenerator<Properties> {
  return walk({ api, path: "/v1/users", shape: users, filter: name === undefined ? undefined : { name }, signal });
}
