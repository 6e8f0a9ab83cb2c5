// The settings of the provider, and their checks.
import { isObject } from ".";
import { nearest } from "./nearest";
import { privateKeyOf } from "./pem";

/** One setting of the provider: `vonage:KEY` in a stack's configuration, KEY in the arguments of an explicit provider. */
export interface Setting {
  readonly key: SettingKey;
  /** A map is a JSON object of texts. */
  readonly kind: "text" | "number" | "url" | "map";
  /** The environment variable that gives the setting if the configuration does not. */
  readonly environment: string;
  readonly description: string;
  /** Whether it is required. */
  readonly required?: true;
  /** Whether it must be stored encrypted. */
  readonly secret?: true;
  readonly default?: string | number;
  readonly least?: number;
  readonly greatest?: number;
  /** The unit of a number. */
  readonly unit?: string;
}

/** The default URLs of the two hosts of Vonage's APIs. */
export const defaultUrls = { baseUrl: "https://api.nexmo.com", restUrl: "https://rest.nexmo.com" } as const;

/** The numeric settings. */
export const numbers = {
  requestTimeout: {
    initial: 30,
    least: 0.1,
    greatest: 600,
    unit: "seconds",
    description: "The time limit of one request",
  },
  maxRetries: {
    initial: 5,
    least: 0,
    greatest: 20,
    unit: "times",
    description: "How many times a request is repeated after a transient failure",
  },
  requestsPerSecond: {
    initial: 100,
    least: 0.1,
    greatest: 10_000,
    unit: "requests a second",
    description: "How many requests may begin within a second",
  },
  numbersRequestsPerSecond: {
    initial: 1,
    least: 0.1,
    greatest: 100,
    unit: "requests a second",
    description: "How many requests to the Numbers API may begin within a second",
  },
  consistencyWindow: {
    initial: 5,
    least: 0,
    greatest: 120,
    unit: "seconds",
    description: "The longest time until an accepted write is visible to every read",
  },
} as const;

export type NumberKey = keyof typeof numbers;
export type UrlKey = keyof typeof defaultUrls;
export type SettingKey = "apiKey" | "apiSecret" | "privateKeys" | "privateKeyFolder" | UrlKey | NumberKey;

/** Every setting of the provider, in the order in which people should read of them. */
export const settings: readonly Setting[] = [
  named("apiKey", { kind: "text", required: true, description: "The API key of the account" }),
  named("apiSecret", { kind: "text", required: true, secret: true, description: "The API secret of the account" }),
  named("baseUrl", {
    kind: "url",
    default: defaultUrls.baseUrl,
    description: "The URL of the Applications and Users APIs, without a path",
  }),
  named("restUrl", {
    kind: "url",
    default: defaultUrls.restUrl,
    description: "The URL of the Numbers API, without a path; the same as baseUrl if only baseUrl is set",
  }),
  ...(Object.keys(numbers) as NumberKey[]).map((key) => {
    const { initial, ...rest } = numbers[key];
    return named(key, { kind: "number", default: initial, ...rest });
  }),
  named("privateKeys", {
    kind: "map",
    secret: true,
    description: "Private keys in PEM, by application id, for applications whose key is in no state",
  }),
  named("privateKeyFolder", {
    kind: "text",
    description:
      "A folder of files with such private keys, in PEM without a passphrase; each is matched to the application that has its public half",
  }),
];

