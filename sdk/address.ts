// The provider's address in states.
import type { ResourceName } from "../provider";

/**
 * The prefix of the Pulumi types of this package's resources. It is the prefix of dynamic resources, which need no
 * plugin of their own.
 */
export const TYPE_PREFIX = "pulumi-nodejs:dynamic/vonage:";

/** The prefix of the Pulumi types and functions of the packaged plugin. */
export const PLUGIN_PREFIX = "vonage:index:";

/**
 * The text that every resource of this type keeps as `__provider` in the state. Pulumi's plugin runs it to find the
 * provider. It holds an address and no implementation. States contain it, so it must never change; a test checks that.
 */
export function addressOf(type: ResourceName): string {
  return `exports.handler = () => require("pulumi-vonage/provider").dynamicProvider(${JSON.stringify(type)});\n`;
}

/** Loads the provider. A program that only declares resources never calls it. */
export function provider(): typeof import("../provider") {
  return require("pulumi-vonage/provider") as typeof import("../provider");
}
