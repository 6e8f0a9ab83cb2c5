// The settings of the provider, until provider/http/config.ts has them as data.

const variable = (key) => `VONAGE_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

export const settings = [
  { key: "apiKey", kind: "text", description: "The API key of the account." },
  { key: "apiSecret", kind: "text", secret: true, description: "The API secret of the account." },
  {
    key: "baseUrl",
    kind: "url",
    default: "https://api.nexmo.com",
    description: "Where the Vonage API is: scheme, host and port.",
  },
  {
    key: "requestTimeout",
    kind: "number",
    default: 30,
    least: 0.1,
    greatest: 600,
    description: "How long one request may take, in seconds.",
  },
  {
    key: "maxRetries",
    kind: "number",
    default: 5,
    least: 0,
    greatest: 20,
    description: "How often a request is repeated after a failure that may pass.",
  },
  {
    key: "requestsPerSecond",
    kind: "number",
    default: 100,
    least: 0.1,
    greatest: 10000,
    description: "How many requests may begin within a second.",
  },
  {
    key: "consistencyWindow",
    kind: "number",
    default: 5,
    least: 0,
    greatest: 120,
    description: "How long Vonage may take until what it has accepted can be read everywhere, in seconds.",
  },
].map((setting) => ({ ...setting, environment: variable(setting.key) }));
