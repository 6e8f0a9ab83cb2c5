/** Numbered pages: the page that a query asks for, and the links to its neighbours. */
import { type JsonObject } from "./json";

export interface Page<Item> {
  items: Item[];
  total: number;
  pages: number;
  links: JsonObject;
}

/** An absent number is undefined; what is no whole number is NaN, which no range contains. */
export function wholeNumber(text: string | null): number | undefined {
  if (text === null) return undefined;
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : NaN;
}

/** Links are relative; `first` names no page, `prev` and `next` are there only if those pages are. */
export function cutPage<Item>(all: Item[], page: number, size: number, path: string, pageName: string): Page<Item> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const link = (to?: number): JsonObject => ({
    href: `${path}?page_size=${size}${to === undefined ? "" : `&${pageName}=${to}`}`,
  });
  return {
    items: all.slice((page - 1) * size, page * size),
    total: all.length,
    pages,
    links: {
      self: link(page),
      first: link(),
      last: link(pages),
      ...(page > 1 ? { prev: link(page - 1) } : {}),
      ...(page < pages ? { next: link(page + 1) } : {}),
    },
  };
}
