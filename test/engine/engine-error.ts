// The error of an operation that did not end as expected.
import type { Outcome } from "./outcome";

/** Its message holds the output that a user reads. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  constructor(
    message: string,
    readonly outcome: Outcome,
  ) {
    super(`${message}\n\n${outcome.text}`);
  }
}
