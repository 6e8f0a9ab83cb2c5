/**
 * The objects that this process has created or taken over. Two resources of a program can manage one object. An example
 * is a user that was renamed in the program and adopted under its new name. The object stays when the old resource is
 * deleted.
 */
export class Holdings {
  readonly #stamps = new Map<string, number>();
  readonly #replaced = new Set<string>();
  #newest = 0;

  /** A time of creation, in seconds since 1970, that no other object of this process has. */
  stamp(): number {
    this.#newest = Math.max(Date.now() / 1000, this.#newest + 0.001);
    return this.#newest;
  }

  hold(type: string, id: string, createdAt: number): void {
    this.#stamps.set(`${type} ${id}`, createdAt);
  }

  /** Whether the object was created or taken over here, by another resource than the one with this time of creation. */
  isHeldByAnother(type: string, id: string, createdAt: unknown): boolean {
    const stamp = this.#stamps.get(`${type} ${id}`);
    return stamp !== undefined && stamp !== createdAt;
  }

  /** Notes that another object is to take the place of this one. */
  noteReplacement(type: string, id: string): void {
    this.#replaced.add(`${type} ${id}`);
  }

  /** Whether this process knows that another object takes the place of this one. */
  isReplaced(type: string, id: string): boolean {
    return this.#replaced.has(`${type} ${id}`);
  }

  release(type: string, id: string): void {
    this.#stamps.delete(`${type} ${id}`);
  }
}
