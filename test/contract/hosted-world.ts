// A world with providers of one host.
import type { EmulatorOptions } from "vonage-emulator";
import type { ResourceName } from "../../provider";
import "../quick-keys";
import type { Host, Provider, ProviderProcess } from "./host";
import type { HostKind, Settings } from "./hosts";
import { startWorld, type World } from "./world";

/** A world, and providers of one host that use it. */
export interface HostedWorld extends World {
  /** The host of a resource. Hosts with equal settings share one provider. */
  host(name: ResourceName, settings?: Settings): Promise<Host>;
  /** A new provider without any memory, as in another run of Pulumi. */
  start(settings?: Settings): Promise<Provider>;
  /** A new provider in its own process. */
  launch(settings?: Settings): Promise<ProviderProcess>;
  /** Ends the emulator and all providers. */
  stop(): Promise<void>;
}

export async function startHostedWorld(
  kind: HostKind,
  options: EmulatorOptions = {},
  settings: Settings = {},
): Promise<HostedWorld> {
  const world = await startWorld(options, settings);
  const started: Promise<Provider>[] = [];
  const launched: Promise<ProviderProcess>[] = [];
  const bySettings = new Map<string, Promise<Provider>>();
  const start = (own = world.settings) => {
    const provider = kind.start(own);
    started.push(provider);
    return provider;
  };
  return {
    ...world,
    async host(name, own = world.settings) {
      const key = JSON.stringify(own);
      const provider = bySettings.get(key) ?? start(own);
      bySettings.set(key, provider);
      return (await provider).host(name);
    },
    start,
    launch(own = world.settings) {
      const provider = kind.launch(own);
      launched.push(provider);
      return provider;
    },
    async stop() {
      await Promise.all(launched.map(async (one) => (await one).kill()));
      await Promise.all(started.map(async (one) => (await one).stop()));
      await world.emulator.stop();
    },
  };
}
