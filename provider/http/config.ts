import { nearest } from "../schema/nearest";
import { VonageUsageError } from "./errors";
import { defaultUrls, numbers, settings, variable, type NumberKey, type SettingKey, type UrlKey } from "./settings";

export { numbers, settings, variable, type Setting } from "./settings";

/** What the provider needs to know to talk to Vonage, once for an account. */
export interface Config extends Readonly<Record<NumberKey, number>> {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Where Vonage is, without a path. */
  readonly baseUrl: string;
  /** Where the Numbers API is, without a path. */
  readonly restUrl: string;
  readonly source: Source;
}

/** Reads a setting by its camelCase key. */
export type Lookup = (key: string) => string | undefined;

/** Where settings come from: a stack's configuration, or the arguments of an explicit provider, which never reads the former. */
export type Source = "stack" | "provider";

/** One setting that is wrong, and why, without its value. */
export interface SettingProblem {
  readonly key: string;
  readonly reason: string;
}

/**
 * What is wrong with the settings that are given. Credentials may be missing: a preview needs none. `given` are the
 * keys that the configuration holds, and tells of those that are misspelt.
 */
export function settingsProblems(
  lookup: Lookup = () => undefined,
  env: NodeJS.ProcessEnv = process.env,
  given: readonly string[] = [],
): SettingProblem[] {
  const setting = reader(lookup, env);
  const wrong = settings.map(({ key, kind }) => {
    const value = setting(key);
    const reason =
      value === undefined
        ? undefined
        : kind === "url"
          ? reasonAgainstUrl(value, key as UrlKey)
          : kind === "number"
            ? reasonAgainstNumber(value, key as NumberKey)
            : undefined;
    return { key, reason };
  });
  const keys = settings.map(({ key }) => key as string);
  const misspelt = given.filter((key) => !keys.includes(key)).map((key) => ({ key, reason: nearMiss(key, keys) }));
  return [...wrong, ...misspelt].flatMap(({ key, reason }) => (reason === undefined ? [] : [{ key, reason }]));
}

/** The stack's configuration, or that of an explicit provider, wins over the environment. Says all that is wrong at once. */
export function resolveConfig(
  lookup: Lookup = () => undefined,
  env: NodeJS.ProcessEnv = process.env,
  { source = "stack" }: { readonly source?: Source } = {},
): Config {
  const setting = reader(lookup, env);
  const missing = settings
    .filter(({ key, required }) => required && setting(key) === undefined)
    .map(({ key, secret }) => ({ key, reason: `is missing: ${wayToGive(key, Boolean(secret), source)}` }));
  const problems = [...missing, ...settingsProblems(lookup, env)];
  if (problems.length > 0) {
    const reasons = problems.map(({ key, reason }) => `${spelled(key, source)} ${reason}`);
    throw new VonageUsageError(`The Vonage provider is not configured: ${reasons.join("; ")}.`);
  }
  const number = (key: NumberKey) => Number(setting(key) ?? numbers[key].initial);
  const baseUrl = originOf(setting("baseUrl") ?? defaultUrls.baseUrl);
  const restUrl = setting("restUrl") ?? (baseUrl === defaultUrls.baseUrl ? defaultUrls.restUrl : baseUrl);
  return {
    apiKey: setting("apiKey") ?? "",
    apiSecret: setting("apiSecret") ?? "",
    baseUrl,
    restUrl: originOf(restUrl),
    requestTimeout: number("requestTimeout"),
    maxRetries: number("maxRetries"),
    requestsPerSecond: number("requestsPerSecond"),
    numbersRequestsPerSecond: number("numbersRequestsPerSecond"),
    consistencyWindow: number("consistencyWindow"),
    source,
  };
}

/** A setting as whoever gives it spells it. */
export function spelled(key: string, source: Source): string {
  return source === "stack" ? `vonage:${key}` : key;
}

function reader(lookup: Lookup, env: NodeJS.ProcessEnv) {
  return (key: SettingKey) => lookup(key)?.trim() || env[variable(key)]?.trim() || undefined;
}

function wayToGive(key: string, isSecret: boolean, source: Source): string {
  const way =
    source === "stack"
      ? `run "pulumi config set ${isSecret ? "--secret " : ""}vonage:${key}"`
      : `give ${key} to the provider in the program`;
  return `${way}, or set ${variable(key)}`;
}

function reasonAgainstNumber(value: string, key: NumberKey): string | undefined {
  const { least, greatest } = numbers[key];
  const number = Number(value);
  return number >= least && number <= greatest ? undefined : `must be a number from ${least} to ${greatest}`;
}

/** Names what must go, without user information, which may be a password. */
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

function originOf(url: string): string {
  return new URL(url).origin;
}
