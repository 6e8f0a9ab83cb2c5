// The checks of the demo, and their sum.
import { isDeepStrictEqual } from "node:util";
import { say } from "../progress.mjs";

export class Checks {
  #held = 0;
  #failed = [];

  /** Prints whether `claim` holds. Where it does not, also prints what was found. */
  that(claim, holds, found) {
    if (holds) {
      this.#held++;
      say(`✓ ${claim}`);
      return;
    }
    this.#failed.push(claim);
    say(`✗ ${claim}${found === undefined ? "" : `; instead: ${JSON.stringify(found)}`}`);
  }

  equal(claim, found, expected) {
    this.that(claim, isDeepStrictEqual(found, expected), found);
  }

  /** Prints the verdict. Returns true if every claim held. */
  tell() {
    for (const claim of this.#failed) say(`✗ ${claim}`);
    const all = this.#held + this.#failed.length;
    say(
      this.#failed.length === 0 ? `All ${all} claims held.` : `${this.#failed.length} of ${all} claims did not hold.`,
    );
    return this.#failed.length === 0;
  }
}
