// What a key pair costs on this machine, whatever the provider does.
import { generateKeyPair } from "node:crypto";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";

const PAIRS_PER_CORE = 24;

/** The time of one pair where all cores make pairs, in seconds. The time of a single pair is chance, so it is a mean. */
export async function secondsOfKeyPair() {
  const make = () => promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const count = PAIRS_PER_CORE * availableParallelism();
  const start = performance.now();
  await Promise.all(Array.from({ length: count }, make));
  return (performance.now() - start) / 1000 / count;
}
