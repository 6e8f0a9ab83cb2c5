import type { Api } from "./client";
import { pageOf, shapes, identityOf, type ListShape, type Page } from "./pages";
import type { Properties } from "../schema";

/** From so many reads under way at once, a list is worth a look. */
const MANY = 4;
/** How long what a list told is good enough for a refresh, in milliseconds. */
const FRESH = 10_000;

/** The part of the account's list that was read so far. */
interface Listing {
  readonly items: Map<string, Properties>;
  /** When it was begun. */
  readonly at: number;
  /** The pages that have not been asked for. */
  rest: number[];
  /** How many reads have not found their object on the pages so far. */
  misses: number;
}

/**
 * Reads that arrive together are answered from lists, a hundred objects to a page, where that takes fewer requests. A
 * single read stays a single read, without delay. A list is believed only where it shows no change. An object that is
 * missing or different there is read by itself before anything is concluded.
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
   * What `unchanged` makes of the listed object, or else what a read by itself gives. The signal ends the wait for a
   * list, which others may wait for as well.
   */
  async read<T>(
    id: string,
    unchanged: (listed: Properties) => T | undefined,
    alone: () => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    this.#underWay += 1;
    try {
      const listed = await unlessEnded(this.#listed(id), signal);
      return (listed && unchanged(listed)) ?? (await alone());
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Forgets what was listed, because something is about to change. */
  forget(): void {
    this.#listing = undefined;
    this.#loading = undefined;
  }

  async #listed(id: string): Promise<Properties | undefined> {
    const listing = this.#fresh();
    if (listing?.items.has(id)) return listing.items.get(id);
    if (listing) listing.misses += 1;
    if (!this.#loading) this.#load(listing);
    if (!this.#loading) return undefined;

    this.#waiting += 1;
    const loaded = await this.#loading.finally(() => (this.#waiting -= 1));
    return loaded?.items.get(id);
  }

  /** Asks for pages where they are likely to save more reads than they cost. */
  #load(listing: Listing | undefined): void {
    if (listing ? listing.rest.length === 0 || listing.misses < listing.rest.length : this.#underWay < MANY) return;
    const loading = (listing ? this.#rest(listing) : this.#first()).catch(() => undefined);
    this.#loading = loading;
    void loading.then((loaded) => {
      if (this.#loading !== loading) return; // Forgotten meanwhile.
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

/** The result of the work, unless the signal comes first. The work itself goes on. */
async function unlessEnded<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (!signal) return await work;
  if (signal.aborted) return undefined;
  let end = () => undefined as void;
  const ended = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined);
    signal.addEventListener("abort", end, { once: true });
  });
  return await Promise.race([work, ended]).finally(() => signal.removeEventListener("abort", end));
}
