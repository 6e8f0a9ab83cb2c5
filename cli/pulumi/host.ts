// The hosts of the provider, as Pulumi names their types.
import { resources, type ResourceName } from "../../provider/resources";
import { PLUGIN_PREFIX, TYPE_PREFIX } from "../../sdk/address";
import { hosts, type Host } from "../choices";

/** The prefix of the types of a host's resources. */
const prefixes: Readonly<Record<Host, string>> = { plugin: PLUGIN_PREFIX, dynamic: TYPE_PREFIX };

/** The names of the packaged plugin in projects and in the engine. A test compares them with the package schema. */
export const plugin = {
  name: "vonage",
  /** The package with its resource classes for Node.js. */
  sdk: "@pulumi-vonage/vonage",
  /** The address from which Pulumi downloads it. */
  source: "github://api.github.com/pulumi-vonage",
} as const;

/** The type of an explicit or default provider of the packaged plugin. */
export const PLUGIN_PROVIDER = `pulumi:providers:${plugin.name}`;

/** A resource and its host, from a Pulumi type. */
export function typeIn(host: Host, name: ResourceName): string {
  return prefixes[host] + name;
}

/** Whether a line of Pulumi's output is about a resource of this host. */
export function tellsOf(host: Host, line: string): boolean {
  return line.includes(prefixes[host]);
}

/** The resource and the host of a Pulumi type. Undefined for types of other packages. */
export function resourceOfType(type: string): { readonly host: Host; readonly name: ResourceName } | undefined {
  for (const host of hosts) {
    const name = type.startsWith(prefixes[host]) ? type.slice(prefixes[host].length) : "";
    if (Object.hasOwn(resources, name)) return { host, name: name as ResourceName };
  }
  return undefined;
}
