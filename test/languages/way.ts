// A way to deploy the shop's program: through the command line, or through the Automation API of a language.

export interface Told {
  /** The numbers of created, updated, unchanged… resources, as the engine counts them. */
  readonly changes: Readonly<Record<string, number>>;
  /** Every detailed difference, as `shop capabilities.voice.region update`. */
  readonly differences: readonly string[];
  /** The engine's output for a failed operation. */
  readonly error?: string | undefined;
}

export interface Way {
  /** The folder with the project's settings. Commands on the stack run there. */
  readonly folder: string;
  readonly env: Record<string, string>;
  /** Sets these settings, by their full keys, in one command. Those of `secrets` are kept encrypted. */
  config(plain: Record<string, string>, secrets?: Record<string, string>): Promise<void>;
  up(): Promise<Told>;
  preview(): Promise<Told>;
  refresh(): Promise<Told>;
  destroy(): Promise<Told>;
  import(type: string, name: string, id: string): Promise<void>;
  outputs(): Promise<Record<string, unknown>>;
  /** The text of the state, as `pulumi stack export` shows it. */
  state(): Promise<string>;
  /** Runs any other command on the stack. Returns its output, and throws if it fails. */
  command(...args: string[]): Promise<string>;
  end(): Promise<void>;
}

/** The prepared parts of one language, built once for all tests of a file. */
export interface Language {
  /** Environment variables for the engine and its child processes. */
  readonly env: Record<string, string>;
  /** The project folder that the language's host runs. */
  readonly project: string;
  /** The program that serves requests for the Automation API. */
  readonly automation: readonly [string, ...string[]];
}
