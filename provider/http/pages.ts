import type { Api } from "./client";
import { isNotFound } from "./errors";
import { isObject, type Properties } from "../schema";

/** The most that Vonage puts on a page. */
const PAGE_SIZE = 100;
/** More pages than any account fills, should a service ever claim them. */
const MOST_PAGES = 1_000;

/** One page of an account's list. */
export interface Page {
  readonly items: readonly Properties[];
  /** How many pages there are, as far as the service knows. */
  readonly pages: number;
  readonly hasNext: boolean;
}

export async function pageOf(api: Api, path: string, page: number): Promise<Page> {
  const body = (await api.request("GET", path, { query: { page_size: PAGE_SIZE, page } })) as Properties;
  const embedded = isObject(body._embedded) ? body._embedded.applications : undefined;
  const items = Array.isArray(embedded) ? embedded.filter(isObject) : [];
  const hasNext = isObject(body._links) ? isObject(body._links.next) : items.length === PAGE_SIZE;
  return { items, pages: Math.min(Number(body.total_pages) || 1, MOST_PAGES), hasNext };
}

/** All that an account's list holds, page by page. An item lacks what only a look at the object itself tells. */
export async function* pagesOf(api: Api, path: string): AsyncGenerator<Properties> {
  for (let page = 1; ; page += 1) {
    const { items, hasNext } = await pageOf(api, path, page);
    yield* items;
    if (items.length === 0 || !hasNext) return;
  }
}

/** The users of an application, or the one of this name, page by page. An item holds little more than the id. */
export async function* usersOf(api: Api, name?: string): AsyncGenerator<Properties> {
  const seen = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const query = { page_size: PAGE_SIZE, ...(name === undefined ? {} : { name }), ...(cursor ? { cursor } : {}) };
    const body = (await api.request("GET", "/v1/users", { query }).catch((error: unknown) => {
      if (name !== undefined && isNotFound(error)) return {};
      throw error;
    })) as Properties;
    const users = isObject(body._embedded) ? body._embedded.users : undefined;
    yield* Array.isArray(users) ? users.filter(isObject) : [];
    cursor = cursorIn(body._links);
    if (!cursor || seen.has(cursor)) return;
    seen.add(cursor);
  }
}

/** Where the next page begins. Its link may lead to another host, which is not asked. */
function cursorIn(links: unknown): string | undefined {
  const next = isObject(links) && isObject(links.next) ? links.next.href : undefined;
  if (typeof next !== "string" || !URL.canParse(next, "https://api.nexmo.com")) return undefined;
  return new URL(next, "https://api.nexmo.com").searchParams.get("cursor") ?? undefined;
}
