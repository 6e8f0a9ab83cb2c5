/** One setting of the provider: `vonage:KEY` in a stack's configuration, KEY in the arguments of an explicit provider. */
export interface Setting {
  readonly key: SettingKey;
  readonly kind: "text" | "number" | "url";
  /** The environment variable that gives the setting where the configuration does not. */
  readonly environment: string;
  readonly description: string;
  /** Whether nothing works without it. */
  readonly required?: true;
  /** Whether it must be stored encrypted. */
  readonly secret?: true;
  readonly default?: string | number;
  readonly least?: number;
  readonly greatest?: number;
  /** What a number counts. */
  readonly unit?: string;
}

/** Where Vonage is, by the two hosts of its APIs. */
export const defaultUrls = { baseUrl: "https://api.nexmo.com", restUrl: "https://rest.nexmo.com" } as const;

/** The settings with a number. */
export const numbers = {
  requestTimeout: {
    initial: 30,
    least: 0.1,
    greatest: 600,
    unit: "seconds",
    description: "How long one request may take",
  },
  maxRetries: {
    initial: 5,
    least: 0,
    greatest: 20,
    unit: "times",
    description: "How often a request is repeated after a failure that may pass",
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
    description: "How long Vonage may take until what it accepted can be read everywhere",
  },
} as const;

export type NumberKey = keyof typeof numbers;
export type UrlKey = keyof typeof defaultUrls;
export type SettingKey = "apiKey" | "apiSecret" | UrlKey | NumberKey;

/** Every setting of the provider, in the order in which people should read of them. */
export const settings: readonly Setting[] = [
  named("apiKey", { kind: "text", required: true, description: "The API key of the account" }),
  named("apiSecret", { kind: "text", required: true, secret: true, description: "The API secret of the account" }),
  named("baseUrl", { kind: "url", default: defaultUrls.baseUrl, description: "Where Vonage is, without a path" }),
  named("restUrl", {
    kind: "url",
    default: defaultUrls.restUrl,
    description: "Where the Numbers API is, without a path; the same as baseUrl where only baseUrl is set",
  }),
  ...(Object.keys(numbers) as NumberKey[]).map((key) => {
    const { initial, ...rest } = numbers[key];
    return named(key, { kind: "number", default: initial, ...rest });
  }),
];

/** `apiKey` is `VONAGE_API_KEY` in the environment. */
export function variable(key: string): string {
  return `VONAGE_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

function named(key: SettingKey, setting: Omit<Setting, "key" | "environment">): Setting {
  return { key, environment: variable(key), ...setting };
}
