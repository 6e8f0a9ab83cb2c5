/** What `npm run soak` asks of a run beyond its seed; without it, none of this is there. */
export const minutes = Number(process.env.SOAK_MINUTES ?? 0);
/** One history of the seed, by its path. */
export const path = process.env.SOAK_PATH;

/** Writes lines as they come, though a test runs for minutes. */
export function say(name: string): (text: string) => void {
  return (text) => void process.stdout.write(`${name}: ${text}\n`);
}
