// Reads the settings of a plugin's provider.
import schema from "../../../schema.json";
import { settingsProblems, spelled, type Source } from "../../http/config";
import type { Properties, Schema } from "../../schema";
import { holdsUnknown } from "../../schema/unknown";

/** The settings as the inputs of a provider. */
export const settingsSchema: Schema = {
  type: "object",
  properties: schema.provider.inputProperties,
};

/** Keys that the engine itself adds to the settings of a provider. */
const OF_THE_ENGINE = new Set(["version", "pluginDownloadURL", "pluginChecksums", "parameterization", "__internal"]);

/** The source of a provider's settings. The engine makes a default provider for those of the stack. */
export function sourceOf(urn: string): Source {
  return /::default(_[^:]*)?$/.test(urn) || urn === "" ? "stack" : "provider";
}

/**
 * The problems with settings, without their values. Unknown values and missing credentials are no problem: a preview
 * needs no credentials, and the first request reports them.
 */
export function problemsOf(values: Properties, source: Source): string[] {
  return settingsProblems((key) => textOf(values[key])).map(({ key, reason }) => `${spelled(key, source)} ${reason}`);
}

/** The problems with keys that look like misspelt settings. */
export function misspeltIn(values: Properties, source: Source): string[] {
  const given = Object.keys(values).filter((key) => !OF_THE_ENGINE.has(key));
  return settingsProblems(() => undefined, {}, given).map(({ key, reason }) => `${spelled(key, source)} ${reason}`);
}

/** The settings without the namespace that the dynamic provider puts before their keys. */
export function settingsIn(values: Properties): Properties {
  return Object.fromEntries(
    Object.keys(settingsSchema.properties!).map((key) => [key, values[key] ?? values[`vonage:${key}`]]),
  );
}

/** A setting as a text, if it is known. An explicit provider may give a number instead of a text. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null || holdsUnknown(value)) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
