// Reads the provider's settings.
import {
  defaultUrls,
  numbers,
  privateKeysIn,
  reader,
  settings,
  settingsProblems,
  spelled,
  variable,
  type Lookup,
  type NumberKey,
  type Source,
} from "../schema/settings";
import { VonageUsageError } from "./errors";

export {
  numbers,
  settings,
  settingsProblems,
  spelled,
  variable,
  type Lookup,
  type Setting,
  type Source,
} from "../schema/settings";

/** The provider's settings for one account. */
export interface Config extends Readonly<Record<NumberKey, number>> {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The origin of the Applications and Users APIs, without a path. */
  readonly baseUrl: string;
  /** The origin of the Numbers API, without a path. */
  readonly restUrl: string;
  /** Private keys by application id, for applications whose key is in no state. */
  readonly privateKeys?: Readonly<Record<string, string>>;
  /** A folder of files with private keys, each for the application that has its public half. */
  readonly privateKeyFolder?: string;
  readonly source: Source;
}

/**
 * Reads the settings. The stack's configuration, or that of an explicit provider, wins over the environment.
 * @throws VonageUsageError which names all missing and malformed settings at once
 */
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
  return {
    apiKey: setting("apiKey") ?? "",
    apiSecret: setting("apiSecret") ?? "",
    ...addresses(lookup, env),
    requestTimeout: number("requestTimeout"),
    maxRetries: number("maxRetries"),
    requestsPerSecond: number("requestsPerSecond"),
    numbersRequestsPerSecond: number("numbersRequestsPerSecond"),
    consistencyWindow: number("consistencyWindow"),
    ...keysGiven(lookup, env),
    source,
  };
}

/** The private keys that the settings give, wrong ones left out. */
export function keysGiven(lookup: Lookup, env: NodeJS.ProcessEnv): Pick<Config, "privateKeys" | "privateKeyFolder"> {
  const setting = reader(lookup, env);
  const [keys, folder] = [setting("privateKeys"), setting("privateKeyFolder")];
  return {
    ...(keys ? { privateKeys: privateKeysIn(keys) } : {}),
    ...(folder ? { privateKeyFolder: folder } : {}),
  };
}

/** The addresses of the two hosts of the service, from valid settings. */
export function addresses(lookup: Lookup, env: NodeJS.ProcessEnv = process.env): Pick<Config, "baseUrl" | "restUrl"> {
  const setting = reader(lookup, env);
  const baseUrl = originOf(setting("baseUrl") ?? defaultUrls.baseUrl);
  const restUrl = setting("restUrl") ?? (baseUrl === defaultUrls.baseUrl ? defaultUrls.restUrl : baseUrl);
  return { baseUrl, restUrl: originOf(restUrl) };
}

function wayToGive(key: string, isSecret: boolean, source: Source): string {
  if (source === "environment") return "set it in the environment";
  const ways = {
    stack: `run "pulumi config set ${isSecret ? "--secret " : ""}vonage:${key}"`,
    provider: `give ${key} to the provider in the program`,
  };
  const way =
    source === "either" ? `${ways.stack} (where the program makes a VonageProvider, ${ways.provider})` : ways[source];
  return `${way}, or set ${variable(key)}`;
}

function originOf(url: string): string {
  return new URL(url).origin;
}
