// Compares a wanted value with a held one.

/** The places where a held value lacks a wanted one. The held value may have more. */
export function missing(held: unknown, wanted: unknown, place = ""): string[] {
  if (isRecord(held) && isRecord(wanted)) {
    return Object.entries(wanted).flatMap(([key, value]) =>
      missing(Object.hasOwn(held, key) ? held[key] : undefined, value, `${place}/${key}`),
    );
  }
  if (Array.isArray(held) && Array.isArray(wanted) && held.length === wanted.length) {
    return wanted.flatMap((value, index) => missing(held[index], value, `${place}/${index}`));
  }
  if (held === wanted) return [];
  return [`${place}: ${JSON.stringify(held)} instead of ${JSON.stringify(wanted)}`];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
