// Measures the cost of a key pair on this machine, without the provider.
import { generateKeyPair } from "node:crypto";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";

const PAIRS_PER_CORE = 100;

/** The mean time of a pair while all cores make pairs, in seconds. The time of a single pair varies at random. */
export async function secondsOfKeyPair() {
  const make = () => promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const count = PAIRS_PER_CORE * availableParallelism();
  const start = performance.now();
  await Promise.all(Array.from({ length: count }, make));
  return (performance.now() - start) / 1000 / count;
}
