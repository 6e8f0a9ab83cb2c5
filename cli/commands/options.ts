import type { NumberSelection } from "../resources/kind";
import type { TargetOptions } from "../program/target";

/** What `export` and `adopt` have in common. */
export interface AdoptionOptions extends TargetOptions {
  /** Patterns of the names of applications. */
  readonly name?: readonly string[];
  readonly id?: readonly string[];
  /** `APP_ID=FILE` */
  readonly key?: readonly string[];
  /** A folder of key files. */
  readonly keys?: string;
  /** All numbers of the account, or none; by default those that point to the selected applications. */
  readonly numbers?: boolean;
  readonly declareKeys?: boolean;
  readonly protect?: boolean;
  readonly dryRun?: boolean;
}

/** Which project and stack a command is about. */
export interface StackOptions {
  readonly cwd: string;
  readonly stack?: string;
}

/** What the options select of an account. */
export function selectionOf({ id: ids = [], name: names = [], numbers }: AdoptionOptions) {
  const chosen: NumberSelection = numbers === undefined ? "linked" : numbers ? "all" : "none";
  return { ids, names, numbers: chosen };
}
