// What the demo claims, looked at for real and added up.
import { isDeepStrictEqual } from "node:util";
import { say } from "../progress.mjs";

export class Checks {
  #held = 0;
  #failed = [];

  /** Says whether `claim` is so; what was found instead is shown when it is not. */
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

  /** The verdict; true when everything held. */
  tell() {
    for (const claim of this.#failed) say(`✗ ${claim}`);
    const all = this.#held + this.#failed.length;
    say(
      this.#failed.length === 0 ? `All ${all} claims held.` : `${this.#failed.length} of ${all} claims did not hold.`,
    );
    return this.#failed.length === 0;
  }
}
