import { VonageUsageError } from "./errors";

/** What the provider needs to know to talk to Vonage, once for an account. */
export interface Config {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Where Vonage is, without a path. */
  readonly baseUrl: string;
  /** How long one request may take, in seconds. */
  readonly requestTimeout: number;
  /** How often a request is repeated after it failed in a way that may pass. */
  readonly maxRetries: number;
  /** How many requests may begin within a second. */
  readonly requestsPerSecond: number;
  /** How long the service may take until what it has accepted can be read everywhere, in seconds. */
  readonly consistencyWindow: number;
}

/** Reads a setting by its camelCase key. */
export type Lookup = (key: string) => string | undefined;

/** The settings with a number, their defaults and their least and greatest values. */
export const numbers = {
  requestTimeout: { initial: 30, least: 0.1, greatest: 600 },
  maxRetries: { initial: 5, least: 0, greatest: 20 },
  requestsPerSecond: { initial: 100, least: 0.1, greatest: 10_000 },
  consistencyWindow: { initial: 5, least: 0, greatest: 120 },
} as const;

/** The stack's configuration, or that of an explicit provider, wins over the environment. Says all that is wrong at once. */
export function resolveConfig(lookup: Lookup = () => undefined, env: NodeJS.ProcessEnv = process.env): Config {
  const wrong: string[] = [];
  const setting = (key: string) => lookup(key)?.trim() || env[variable(key)]?.trim() || undefined;

  const credential = (key: string, secret: string) => {
    const value = setting(key);
    if (!value)
      wrong.push(`vonage:${key} is missing: run "pulumi config set ${secret}vonage:${key}", or set ${variable(key)}`);
    return value ?? "";
  };
  const number = (key: keyof typeof numbers) => {
    const { initial, least, greatest } = numbers[key];
    const value = Number(setting(key) ?? initial);
    if (!(value >= least && value <= greatest))
      wrong.push(`vonage:${key} must be a number from ${least} to ${greatest}`);
    return value;
  };

  const config: Config = {
    apiKey: credential("apiKey", ""),
    apiSecret: credential("apiSecret", "--secret "),
    baseUrl: (setting("baseUrl") ?? "https://api.nexmo.com").replace(/\/+$/, ""),
    requestTimeout: number("requestTimeout"),
    maxRetries: number("maxRetries"),
    requestsPerSecond: number("requestsPerSecond"),
    consistencyWindow: number("consistencyWindow"),
  };
  if (!/^https?:\/\/[^/?#@]+/.test(config.baseUrl) || !URL.canParse(config.baseUrl)) {
    wrong.push("vonage:baseUrl must be a URL with http or https, such as https://api.nexmo.com");
  }
  if (wrong.length > 0) throw new VonageUsageError(`The Vonage provider is not configured: ${wrong.join("; ")}.`);
  return config;
}

/** `apiKey` is `VONAGE_API_KEY` in the environment. */
export function variable(key: string): string {
  return `VONAGE_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
