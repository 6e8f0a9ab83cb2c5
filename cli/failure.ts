// Failures of commands, and exit codes.
import { VonageApiError, VonageConnectionError, VonageUsageError } from "../provider/http/errors";

/** A failure with a message for the user. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** The exit codes of every command. */
export const exitCodes = { done: 0, failed: 1, drifted: 2 } as const;

/** The text of an error: its message if it is meant for users, otherwise everything that helps to find the bug. */
export function reasonOf(error: unknown): string {
  const meant = [Failure, VonageApiError, VonageConnectionError, VonageUsageError];
  if (!(error instanceof Error)) return String(error);
  const isOfSystem = "syscall" in error && "code" in error;
  return isOfSystem || meant.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message);
}
