// Compares versions of Pulumi.

/** The first Pulumi that imports a resource with the values in the import file. */
export const LEAST_PULUMI = "3.254.0";

/** Whether a version, such as `3.259.0` or `3.260.0-alpha.1`, is at least another. */
export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [partsOf(version), partsOf(least)];
  const differing = b.findIndex((part, index) => a[index] !== part);
  return differing < 0 || (a[differing] ?? 0) > b[differing]!;
}

/** The first number of a version. */
export function majorOf(version: string): number {
  return partsOf(version)[0];
}

function partsOf(version: string): [number, number, number] {
  const [, major, minor, patch] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)];
}
