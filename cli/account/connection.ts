import { Account } from "../../provider/http/account";
import { VonageClient } from "../../provider/http/client";
import { resolveConfig, type Lookup, type Source } from "../../provider/http/config";
import { Memory, Session } from "../../provider/session";
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

/** A session with the account that these settings, or else the environment, name. */
export function sessionFor(lookup: Lookup, source: Source, warn: (text: string) => void): Session {
  const config = resolveConfig(lookup, process.env, { source });
  return new Session(new Account(new VonageClient(config, warn)), { memory: new Memory(config.privateKeys) });
}
