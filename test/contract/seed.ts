/** What a run's random choices follow from. `SEED=… npx vitest run FILE` repeats a run. */
export const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** How much more than usual is tried. */
export const effort = Number(process.env.EFFORT ?? 1);
