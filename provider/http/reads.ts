// Answers concurrent reads from lists.
import type { Api } from "./client";
import { pageOf, shapes, identityOf, type ListShape, type Page } from "./pages";
import type { Properties } from "../schema";

/** The number of concurrent reads from which a list is read. */
const MANY = 4;
/** How long a list may serve a refresh, in milliseconds. */
const FRESH = 10_000;

/** The part of the list that was read so far. */
interface Listing {
  readonly items: Map<string, Properties>;
  /** The time at which its first page was requested. */
  readonly at: number;
  /** The numbers of the pages that were not requested yet. */
  rest: number[];
  /** How many reads did not find their object on the pages so far. */
  misses: number;
}

/**
 * The reads of one collection. Concurrent reads share pages of a list, with a hundred objects each, if that takes fewer
 * requests. A single read is sent at once. A list counts only if it shows an object unchanged. An object that is
 * missing or different in the list is read by itself.
 */
export class Reads {
  #underWay = 0;
  #waiting = 0;
  #listing?: Listing;
  #loading?: Promise<Listing | undefined>;

  constructor(
    private readonly api: Api,
    private readonly path: string,
    private readonly shape: ListShape = shapes.applications,
  ) {}

  /**
   * Returns the result of `unchanged` for the listed object. Where there is none, returns the result of `alone`, which
   * reads the object by itself. The signal ends this call's wait for the list. The list goes on for other calls.
   */
  async read<T>(
    id: string,
    unchanged: (listed: Properties) => T | undefined,
    alone: () => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    this.#underWay += 1;
    try {
      const listed = this.#fresh()?.items.get(id) ?? (await unlessEnded(this.#listed(id), signal));
      return (listed && unchanged(listed)) ?? (await alone());
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Drops the list, because an object is about to change. */
  forget(): void {
    this.#listing = undefined;
    this.#loading = undefined;
  }

  async #listed(id: string): Promise<Properties | undefined> {
    const listing = this.#fresh();
    if (listing) listing.misses += 1;
    if (!this.#loading) this.#load(listing);
    if (!this.#loading) return undefined;

    this.#waiting += 1;
    const loaded = await this.#loading.finally(() => (this.#waiting -= 1));
    return loaded?.items.get(id);
  }

  /** Requests pages if they are likely to save more requests than they cost. */
  #load(listing: Listing | undefined): void {
    if (listing ? listing.rest.length === 0 || listing.misses < listing.rest.length : this.#underWay < MANY) return;
    const loading = (listing ? this.#rest(listing) : this.#first()).catch(() => undefined);
    this.#loading = loading;
    void loading.then((loaded) => {
      if (this.#loading !== loading) return; // `forget` was called meanwhile.
      this.#loading = undefined;
      this.#listing = loaded;
    });
  }

  async #first(): Promise<Listing> {
    const at = Date.now();
    const { items, pages } = await this.#page(1);
    const rest = Array.from({ length: Math.max(0, pages - 1) }, (_, index) => index + 2);
    const listing = { items: this.#byId(items), at, rest, misses: 0 };
    return rest.length < this.#waiting ? await this.#rest(listing) : listing;
  }

  async #rest(listing: Listing): Promise<Listing> {
    const pages = listing.rest.splice(0);
    const found = await Promise.all(
      pages.map((page) => this.#page(page).catch(() => ({ items: [] as readonly Properties[] }))),
    );
    for (const { items } of found) for (const [id, item] of this.#byId(items)) listing.items.set(id, item);
    return listing;
  }

  #fresh(): Listing | undefined {
    return this.#listing && Date.now() - this.#listing.at < FRESH ? this.#listing : undefined;
  }

  #page(number: number): Promise<Page> {
    return pageOf({ api: this.api, path: this.path, shape: this.shape }, number);
  }

  #byId(items: readonly Properties[]): Map<string, Properties> {
    return new Map(items.map((item) => [identityOf(item, this.shape) ?? "", item]));
  }
}

/** The result of the work, or undefined if the signal aborts first. The work itself goes on. */
async function unlessEnded<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (!signal) return await work;
  if (signal.aborted) return undefined;
  return await new Promise((resolve, reject) => {
    const end = () => resolve(undefined);
    signal.addEventListener("abort", end);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
