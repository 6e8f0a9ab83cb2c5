// A way to deploy the shop's program: through the command line, or through the Automation API of a language.

export interface Told {
  /** How many resources are created, updated, the same…, as the engine counts them. */
  readonly changes: Readonly<Record<string, number>>;
  /** Every detailed difference, as `shop capabilities.voice.region update`. */
  readonly differences: readonly string[];
  /** What the engine said of an operation that failed. */
  readonly error?: string | undefined;
}

export interface Way {
  /** The folder with the project's settings; commands on the stack are run there. */
  readonly folder: string;
  readonly env: Record<string, string>;
  config(key: string, value: string, options?: { secret?: boolean }): Promise<void>;
  up(): Promise<Told>;
  preview(): Promise<Told>;
  refresh(): Promise<Told>;
  destroy(): Promise<Told>;
  import(type: string, name: string, id: string): Promise<void>;
  outputs(): Promise<Record<string, unknown>>;
  /** Any other command on the stack; answers with what it wrote, and throws when it fails. */
  command(...args: string[]): Promise<string>;
  end(): Promise<void>;
}

/** What one language needs: it is built once for all tests of a file. */
export interface Language {
  /** Variables for the engine and what it starts. */
  readonly env: Record<string, string>;
  /** The folder of the project that the language's host runs. */
  readonly project: string;
  /** The program that serves requests for the Automation API. */
  readonly automation: readonly [string, ...string[]];
}
