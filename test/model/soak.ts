// Plays many histories, and shortens a failing one.
import fc from "fast-check";
import { takeKeyPairs } from "../key-pairs";
import { Coverage } from "./coverage";
import { histories, type History } from "./history";
import { play, type Scene } from "./run";
import { HASTY } from "./stack";
import { Stalls } from "./stalls";

/** The level at which histories are played: the lifecycle, the plugin, or the real engine. */
export interface Level {
  /** The flags for the command that repeats a failure. */
  readonly flags: string;
  readonly mostScenes: number;
  /** How many histories are played at once. Most of the time they wait. */
  readonly lanes: number;
  readonly longest: number;
  /** Provides a service and a stack for one history. */
  open(pairs: Scene["pairs"]): Promise<Pick<Scene, "emulator" | "stack"> & { readonly close: () => Promise<void> }>;
}

export interface Effort {
  readonly seed: number;
  /** How many histories to play. */
  readonly runs: number;
  /** How long to continue after them, in minutes. */
  readonly minutes?: number | undefined;
  /** Plays this one history of the seed, and nothing else. */
  readonly path?: string | undefined;
  /** Receives the progress from time to time. */
  readonly say: (text: string) => void;
}

/** How long to search for a shorter failing history, in milliseconds. */
const SHRINKING = 60_000;
/** How often a failed history is played again. Concurrent requests may come in another order each time. */
const REPETITIONS = 10;
/**
 * The longest stall of this process after which a failure still counts, in milliseconds. It is far shorter than the
 * request timeouts.
 */
const STALL = Number(HASTY.requestTimeout) * 250;
/** How often a history is played again after a stall of this process. */
const STALLED_REPETITIONS = 5;
/**
 * How many histories one seed gives. A repetition generates all histories before its path, so the number must stay
 * small.
 */
const ROUND = 250;

/** Plays random histories. Fails with the shortest history that violates an invariant. */
export async function soak(level: Level, { seed, runs, minutes = 0, path, say }: Effort): Promise<Coverage> {
  const coverage = new Coverage();
  const pairs = takeKeyPairs(4);
  const begun = Date.now();
  const elapsed = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  const stalls = new Stalls();
  const trial = unstalled(trialOf(level, pairs, coverage), stalls, coverage);
  if (path !== undefined) {
    const [history] = fc.sample(histories(level.mostScenes), { seed, path, numRuns: 1 });
    for (let time = 1; time <= REPETITIONS; time += 1) {
      await trial(history!).catch((error: unknown) => {
        throw report(level, error, history!, { seed, path });
      });
      say(`played ${time} of ${REPETITIONS} times, ${elapsed()}: it holds`);
    }
    return coverage;
  }

  let seeds = 0;
  const isEnough = () => coverage.of("histories", "played") >= runs && Date.now() - begun >= minutes * 60_000;
  let hasFailed = false;
  const lane = async () => {
    while (!isEnough() && !hasFailed) {
      const numRuns = Math.min(ROUND, Math.ceil(runs / level.lanes));
      await check(level, trial, { seed: seed + seeds++, numRuns }, () => isEnough() || hasFailed);
    }
  };
  const ticker = setInterval(() => say(`${coverage.of("histories", "played")} histories, ${elapsed()}`), 20_000);
  try {
    await Promise.all(
      Array.from({ length: Math.min(level.lanes, runs) }, () =>
        lane().catch((error: unknown) => {
          hasFailed = true;
          throw error;
        }),
      ),
    );
    return coverage;
  } finally {
    clearInterval(ticker);
  }
}

type Trial = (history: History) => Promise<void>;

function trialOf(level: Level, pairs: Scene["pairs"], coverage: Coverage): Trial {
  return async (history) => {
    const { emulator, stack, close } = await level.open(pairs);
    try {
      await play(history, { emulator, stack, pairs, coverage, longest: level.longest });
      coverage.count("histories", "played");
    } finally {
      await close();
    }
  };
}

/** A failure during a stall proves nothing, so the history is played again. */
function unstalled(trial: Trial, stalls: Stalls, coverage: Coverage): Trial {
  return async (history) => {
    for (let left = STALLED_REPETITIONS; ; left -= 1) {
      const begun = performance.now();
      try {
        return await trial(history);
      } catch (error) {
        if (left === 0 || stalls.longestSince(begun) < STALL) throw error;
        coverage.count("histories", "played again after a stall");
      }
    }
  };
}

/** Throws an error with the shortest failing history. */
async function check(
  level: Level,
  trial: Trial,
  parameters: fc.Parameters<[History]> & { seed: number },
  isOver: () => boolean,
): Promise<void> {
  let shrinkUntil = Infinity;
  const property = fc.asyncProperty(histories(level.mostScenes), async (history) => {
    if (shrinkUntil === Infinity ? isOver() : Date.now() > shrinkUntil) return;
    await trial(history).catch((error: unknown) => {
      shrinkUntil = Math.min(shrinkUntil, Date.now() + SHRINKING);
      throw error;
    });
  });
  const { counterexample, counterexamplePath: path, errorInstance } = await fc.check(property, parameters);
  if (counterexample && path !== null)
    throw report(level, errorInstance, counterexample[0], { seed: parameters.seed, path });
}

/** The reason of the failure, the history, and the command that plays it again. */
function report(
  { flags }: Level,
  error: unknown,
  history: History,
  { seed, path }: { seed: number; path: string },
): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const command = `npm run soak -- ${flags}--seed ${seed} --path ${path}`;
  return new Error(`${reason}\nin ${JSON.stringify(history)}\nrepeat with: ${command}`);
}
