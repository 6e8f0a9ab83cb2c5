// The seed of random tests.

/** The seed of a run's random choices. `SEED=… npx vitest run FILE` repeats a run. */
export const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const effort = Number(process.env.EFFORT ?? 1);

/** The number of tries: the usual one, multiplied by `EFFORT`. */
export function tries(usual: number): number {
  return Math.max(1, Math.ceil(usual * effort));
}
