// Does several pieces of work at the same time.

/** The results of all work. If several pieces fail, throws the error of the first in the list, after all have ended. */
export async function together<T extends readonly unknown[]>(...work: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  await Promise.allSettled(work);
  return await Promise.all(work);
}
