import { resolveConfig } from "../../http/config";
import { VonageUsageError } from "../../http/errors";
import type { Properties, Schema } from "../../schema";
import { holdsUnknown } from "../../schema/unknown";
import schema from "../../../schema.json";

/** The settings as inputs of a provider resource. */
export const settingsSchema: Schema = {
  type: "object",
  properties: schema.provider.inputProperties as Readonly<Record<string, Schema>>,
};

/** Everything that is wrong with settings, without their values. What is not known yet is not wrong. */
export function problemsOf(values: Properties, _source: "stack" | "provider"): string[] {
  if (holdsUnknown(values)) return [];
  try {
    resolveConfig((key) => text(values[key]));
    return [];
  } catch (error) {
    if (error instanceof VonageUsageError) return [error.message];
    throw error;
  }
}

/** What a key that is no setting may have meant. */
export function nearMiss(_key: string): string | undefined {
  return undefined;
}

export function text(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
