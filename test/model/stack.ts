// The seam between a history and its stack.
import type { ResourceName } from "../../provider";
import type { Values } from "../contract/host";
import type { Program } from "./program";

const USUAL = { consistencyWindow: "0.3", numbersRequestsPerSecond: "100" };

/**
 * With faults, timeouts are short, so that a history ends soon. Without faults they are long, because a slow machine is
 * no fault. Even the short timeout is longer than a busy machine delays a request: an abandoned request must not arrive
 * after the provider has looked for its effect.
 */
export const HASTY = { ...USUAL, requestTimeout: "3", maxRetries: "1" };
export const PATIENT = { ...USUAL, requestTimeout: "60", maxRetries: "5" };

/** The moment of a kill: at the n-th request, before the service receives it or after the service has handled it. */
export interface Kill {
  readonly nth: number;
  readonly moment: "before" | "after";
}

/** The entry of one object in the state. */
export interface Kept {
  readonly slot: string;
  readonly type: ResourceName;
  readonly id: string;
  readonly outs: Values;
  /** Whether the last operation on it is unfinished. */
  readonly isUnfinished: boolean;
  /** Whether it was replaced and must still be deleted. */
  readonly isCondemned: boolean;
}

export interface Failure {
  readonly slot: string;
  readonly message: string;
}

/** The result of an operation. */
export interface Outcome {
  readonly failures: readonly Failure[];
  /** All output that a person could read. */
  readonly text: string;
  /** The resources whose create was under way when the process was killed. Absent if it was not killed. */
  readonly interrupted?: readonly string[];
}

/** A program, and those of its users that take over existing ones. */
export interface Declaration {
  readonly program: Program;
  readonly adopted: ReadonlySet<string>;
}

/** An operation with faults and short timeouts. */
export interface Trouble {
  readonly kill?: Kill | undefined;
}

/** A stack of resources, and its operations. Each operation runs in a new process without any memory. */
export interface Stack {
  kept(): Promise<readonly Kept[]>;
  /** The part of the state that is not encrypted. */
  plainState(): Promise<string>;
  /** The secrets that were generated for this stack. */
  secrets(): Promise<readonly string[]>;
  up(declaration: Declaration, trouble?: Trouble): Promise<Outcome>;
  refresh(trouble?: Trouble): Promise<Outcome>;
  destroy(trouble?: Trouble): Promise<Outcome>;
  /** The operations that a preview shows. */
  changes(declaration: Declaration): Promise<string[]>;
  /** Adopts an application, if the host can. */
  adopt?(slot: string, id: string, name: string): Promise<void>;
}
