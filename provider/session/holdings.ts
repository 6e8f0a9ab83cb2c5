// The objects that a run manages and has replaced.

/** Replaced objects: their ids, and the times of their replacement in seconds since 1970. */
export type Replaced = Readonly<Record<string, number>>;

/**
 * The objects that the resources of this run manage. Two resources of a program can manage one object. An example is a
 * user that was renamed in the program and adopted under its new name. The object stays when the old resource is deleted.
 */
export class Holdings {
  readonly #stamps = new Map<string, Set<unknown>>();
  readonly #declared = new Set<string>();
  readonly #replaced = new Map<string, Replaced>();
  readonly #made = new Set<string>();
  readonly #wanted = new Set<string>();
  #newest = 0;

  /** A time of creation in this process, in seconds since 1970: later than that of every object that it knows. */
  stamp(): number {
    this.#newest = Math.max(Date.now() / 1000, this.#newest + 0.001);
    return this.#newest;
  }

  /** Notes that the resource with this time of creation manages the object. */
  hold(type: string, id: string, createdAt: unknown): void {
    const key = keyOf(type, id);
    this.#stamps.set(key, (this.#stamps.get(key) ?? new Set()).add(createdAt));
    // The clock of another machine may be ahead. What is made from now on must be newer all the same.
    if (typeof createdAt === "number") this.#newest = Math.max(this.#newest, createdAt);
  }

  /** Whether a resource with another time of creation manages the object. */
  isHeldByAnother(type: string, id: string, createdAt: unknown): boolean {
    return [...(this.#stamps.get(keyOf(type, id)) ?? [])].some((stamp) => stamp !== createdAt);
  }

  release(type: string, id: string): void {
    this.#stamps.delete(keyOf(type, id));
  }

  /** Notes that the program of this run has a resource for this object. If the object is deleted now, it is replaced. */
  noteDeclared(type: string, id: string): void {
    this.#declared.add(keyOf(type, id));
  }

  /** Notes that the program of this run declares this object from now on. */
  noteWanted(type: string, id: string): void {
    this.#wanted.add(keyOf(type, id));
  }

  /** Whether the program of this run declares the object, even if one of its resources is deleted. */
  isWanted(type: string, id: string): boolean {
    return this.#wanted.has(keyOf(type, id));
  }

  /** Like noteDeclared, for the object of the resource with this urn. */
  noteUrn(urn: string): void {
    this.#declared.add(urn);
  }

  /** Notes that this run creates an object that may replace another one. */
  noteMade(type: string): void {
    this.#made.add(type);
  }

  /** Notes the objects that the object `id` replaces, or has replaced in an earlier run. */
  noteReplaced(type: string, id: string, replaced: Replaced): void {
    const key = keyOf(type, id);
    this.#replaced.set(key, { ...this.#replaced.get(key), ...replaced });
  }

  /** The objects that the object has replaced, and those that these had replaced before. */
  replacedBy(type: string, id: string): Replaced {
    const all: Record<string, number> = {};
    const walk = (each: string) => {
      for (const [old, at] of Object.entries(this.#replaced.get(keyOf(type, each)) ?? {})) {
        const isNew = !Object.hasOwn(all, old);
        all[old] = at;
        if (isNew) walk(old);
      }
    };
    walk(id);
    return all;
  }

  /** Whether a deletion in this run can be part of a replacement, of this run or of an interrupted one. */
  mayBeReplaced(
    type: string,
    id: string,
    { createdAt, urn }: { createdAt: unknown; urn: string | undefined },
  ): boolean {
    if (this.#declared.has(keyOf(type, id)) || this.#made.has(type)) return true;
    if (urn !== undefined && this.#declared.has(urn)) return true;
    const prefix = keyOf(type, "");
    return [...this.#replaced].some(([key, { [id]: at }]) => {
      // A later resource with this id is not the replaced one.
      return key.startsWith(prefix) && at !== undefined && !(Number(createdAt) > at);
    });
  }
}

function keyOf(type: string, id: string): string {
  return `${type} ${id}`;
}
