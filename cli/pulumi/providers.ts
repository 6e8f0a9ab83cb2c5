// The providers in a stack's state.
import type { Properties } from "../../provider/schema";
import type { Settings } from "../account/connection";
import { PLUGIN_PROVIDER } from "./host";
import type { StackResource } from "./stack";

/** The type of the providers that serve dynamic resources. */
const DYNAMIC_PROVIDER = "pulumi:providers:pulumi-nodejs";

/** The settings of a provider: its own if the program made it, and those of the stack for one that Pulumi made. */
export function settingsOf(provider: string, all: readonly StackResource[], ofStack: Settings): Settings {
  const own = all.find(({ urn }) => provider.startsWith(`${urn}::`));
  return own && isExplicit(own) ? settingsOfProvider(own.inputs) : ofStack;
}

/** The providers of this package that the program made. */
export function explicitProviders(all: readonly StackResource[]): StackResource[] {
  const used = new Set(all.map(({ provider }) => provider));
  return all.filter((each) => {
    const isOfUs = each.type === PLUGIN_PROVIDER || (each.type === DYNAMIC_PROVIDER && hasSettings(each.inputs));
    return isOfUs && isExplicit(each) && [...used].some((provider) => provider.startsWith(`${each.urn}::`));
  });
}

/** The settings in the inputs of a provider: a dynamic one has them with their namespace. */
export function settingsOfProvider(inputs: Properties): Settings {
  const lookup = (key: string) => {
    const value = inputs[key] ?? inputs[`vonage:${key}`];
    if (value === undefined || value === null) return undefined;
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  return { lookup, source: "provider" };
}

/**
 * Whether the program made a provider. One that Pulumi makes, such as `default` or `default_1_2_3`, has no parent. For
 * dynamic resources its inputs are the whole configuration of the last deployment.
 */
function isExplicit({ name, parent }: StackResource): boolean {
  return !/^default(_.*)?$/.test(name) || parent !== undefined;
}

function hasSettings(inputs: Properties): boolean {
  return Object.keys(inputs).some((key) => key.startsWith("vonage:"));
}
