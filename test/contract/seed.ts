// The seed of random tests.

/** The seed of a run's random choices. `SEED=… npx vitest run FILE` repeats a run. */
export const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** The factor for the number of tries. */
export const effort = Number(process.env.EFFORT ?? 1);
