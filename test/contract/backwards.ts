// Reverses the order of keys.

/** The same value, with the keys of every object in reverse order. */
export function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== "object" || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, item]) => [key, backwards(item)]));
}
