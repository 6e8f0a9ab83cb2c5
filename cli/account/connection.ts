import { VonageClient } from "../../provider/http/client";
import { resolveConfig, type Config, type Lookup } from "../../provider/http/config";
import type { StackSetting } from "../pulumi/stack";

/** The settings of a stack as the provider reads them. */
export function lookupIn(settings: ReadonlyMap<string, StackSetting>): Lookup {
  return (key) => settings.get(`vonage:${key}`)?.value;
}

/** The account that a stack's configuration, or the environment, tells of. */
export function connect(
  lookup: Lookup = () => undefined,
  warn: (text: string) => void = () => undefined,
): VonageClient {
  const config: Config = resolveConfig(lookup);
  return new VonageClient(config, warn);
}
