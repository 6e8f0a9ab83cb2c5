// Numbered pages: the items of one page, and the links to other pages.
import { type JsonObject } from "./json";

export interface Page<Item> {
  items: Item[];
  total: number;
  pages: number;
  links: JsonObject;
}

/** Returns undefined for an absent number, and NaN for a text that is not a whole number. No range contains NaN. */
export function wholeNumber(text: string | null): number | undefined {
  if (text === null) return undefined;
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : NaN;
}

/** Links are relative. `first` has no page number; `prev` and `next` exist only if their pages exist. */
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
