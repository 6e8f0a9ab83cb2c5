/** What `export` and `adopt` have in common. */
export interface AdoptionOptions {
  /** Patterns of the names of applications. */
  readonly name?: readonly string[];
  readonly id?: readonly string[];
  /** `APP_ID=FILE` */
  readonly key?: readonly string[];
  /** A folder of key files. */
  readonly keys?: string;
  readonly declareKeys?: boolean;
  readonly protect?: boolean;
  readonly dryRun?: boolean;
}

/** Which project and stack a command is about. */
export interface StackOptions {
  readonly cwd: string;
  readonly stack?: string;
}
