import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(__dirname, "..");
const folders = ["provider", "sdk", "emulator", "cli"].filter((folder) => existsSync(join(root, folder)));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/(^|\/)(dist|node_modules)\//.test(name))
    .map((name) => join(folder, name))
    // Generated, like the SDKs of the other languages.
    .filter((name) => !name.startsWith("sdk/nodejs/")),
);

const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(root, from), "utf8");
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?([^;"'=]*?)\s*(?:from\s+)?"([^"]+)";/gm);
  return [...statements].map(([, type, names = "", target = ""]) => {
    const to = target.startsWith(".") ? relative(root, resolve(root, from, "..", target)) : target;
    const parts = names
      .replace(/[{}]/g, "")
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
    return {
      from,
      to,
      typeOnly: Boolean(type) || (parts.length > 0 && parts.every((part) => part.startsWith("type "))),
    };
  });
});

const offenders = (rule: (one: Import) => boolean) => imports.filter(rule).map(({ from, to }) => `${from} -> ${to}`);
const onlyIn = (library: RegExp, place: RegExp) =>
  offenders(({ from, to, typeOnly }) => !typeOnly && library.test(to) && !place.test(from));

describe("arrows only go down", () => {
  test("imports are found", () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  test("the schema imports nothing of ours", () => {
    expect(
      offenders(
        ({ from, to }) =>
          from.startsWith("provider/schema/") && /^(?!provider\/schema)(provider|sdk|emulator|cli)\b/.test(to),
      ),
    ).toEqual([]);
  });

  test("the walkers over values know only each other and the schema", () => {
    expect(
      offenders(({ from, to }) => from.startsWith("provider/state/") && /^provider\/(?!state\/|schema\b)/.test(to)),
    ).toEqual([]);
  });

  test("HTTP knows no resource and no state", () => {
    expect(
      offenders(
        ({ from, to }) =>
          from.startsWith("provider/http/") && /^provider\/(?!http\/|schema(\/index|\/nearest|\/settings)?$)/.test(to),
      ),
    ).toEqual([]);
  });

  test("nothing below the hosts knows them", () => {
    expect(
      offenders(
        ({ from, to }) =>
          from.startsWith("provider/") &&
          from !== "provider/index.ts" &&
          !from.startsWith("provider/hosts/") &&
          to.startsWith("provider/hosts"),
      ),
    ).toEqual([]);
  });

  test("no resource imports another", () => {
    const defined = files.filter((file) => /\bdefineResource\(\{/.test(readFileSync(join(root, file), "utf8")));
    const resources = new Set(defined.map((file) => file.replace(/\.ts$/, "")));
    expect(resources.size).toBeGreaterThan(2);
    expect(
      offenders(
        ({ from, to }) => from.startsWith("provider/resources/") && !from.endsWith("/index.ts") && resources.has(to),
      ),
    ).toEqual([]);
  });

  test("the emulator shares nothing with the provider", () => {
    expect(offenders(({ from, to }) => from.startsWith("emulator/") && /^(provider|sdk|cli)\b/.test(to))).toEqual([]);
    expect(offenders(({ from, to }) => !from.startsWith("emulator/") && /^(vonage-)?emulator\b/.test(to))).toEqual([]);
  });

  test("nobody imports the emulator by its folder, because that leads to the build and not to the sources", () => {
    expect(offenders(({ from, to }) => from.startsWith("emulator/") && to === "emulator")).toEqual([]);
    const tests = readdirSync(__dirname, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const byFolder = tests.filter((name) =>
      /"(\.\.\/)+emulator(\/index(\.js)?)?"/.test(readFileSync(join(__dirname, name), "utf8")),
    );
    expect(byFolder).toEqual([]);
  });

  test("the emulator names every package that it imports in its own package.json", () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, "emulator/package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const used = imports.filter(({ from, to }) => from.startsWith("emulator/") && !/^(node:|emulator\b)/.test(to));
    expect([...new Set(used.map(({ to }) => to))].sort()).toEqual(Object.keys(dependencies).sort());
  });

  test("the sdk reaches behaviour only by the package's name, and data and types directly", () => {
    expect(
      offenders(
        ({ from, to, typeOnly }) =>
          from.startsWith("sdk/") && !typeOnly && to.startsWith("provider") && !to.startsWith("provider/schema"),
      ),
    ).toEqual([]);
  });
});

describe("every library has one file that knows it", () => {
  test.each<[RegExp, RegExp]>([
    [/^axios/, /^provider\/http\/transport\.ts$/],
    [/^ajv/, /^provider\/schema\/(formats|validators)\.ts$/],
    [/^fastest-levenshtein/, /^provider\/schema\/nearest\.ts$/],
    [/^p-queue/, /^provider\/http\/gate\.ts$/],
    [/^jsonwebtoken/, /^provider\/http\/token\.ts$/],
    [/^joi/, /^emulator\/user-schema\.ts$/],
    [/^find-my-way/, /^emulator\/server\.ts$/],
    [/^@pulumi\/pulumi/, /^(sdk|provider\/hosts\/plugin)\//],
    [/^(@grpc|google-protobuf)/, /^provider\/hosts\/plugin\//],
    [/^commander/, /^(emulator|cli)\/main\.ts$/],
  ])("%s", (library, place) => {
    expect(onlyIn(library, place)).toEqual([]);
  });
});
