// The settings of a stack, in its Pulumi.NAME.yaml. Written here, they save a run of the command line.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import type { DataKey } from "./data-key";
import { SECRETS_PROVIDER } from "./keeper";

interface Settings {
  readonly secretsprovider: string;
  readonly encryptedkey: string;
  readonly config?: Record<string, unknown>;
}

/** Adds settings to those in the file, or begins it. */
export function addSettings(
  file: string,
  key: DataKey,
  plain: Record<string, string>,
  secrets: Record<string, string>,
): void {
  const begun: Settings = { secretsprovider: SECRETS_PROVIDER, encryptedkey: key.wrapped };
  const settings = existsSync(file) ? (parse(readFileSync(file, "utf8")) as Settings) : begun;
  const encrypted = Object.entries(secrets).map(([name, text]) => [name, { secure: key.encrypt(text) }] as const);
  const config = { ...settings.config, ...plain, ...Object.fromEntries(encrypted) };
  // A text such as "1" without quotes would be a number.
  const quoted = { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 } as const;
  writeFileSync(file, stringify({ ...settings, config }, quoted));
}
