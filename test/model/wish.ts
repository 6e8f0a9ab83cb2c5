// The options of npm run soak.

/** The options that `npm run soak` passes to a run. Without it they are absent. */
export const minutes = Number(process.env.SOAK_MINUTES ?? 0);
/** Whether to play on this host. Every host is played, unless `npm run soak` names one. */
export const playsOn = (host: string): boolean => (process.env.SOAK_HOST ?? host) === host;
/** One history of the seed, by its path. */
export const path = process.env.SOAK_PATH;

/**
 * The seed of the random choices. `npm test` plays the same histories each time, so a new failure comes from a change
 * of the code. `npm run soak` plays new ones.
 */
export const seed = Number(process.env.SEED ?? (minutes > 0 ? Date.now() % 2 ** 31 : 1));

/** Writes lines at once, although a test runs for minutes. */
export function say(name: string): (text: string) => void {
  return (text) => void process.stdout.write(`${name}: ${text}\n`);
}
