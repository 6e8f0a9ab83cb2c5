// Older states that reads and lists show for a while, when a fault makes the service lag behind its writes.
import { type Wire } from "./json";

interface Shadow {
  /** The older state; undefined if the object did not exist. */
  shown: Wire | undefined;
  until: number;
  /** How many reads still show it. */
  reads: number;
  /** The requests that show the older state: reads of the object, lists, or both. */
  covers: ("reads" | "lists")[];
  /** The account's key or the application's id, whose list the object belongs to. */
  owner: string;
}

export class Shadows {
  readonly #byId = new Map<string, Shadow>();

  /** A later write within the window changes nothing: readers stay where the first write left them. */
  cast(
    id: string,
    past: Pick<Shadow, "owner" | "shown" | "covers">,
    { milliseconds = Infinity, reads = Infinity }: { milliseconds?: number | undefined; reads?: number | undefined },
  ): void {
    if (this.#find(id)) return;
    this.#byId.set(id, { ...past, reads, until: performance.now() + milliseconds });
  }

  /** Returns what a read of this object shows. */
  one(id: string, truth: Wire | undefined): Wire | undefined {
    if (this.#byId.size === 0) return truth;
    const shadow = this.#find(id);
    if (!shadow?.covers.includes("reads")) return truth;
    shadow.reads -= 1;
    return shadow.shown;
  }

  /** Returns what a list shows. A deleted object that the list still shows comes last. */
  many(owner: string, truth: Wire[]): Wire[] {
    if (this.#byId.size === 0) return truth;
    const shown: Wire[] = [];
    const seen = new Set<string>();
    for (const wire of truth) {
      const { id } = wire;
      seen.add(id);
      const shadow = this.#find(id);
      const visible = shadow?.covers.includes("lists") ? shadow.shown : wire;
      if (visible) shown.push(visible);
    }
    for (const [id, shadow] of [...this.#byId]) {
      const lagging = shadow.owner === owner && shadow.covers.includes("lists");
      if (!seen.has(id) && lagging && shadow.shown && this.#find(id)) shown.push(shadow.shown);
    }
    for (const shadow of this.#byId.values())
      if (shadow.owner === owner && shadow.covers.includes("lists")) shadow.reads -= 1;
    return shown;
  }

  clear(): void {
    this.#byId.clear();
  }

  #find(id: string): Shadow | undefined {
    const shadow = this.#byId.get(id);
    if (!shadow || (shadow.until > performance.now() && shadow.reads > 0)) return shadow;
    this.#byId.delete(id);
    return undefined;
  }
}
