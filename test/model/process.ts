// A provider's process of a history.
import { Account } from "../../provider/http/account";
import { resolveConfig } from "../../provider/http/config";
import { resources, type ResourceName } from "../../provider/resources";
import { Session } from "../../provider/session";
import type { Host } from "../contract/host";
import { lifecycleHost } from "./host";
import { MortalClient } from "./mortal-client";
import type { Kill } from "./stack";

export type Hosts = Readonly<Record<ResourceName, Host>>;

/** A provider's process that serves one operation. It starts without any memory. */
export interface Process {
  readonly hosts: Hosts;
  /** Resolves when the process is killed and none of its requests is under way any more. */
  readonly death: Promise<"killed">;
  /** The messages that it has logged beside results and errors. */
  readonly told: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts a process with settings by their full keys, such as `vonage:baseUrl`. */
export type Start = (settings: Readonly<Record<string, string>>, kill: Kill | undefined) => Promise<Process>;

/** The lifecycle without a host. */
export const startLifecycle: Start = (settings, kill) => {
  const told: string[] = [];
  const config = resolveConfig((key) => settings[`vonage:${key}`], {});
  const client = new MortalClient(config, (text) => told.push(text));
  client.kill = kill;
  const session = new Session(new Account(client), { log: (_severity, text) => told.push(text) });
  const hosts = hostsOf((name) => lifecycleHost(name, session));
  return Promise.resolve({ hosts, death: client.death, told: () => told, stop: () => Promise.resolve() });
};

export function hostsOf(host: (name: ResourceName) => Host): Hosts {
  const names = Object.keys(resources) as ResourceName[];
  return Object.fromEntries(names.map((name) => [name, host(name)])) as unknown as Hosts;
}
