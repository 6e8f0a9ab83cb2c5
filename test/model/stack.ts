import type { ResourceName } from "../../provider";
import type { Values } from "../contract/host";
import type { Program } from "./program";

const USUAL = { consistencyWindow: "0.3", numbersRequestsPerSecond: "100" };

/**
 * With faults about, a history must not take forever; without, a slow machine is no fault. The shortest timeout is still
 * longer than a busy machine keeps a request waiting: one that is given up must not arrive later than whoever looks for it.
 */
export const HASTY = { ...USUAL, requestTimeout: "3", maxRetries: "1" };
export const PATIENT = { ...USUAL, requestTimeout: "60", maxRetries: "5" };

/** When a process is killed: at its n-th request, before the service has it or when it has done its work. */
export interface Kill {
  readonly nth: number;
  readonly moment: "before" | "after";
}

/** What a state keeps of one object. */
export interface Kept {
  readonly slot: string;
  readonly type: ResourceName;
  readonly id: string;
  readonly outs: Values;
  /** Whether the last step on it failed half way. */
  readonly isUnfinished: boolean;
  /** Whether another has taken its place, and it is yet to be deleted. */
  readonly isCondemned: boolean;
}

export interface Failure {
  readonly slot: string;
  readonly message: string;
}

/** How an operation has ended. */
export interface Outcome {
  readonly failures: readonly Failure[];
  /** Everything that anyone could have read of it. */
  readonly text: string;
  /** The resources whose creation was under way when the process was killed; absent where it was not. */
  readonly interrupted?: readonly string[];
}

/** What a program declares, and which of its users take over what exists. */
export interface Declaration {
  readonly program: Program;
  readonly adopted: ReadonlySet<string>;
}

/** An operation that meets with faults, and has little patience with them. */
export interface Trouble {
  readonly kill?: Kill | undefined;
}

/** A stack of resources, and the operations on it: each in a process of its own, which begins knowing nothing. */
export interface Stack {
  kept(): Promise<readonly Kept[]>;
  /** All of the state that is not encrypted. */
  plainState(): Promise<string>;
  /** The secrets that were made for this stack. */
  secrets(): Promise<readonly string[]>;
  up(declaration: Declaration, trouble?: Trouble): Promise<Outcome>;
  refresh(trouble?: Trouble): Promise<Outcome>;
  destroy(trouble?: Trouble): Promise<Outcome>;
  /** What a preview would do. */
  changes(declaration: Declaration): Promise<string[]>;
  /** Takes an application under management, where it has a way to. */
  adopt?(slot: string, id: string, name: string): Promise<void>;
}
