import { VonageApiError, VonageConnectionError, VonageUsageError } from "../provider/http/errors";

/** What a command cannot do, told to whoever must act. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** The exit codes of every command. */
export const exitCodes = { done: 0, failed: 1, drifted: 2 } as const;

/** What to say of an error: its message where it is meant for users, or else all that helps to find a bug. */
export function reasonOf(error: unknown): string {
  const meant = [Failure, VonageApiError, VonageConnectionError, VonageUsageError];
  if (!(error instanceof Error)) return String(error);
  const isOfSystem = "syscall" in error && "code" in error;
  return isOfSystem || meant.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message);
}
