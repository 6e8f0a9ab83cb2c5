// The error of a violated invariant.

/** The violation of an invariant. */
export class Violation extends Error {
  override readonly name = "Violation";
}
