// Options that several commands share.
import type { NumberSelection } from "../resources/kind";
import type { TargetOptions } from "../program/target";

/** The common options of `export` and `adopt`. */
export interface AdoptionOptions extends TargetOptions {
  /** Patterns of the names of applications. */
  readonly name?: readonly string[];
  readonly id?: readonly string[];
  /** `APP_ID=FILE` */
  readonly key?: readonly string[];
  /** A folder of key files. */
  readonly keys?: string;
  /** All numbers of the account, or none. By default those that are linked to the selected applications. */
  readonly numbers?: boolean;
  readonly declareKeys?: boolean;
  readonly protect?: boolean;
  readonly dryRun?: boolean;
}

/** The project and stack of a command. */
export interface StackOptions {
  readonly cwd: string;
  readonly stack?: string;
}

/** The selection that the options describe. */
export function selectionOf({ id: ids = [], name: names = [], numbers }: AdoptionOptions) {
  const chosen: NumberSelection = numbers === undefined ? "linked" : numbers ? "all" : "none";
  return { ids, names, numbers: chosen };
}
