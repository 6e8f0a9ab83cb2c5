// Property paths in Pulumi's spelling.
import type { Path } from "./resource";
import type { Pointer } from "./schema/tree";

/** Turns a place into keys and indices. A step is an index if one of the values has a list there. */
export function pathOf(place: Pointer, ...values: unknown[]): Path {
  let here = values;
  return place
    .split("/")
    .slice(1)
    .map((step) => {
      const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
      const isList = here.some(Array.isArray);
      here = here.map((value) =>
        typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      );
      return isList && /^\d+$/.test(key) ? Number(key) : key;
    });
}

/** The value at a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

/** A path in Pulumi's spelling, such as `capabilities.voice["odd.key"][0]`. */
export function printPath(path: Path): string {
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      if (!/^[\w$-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join("");
}

/** Parses a path in Pulumi's spelling, as in `ignoreChanges`. A step `*` matches every key and index. */
export function parsePath(text: string): Path {
  const steps = text.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+|\*)\]|([^.[\]]+)/g);
  return [...steps].map(([, quoted, index, key]) => {
    if (quoted !== undefined) return JSON.parse(`"${quoted}"`) as string;
    return index === undefined ? key! : index === "*" ? "*" : Number(index);
  });
}

/** Whether `path` matches `pattern`, or lies below it. */
export function isCovered(path: Path, pattern: Path): boolean {
  return (
    pattern.length <= path.length &&
    pattern.every((step, index) => step === "*" || String(step) === String(path[index]))
  );
}
