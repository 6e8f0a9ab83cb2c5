// The error of a set-up.

/** The reason why the set-up cannot go on, as one sentence for the user. */
export class SetupProblem extends Error {
  name = "SetupProblem";
}
