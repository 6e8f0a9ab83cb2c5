// The hosts over which the contract runs.
import { resources, type ResourceName } from "../../provider/resources";
import { dynamicHosts, ofAnotherRun } from "./dynamic-host";
import { DynamicProcess } from "./dynamic-process";
import type { Host, Provider, ProviderProcess } from "./host";
import { PackagedProcess } from "./packaged-process";
import { startPackaged } from "./plugin-host";

export type Settings = Record<string, string>;

/** One of the ways in which Pulumi reaches the provider. */
export interface HostKind {
  readonly host: "dynamic" | "plugin";
  /** A provider in this process, with its own session. */
  start(settings: Settings): Promise<Provider>;
  /** A provider in its own process. */
  launch(settings: Settings): Promise<ProviderProcess>;
}

export const dynamic: HostKind = {
  host: "dynamic",
  async start(settings) {
    const own = ofAnotherRun(settings);
    const names = Object.keys(resources) as ResourceName[];
    const all = await Promise.all(names.map(async (name) => [name, await dynamicHosts(name, own)] as const));
    const byName = Object.fromEntries(all) as Record<ResourceName, (urn?: string) => Host>;
    return { host: (name, urn) => byName[name](urn), stop: () => Promise.resolve() };
  },
  launch: (settings) => Promise.resolve(new DynamicProcess(settings)),
};

export const plugin: HostKind = {
  host: "plugin",
  start: startPackaged,
  launch: (settings) => PackagedProcess.launch(settings),
};

/** The hosts that the suites run over. `CONTRACT_HOSTS=dynamic npx vitest run FILE` runs over one of them. */
export const hosts: readonly HostKind[] = [dynamic, plugin].filter(({ host }) =>
  (process.env.CONTRACT_HOSTS ?? host).split(",").includes(host),
);
