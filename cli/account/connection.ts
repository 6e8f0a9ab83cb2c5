import { VonageClient } from "../../provider/http/client";
import { resolveConfig, type Lookup } from "../../provider/http/config";
import type { StackSetting } from "../pulumi/stack";

/** Reads the stack's settings by the names that the provider uses. */
export function lookupIn(settings: ReadonlyMap<string, StackSetting>): Lookup {
  return (key) => settings.get(`vonage:${key}`)?.value;
}

/** A client for the account that the stack's configuration, or else the environment, names. */
export function clientFor(
  lookup: Lookup = () => undefined,
  warn: (text: string) => void = () => undefined,
): VonageClient {
  return new VonageClient(resolveConfig(lookup), warn);
}
