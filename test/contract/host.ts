// The seam between the contract and the hosts.
import type { ResourceName } from "../../provider";

export type Values = Record<string, unknown>;

/** The changes that an update would make. */
export interface Difference {
  readonly changes: boolean;
  readonly replaces: string[];
  /** Whether the old object must be deleted before the new one is created. */
  readonly deleteBeforeReplace?: boolean;
}

/** A resource as a host calls it. Secrets are listed by place instead of marked. */
export interface Host {
  check(news: Values, olds?: Values): Promise<{ inputs: Values; failures: { property: string; reason: string }[] }>;
  diff(id: string, olds: Values, news: Values): Promise<Difference>;
  /** @throws `Unfinished` if the object exists, but not as declared */
  create(inputs: Values): Promise<{ id: string; outs: Values }>;
  read(id: string, olds: Values): Promise<{ id?: string; props?: Values; inputs?: Values }>;
  /** @throws `Unfinished` if a part of it may have been done */
  update(id: string, olds: Values, news: Values): Promise<{ outs: Values }>;
  delete(id: string, olds: Values): Promise<void>;
  /** The places of all secrets in the last answer. */
  secrets(): string[];
  /** Starts another run of the engine, in a process without any memory. */
  begin?(): Promise<void>;
}

/** One configured provider, with a host for each resource. */
export interface Provider {
  /** With a urn, of a resource of its own. Without one, resources that share a host are told apart by their objects alone. */
  host(name: ResourceName, urn?: string): Host;
  stop(): Promise<void>;
}

/** A provider in its own process, which starts cold and can be killed. */
export interface ProviderProcess {
  host(name: ResourceName, urn?: string): Host;
  /** The messages to its user so far. */
  readonly told: readonly string[];
  /** All its output so far, `told` included. */
  readonly written: string;
  /** Kills the process at once. Pending operations fail with `GONE`. */
  kill(): Promise<void>;
}

/** The error of operations whose process was killed. */
export const GONE = "the provider's process is gone";

/** The error of an unfinished operation, with the state that the engine keeps. */
export class Unfinished extends Error {
  constructor(
    readonly id: string,
    readonly outs: Values,
    override readonly cause: Error,
  ) {
    super(cause.message);
  }
}
