// Changes of objects that bypass the emulated APIs, by their ids: what another client of the account would do.
import { type JsonObject, storable, type Wire } from "./json";

/** How one kind of object is changed directly. */
export interface Drift {
  /** What its objects are called. */
  readonly noun: string;
  /** Its fields that must be texts. */
  readonly texts: readonly string[];
  /** Its fields that are objects, and whether the API can show an object without them. */
  readonly objects: Readonly<Record<string, "always" | "sometimes">>;
  find(id: string): Wire | undefined;
  /** Stores the object under the id that it has. */
  put(wire: Wire): void;
  remove(id: string): void;
  /** The object as GET shows it. */
  show(wire: Wire, origin: string): JsonObject;
  /** Says why no object can become this one, if none can. */
  conflict?(wire: Wire): string | undefined;
}

/** The same changes for a test in the same process. */
export interface Hands {
  readonly update: (id: string, change: (wire: JsonObject) => void) => void;
  readonly remove: (id: string) => void;
}

export function handsOn(drift: Drift, save: () => Promise<void>): Hands {
  const find = (id: string): Wire => {
    const wire = drift.find(id);
    if (!wire) throw new Error(`There is no ${drift.noun} ${id}`);
    return wire;
  };
  return {
    update(id, change) {
      const draft = structuredClone(find(id));
      change(draft);
      drift.put(storable(id, draft));
      void save();
    },
    remove(id) {
      find(id);
      drift.remove(id);
      void save();
    },
  };
}
