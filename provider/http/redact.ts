// Masks secrets in texts.
import { isObject } from "../schema";

const MASK = "[secret]";

/** Patterns of secrets: private keys, tokens, and credentials in headers and queries. */
const shapes: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z ]+ )?PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z ]+ )?PRIVATE KEY-----|$)/g,
  /\beyJ[\w-]{8,}\.[\w-]+\.?[\w-]*/g,
  /(?<=\b(?:basic|bearer)\s+)[\w+/=.~-]{6,}/gi,
  /(?<=(?:\b|_)(?:api_?secret|api_?key|authorization|password|private_?key)["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi,
];

/**
 * Masks the secrets in a text, or in every text of a value: those in `secrets`, and all texts in the form of a secret.
 */
export function redact<T>(value: T, secrets: Iterable<string>): T {
  const spelled = [...secrets].filter((secret) => secret.length > 2).flatMap(spellings);
  const known = spelled.sort((a, b) => b.length - a.length); // One may be a part of another.
  return walk(value, (text) => {
    const bare = known.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
    return shapes.reduce((masked, shape) => masked.replace(shape, MASK), bare);
  }) as T;
}

/** All spellings of a secret: plain, in JSON, in a URL and in a form. */
function spellings(secret: string): string[] {
  const form = new URLSearchParams({ "": secret }).toString().slice(1);
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), form])];
}

function walk(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === "string") return mask(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, mask));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), walk(item, mask)]));
}
