/** What keeps the set-up from going on, as one sentence for whoever ran it. */
export class SetupProblem extends Error {
  name = "SetupProblem";
}
