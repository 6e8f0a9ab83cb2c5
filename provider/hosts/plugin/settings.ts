import schema from "../../../schema.json";
import { resolveConfig, settings, settingsProblems, spelled, type Setting, type Source } from "../../http/config";
import { VonageUsageError } from "../../http/errors";
import type { Path } from "../../resource";
import type { Properties, Schema } from "../../schema";
import { plainSecretWarning } from "../../schema/settings";
import { holdsUnknown } from "../../schema/unknown";

/** The settings as the inputs of a provider. */
export const settingsSchema: Schema = {
  type: "object",
  properties: schema.provider.inputProperties,
};

/** What the engine itself keeps among the settings of a provider. */
const OF_THE_ENGINE = new Set(["version", "pluginDownloadURL", "pluginChecksums", "parameterization", "__internal"]);

/** Where the settings of a provider come from. The engine makes a default provider, and calls it so, for a stack's. */
export function sourceOf(urn: string): Source {
  return /::default(_[^:]*)?$/.test(urn) || urn === "" ? "stack" : "provider";
}

/** What is wrong with settings, without their values. A value that is not known yet is not wrong. */
export function problemsOf(values: Properties, source: Source): string[] {
  const text = (key: string) => {
    const value = values[key];
    if (!holdsUnknown(value)) return textOf(value);
    // Anything does for a text. What a number or a URL will be is not asked.
    return settings.some((setting) => setting.key === key && setting.kind === "text") ? "unknown" : undefined;
  };
  try {
    resolveConfig(text, process.env, { source });
    return [];
  } catch (error) {
    if (error instanceof VonageUsageError) return [error.message];
    throw error;
  }
}

/** Keys that look like misspelt settings, and what they may mean. */
export function misspeltIn(values: Properties, source: Source): string[] {
  const given = Object.keys(values).filter((key) => !OF_THE_ENGINE.has(key));
  return settingsProblems(() => undefined, {}, given).map(({ key, reason }) => `${spelled(key, source)} ${reason}`);
}

/** The stack's settings that should be stored encrypted, and are not. */
export function plainSecretsIn(values: Properties, secrets: readonly Path[]): string[] {
  const isPlain = ({ key, secret }: Setting) =>
    secret && typeof values[key] === "string" && !secrets.some(([first]) => first === key);
  return settings.filter(isPlain).map(plainSecretWarning);
}

/** The settings by their keys alone. The dynamic provider has them with their namespace. */
export function settingsIn(values: Properties): Properties {
  return Object.fromEntries(
    Object.keys(settingsSchema.properties!).map((key) => [key, values[key] ?? values[`vonage:${key}`]]),
  );
}

/** A setting as a text: an explicit provider may give a number as it is. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
