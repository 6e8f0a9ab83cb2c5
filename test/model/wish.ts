/** What `npm run soak` asks of a run; without it, none of this is there. */
export const minutes = Number(process.env.SOAK_MINUTES ?? 0);
/** Whether to play on this host: on each, unless `npm run soak` names one. */
export const playsOn = (host: string): boolean => (process.env.SOAK_HOST ?? host) === host;
/** One history of the seed, by its path. */
export const path = process.env.SOAK_PATH;

/**
 * What a run's random choices follow from. `npm test` plays the same histories each time, so that what fails there is
 * what was changed; `npm run soak` looks for more.
 */
export const seed = Number(process.env.SEED ?? (minutes > 0 ? Date.now() % 2 ** 31 : 1));

/** Writes lines as they come, though a test runs for minutes. */
export function say(name: string): (text: string) => void {
  return (text) => void process.stdout.write(`${name}: ${text}\n`);
}
