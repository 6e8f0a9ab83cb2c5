import type { Api } from "./client";
import { isObject, type Properties } from "./schema";

/** The most that Vonage puts on a page. */
const PAGE_SIZE = 100;

/** All that an account's list holds, page by page. An item lacks what only a look at the object itself tells. */
export async function* pagesOf(api: Api, path: string): AsyncGenerator<Properties> {
  for (let page = 1; ; page += 1) {
    const body = (await api.request("GET", path, { query: { page_size: PAGE_SIZE, page } })) as Properties;
    const embedded = isObject(body._embedded) ? body._embedded.applications : undefined;
    const items = Array.isArray(embedded) ? embedded.filter(isObject) : [];
    yield* items;
    const more = isObject(body._links) ? isObject(body._links.next) : items.length === PAGE_SIZE;
    if (items.length === 0 || !more) return;
  }
}
