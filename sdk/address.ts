import type { ResourceName } from "../provider";

/** How Pulumi's types of this package's resources begin: those of dynamic resources, so that no plugin is installed. */
export const TYPE_PREFIX = "pulumi-nodejs:dynamic/vonage:";

/**
 * What the state of every resource of this type holds as `__provider`, for Pulumi's plugin to find its provider by: an
 * address, and no implementation. It is a format: it must not change, and a test holds it.
 */
export function addressOf(type: ResourceName): string {
  return `exports.handler = () => require("pulumi-vonage/provider").dynamicProvider(${JSON.stringify(type)});\n`;
}

/** The provider itself, loaded when it is first asked for, so that a program which only declares never loads it. */
export function provider(): typeof import("../provider") {
  return require("pulumi-vonage/provider") as typeof import("../provider");
}
