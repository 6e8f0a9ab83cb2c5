import type { ResourceName } from "../../provider";

export type Values = Record<string, unknown>;

/** What an update would do. */
export interface Difference {
  readonly changes: boolean;
  readonly replaces: string[];
  /** Whether the old object has to go before the new one can be made. */
  readonly deleteBeforeReplace?: boolean;
}

/** A resource as a host of the lifecycle calls it, with secrets told apart from their marks. */
export interface Host {
  check(news: Values, olds?: Values): Promise<{ inputs: Values; failures: { property: string; reason: string }[] }>;
  diff(id: string, olds: Values, news: Values): Promise<Difference>;
  /** @throws `Unfinished` where the object is there, but not as it was asked for */
  create(inputs: Values): Promise<{ id: string; outs: Values }>;
  read(id: string, olds: Values): Promise<{ id?: string; props?: Values; inputs?: Values }>;
  /** @throws `Unfinished` where some of it may have been done */
  update(id: string, olds: Values, news: Values): Promise<{ outs: Values }>;
  delete(id: string, olds: Values): Promise<void>;
  /** The places of all that the last answer marked as secret. */
  secrets(): string[];
  /** Begins another run of the engine, in a process that remembers nothing. */
  begin?(): Promise<void>;
}

/** One configured provider, with a host for each resource. */
export interface Provider {
  host(name: ResourceName): Host;
  stop(): Promise<void>;
}

/** A provider in a process of its own: cold at first, and mortal. */
export interface ProviderProcess {
  host(name: ResourceName): Host;
  /** The sentences that its user has been told so far. */
  readonly told: readonly string[];
  /** Everything that it has written so far, `told` included. */
  readonly written: string;
  /** Ends the process as a power cut would. Work that is under way fails with `GONE`. */
  kill(): Promise<void>;
}

/** What work fails with whose process was killed. */
export const GONE = "the provider's process is gone";

/** Work that ended with an error and yet left something to keep: what the engine keeps then, and the error. */
export class Unfinished extends Error {
  constructor(
    readonly id: string,
    readonly outs: Values,
    override readonly cause: Error,
  ) {
    super(cause.message);
  }
}
