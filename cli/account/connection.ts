// Connects to the account of a command.
import { resolveConfig, type Lookup, type Source } from "../../provider/http/config";
import { connect } from "../../provider/http/connect";
import { Memory, Session } from "../../provider/session";
import type { StackSetting } from "../pulumi/stack";

/** Settings and their source. */
export interface Settings {
  readonly lookup: Lookup;
  readonly source: Source;
}

/** The environment alone. */
export const noSettings: Settings = { lookup: () => undefined, source: "environment" };

/** Reads the stack's settings by the names that the provider uses. */
export function settingsIn(settings: ReadonlyMap<string, StackSetting>): Settings {
  return { lookup: (key) => settings.get(`vonage:${key}`)?.value, source: "stack" };
}

/** A session with the account of these settings. Missing settings come from the environment. */
export async function sessionFor({ lookup, source }: Settings, warn: (text: string) => void): Promise<Session> {
  const config = resolveConfig(lookup, process.env, { source });
  return new Session(await connect(config, warn), { memory: new Memory(config) });
}
