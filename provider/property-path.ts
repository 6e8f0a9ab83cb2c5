import type { Path } from "./resource";
import type { Pointer } from "./schema/tree";

/** A place as keys and indices. Where one of the values has a list, the step into it is an index. */
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

/** What stands at a path in a value. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

/** A path as Pulumi writes it: `capabilities.voice["odd.key"][0]`. */
export function printPath(path: Path): string {
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      if (!/^[\w$-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join("");
}

/** Reads a path as Pulumi writes it, as in `ignoreChanges`. A step `*` stands for every key and index. */
export function parsePath(text: string): Path {
  const steps = text.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+|\*)\]|([^.[\]]+)/g);
  return [...steps].map(([, quoted, index, key]) => {
    if (quoted !== undefined) return JSON.parse(`"${quoted}"`) as string;
    return index === undefined ? key! : index === "*" ? "*" : Number(index);
  });
}

/** Whether `path` is what `pattern` names, or lies in it. */
export function isCovered(path: Path, pattern: Path): boolean {
  return (
    pattern.length <= path.length &&
    pattern.every((step, index) => step === "*" || String(step) === String(path[index]))
  );
}
