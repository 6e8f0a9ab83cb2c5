/** What readers see instead of the truth, for a while, when a fault makes the service lag behind its writes. */
import { type Wire } from "./json";

interface Shadow {
  /** What reads show; absent for an object that does not exist yet. */
  shown: Wire | undefined;
  until: number;
  /** Who is kept in the past: reads of the one object, lists, or both. */
  covers: ("reads" | "lists")[];
  /** The account's key or the application's id, whose list the object belongs to. */
  owner: string;
}

export class Shadows {
  private readonly byId = new Map<string, Shadow>();

  /** A later write within the window changes nothing: readers stay where the first write left them. */
  cast(id: string, owner: string, shown: Wire | undefined, milliseconds: number, covers: Shadow["covers"]): void {
    if (this.find(id)) return;
    this.byId.set(id, { shown, owner, covers, until: performance.now() + milliseconds });
  }

  /** What a read of this object shows. */
  one(id: string, truth: Wire | undefined): Wire | undefined {
    if (this.byId.size === 0) return truth;
    const shadow = this.find(id);
    return shadow?.covers.includes("reads") ? shadow.shown : truth;
  }

  /** What a list shows; an object that was deleted behind the shadow comes last. */
  many(owner: string, truth: Wire[]): Wire[] {
    if (this.byId.size === 0) return truth;
    const shown: Wire[] = [];
    const seen = new Set<string>();
    for (const wire of truth) {
      const { id } = wire;
      seen.add(id);
      const shadow = this.find(id);
      const visible = shadow?.covers.includes("lists") ? shadow.shown : wire;
      if (visible) shown.push(visible);
    }
    for (const [id, shadow] of [...this.byId]) {
      const lagging = shadow.owner === owner && shadow.covers.includes("lists");
      if (!seen.has(id) && lagging && shadow.shown && this.find(id)) shown.push(shadow.shown);
    }
    return shown;
  }

  clear(): void {
    this.byId.clear();
  }

  private find(id: string): Shadow | undefined {
    const shadow = this.byId.get(id);
    if (!shadow || shadow.until > performance.now()) return shadow;
    this.byId.delete(id);
    return undefined;
  }
}