/** The private keys in the text of this setting, in their canonical spelling. Values that are no keys are left out. */
export function privateKeysIn(text: string | undefined): Readonly<Record<string, string>> {
  const keys = Object.entries(mapIn(text) ?? {}).map(([id, pem]) => [id, privateKeyOf(String(pem))] as const);
  return Object.fromEntries(keys.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function mapIn(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Names the applications whose values are no keys. Never shows a value. */
function reasonAgainstKeys(text: string): string | undefined {
  const keys = mapIn(text);
  if (!keys) return "must be a JSON object of private keys by application id";
  const wrong = Object.keys(keys).filter((id) => privateKeyOf(String(keys[id])) === undefined);
  if (wrong.length === 0) return undefined;
  return `must hold private keys in PEM without a passphrase; the value for ${wrong.join(", ")} is no such key`;
}

/** `apiKey` is `VONAGE_API_KEY` in the environment. */
export function variable(key: string): string {
  return `VONAGE_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

function named(key: SettingKey, setting: Omit<Setting, "key" | "environment">): Setting {
  return { key, environment: variable(key), ...setting };
}

/** Reads a setting by its camelCase key. */
export type Lookup = (key: string) => string | undefined;

/**
 * The source of settings: a stack's configuration, or the arguments of an explicit provider, which never reads the
 * stack's configuration. A dynamic provider cannot know which one it has. A command without a project has only the
 * environment.
 */
export type Source = "stack" | "provider" | "either" | "environment";

/** A wrong setting and the reason, without its value. */
export interface SettingProblem {
  readonly key: string;
  readonly reason: string;
}

/**
 * The problems with the given settings. Credentials may be missing, because a preview needs none. `given` holds the
 * keys in the configuration, to find misspelt ones.
 */
export function settingsProblems(
  lookup: Lookup = () => undefined,
  env: NodeJS.ProcessEnv = process.env,
  given: readonly string[] = [],
): SettingProblem[] {
  const setting = reader(lookup, env);
  const wrong = settings.map(({ key, kind }) => {
    const value = setting(key);
    return { key, reason: value === undefined ? undefined : reasonAgainst(kind, key, value) };
  });
  const keys = settings.map(({ key }) => key as string);
  const misspelt = given.filter((key) => !keys.includes(key)).map((key) => ({ key, reason: nearMiss(key, keys) }));
  return [...wrong, ...misspelt].flatMap(({ key, reason }) => (reason === undefined ? [] : [{ key, reason }]));
}

function reasonAgainst(kind: Setting["kind"], key: SettingKey, value: string): string | undefined {
  if (kind === "url") return reasonAgainstUrl(value, key as UrlKey);
  if (kind === "number") return reasonAgainstNumber(value, key as NumberKey);
  return kind === "map" ? reasonAgainstKeys(value) : undefined;
}

/** The warning of a secret in the stack's configuration that is not stored as one. */
export function plainSecretWarning({ key }: { readonly key: SettingKey }): string {
  return `vonage:${key} is stored in plain text in the stack's configuration. Run "pulumi config set --secret vonage:${key}".`;
}

/** A setting in the spelling of its source. */
export function spelled(key: string, source: Source): string {
  if (source === "environment") return variable(key);
  return source === "provider" ? key : `vonage:${key}`;
}

export function reader(lookup: Lookup, env: NodeJS.ProcessEnv) {
  return (key: SettingKey) => lookup(key)?.trim() || env[variable(key)]?.trim() || undefined;
}

function reasonAgainstNumber(value: string, key: NumberKey): string | undefined {
  const { least, greatest } = numbers[key];
  const number = Number(value);
  return number >= least && number <= greatest ? undefined : `must be a number from ${least} to ${greatest}`;
}

/** Names the parts to remove. Does not show the user information, which may be a password. */
function reasonAgainstUrl(value: string, key: UrlKey): string | undefined {
  const example = defaultUrls[key];
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(value))
    return `must begin with https:// (or http:// for an emulator), such as ${example}`;
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value))
    return `must be a URL with http or https, such as ${example}`;
  const { username, password, pathname, search, hash } = new URL(value);
  const extra = [
    (username || password) && "the user information before the @",
    pathname.replaceAll("/", "") && `the path ${pathname}`,
    search && "the query",
    hash && "the fragment",
  ].filter(Boolean);
  if (extra.length === 0) return undefined;
  return `must be a scheme, host and port only, such as ${example}; remove ${extra.join(" and ")}`;
}

function nearMiss(key: string, keys: readonly string[]): string | undefined {
  const meant = nearest(key, keys);
  return meant && `is not a setting: did you mean vonage:${meant}?`;
}
