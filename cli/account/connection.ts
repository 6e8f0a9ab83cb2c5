import { resolveConfig, type Lookup, type Source } from "../../provider/http/config";
import { connect } from "../../provider/http/connect";
import { Memory, Session } from "../../provider/session";
import type { StackSetting } from "../pulumi/stack";

/** Settings, and who gives them. */
export interface Given {
  readonly lookup: Lookup;
  /** Whom messages advise. */
  readonly source: Source;
}

/** Settings that come from the environment alone. */
export const fromEnvironment: Given = { lookup: () => undefined, source: "stack" };

/** Reads the stack's settings by the names that the provider uses. */
export function lookupIn(settings: ReadonlyMap<string, StackSetting>): Lookup {
  return (key) => settings.get(`vonage:${key}`)?.value;
}

/** The settings of a stack. */
export function ofStack(settings: ReadonlyMap<string, StackSetting>): Given {
  return { lookup: lookupIn(settings), source: "stack" };
}

/** A session with the account that these settings, or else the environment, name. */
export async function sessionFor({ lookup, source }: Given, warn: (text: string) => void): Promise<Session> {
  const config = resolveConfig(lookup, process.env, { source });
  return new Session(await connect(config, warn), { memory: new Memory(config) });
}
