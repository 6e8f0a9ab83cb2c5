import { readFileSync } from "node:fs";
import { join } from "node:path";
import { satisfies, subset } from "semver";
import { describe, expect, test } from "vitest";

interface Locked {
  version?: string;
  resolved?: string;
  link?: boolean;
  engines?: { node?: string };
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, "../package-lock.json"), "utf8")) as {
  packages: Record<string, Locked>;
};

/** The place of a package as Node finds it from another one: the nearest `node_modules` upwards that has it. */
function placeOf(name: string, from: string): string | undefined {
  const place = `${from === "" ? "" : `${from}/`}node_modules/${name}`;
  if (packages[place]) return place;
  if (from === "") return undefined;
  const folder = from.lastIndexOf("node_modules/");
  return placeOf(name, folder <= 0 ? "" : from.slice(0, folder - 1));
}

/** Every package that an installation of these dependencies includes, by its place in the lock file. */
function treeOf(names: string[], from: string, tree = new Map<string, Locked>()): Map<string, Locked> {
  for (const name of names) {
    const place = placeOf(name, from);
    const locked = packages[place ?? ""];
    if (place === undefined || !locked || tree.has(place)) continue;
    tree.set(place, locked);
    treeOf(Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }), place, tree);
  }
  return tree;
}

const nodeOf = (locked: Locked | undefined): string => locked?.engines?.node ?? "*";
const refusals = (tree: Map<string, Locked>, accepts: (range: string) => boolean) =>
  [...tree].filter(([, locked]) => !accepts(nodeOf(locked))).map(([place, locked]) => `${place}: ${nodeOf(locked)}`);

describe.each([
  ["pulumi-vonage", "", 20],
  ["vonage-emulator", "emulator", 10],
])("%s", (_name, place, atLeast) => {
  const own = packages[place];
  const supported = nodeOf(own);

  test("installs on every Node version that its package.json promises", () => {
    expect(satisfies("20.19.0", supported)).toBe(true);
    const tree = treeOf(Object.keys(own?.dependencies ?? {}), place);
    expect(tree.size).toBeGreaterThan(atLeast);
    expect(refusals(tree, (range) => subset(supported, range))).toEqual([]);
  });
});

test("the Pulumi SDK beside it installs on the oldest supported Node version and on the long-term releases", () => {
  const tree = treeOf(Object.keys(packages[""]?.peerDependencies ?? {}), "");
  expect(tree.size).toBeGreaterThan(100);
  expect(refusals(tree, (range) => ["20.19.0", "22.12.0", "24.0.0"].every((each) => satisfies(each, range)))).toEqual(
    [],
  );
});

test("an installation of the provider includes no web server", () => {
  const names = [...treeOf(Object.keys(packages[""]?.dependencies ?? {}), "").keys()];
  expect(names.filter((place) => /\/(vonage-emulator|fastify|find-my-way|joi|express)$/.test(place))).toEqual([]);
});
