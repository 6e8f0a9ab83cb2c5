// The users of one application. Their names are unique; the list is in the byte order of the names.
import { type Wire } from "./json";

export class UserDirectory {
  readonly #byId = new Map<string, Wire>();
  readonly #byName = new Map<string, string>();
  #sorted: Wire[] | undefined;

  get(id: string): Wire | undefined {
    return this.#byId.get(id);
  }

  named(name: string): Wire | undefined {
    const id = this.#byName.get(name);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  put(id: string, wire: Wire): void {
    this.remove(id);
    this.#byId.set(id, wire);
    if (typeof wire.name === "string") this.#byName.set(wire.name, id);
    this.#sorted = undefined;
  }

  remove(id: string): Wire | undefined {
    const wire = this.#byId.get(id);
    if (!wire) return undefined;
    this.#byId.delete(id);
    if (this.#byName.get(nameOf(wire)) === id) this.#byName.delete(nameOf(wire));
    this.#sorted = undefined;
    return wire;
  }

  all(): Wire[] {
    this.#sorted ??= [...this.#byId.values()].sort((a, b) => compareNames(nameOf(a), nameOf(b)));
    return this.#sorted;
  }
}

export const nameOf = (user: Wire): string => (typeof user.name === "string" ? user.name : "");

/** Compares bytes, as the service does. JavaScript compares UTF-16 units, which is another order for some characters. */
export const compareNames = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
