import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { functions } from "../../provider/functions";
import { resources } from "../../provider/resources";
import { settings } from "../../provider/schema/settings";
import schema from "../../schema.json";
import { root } from "../engine/pulumi";

const text = JSON.stringify(schema);
const token = (name: string) => `vonage:index:${name}`;

describe("the package schema", () => {
  test("has every resource and every function", () => {
    expect(Object.keys(schema.resources)).toEqual(Object.keys(resources).map(token));
    expect(Object.keys(schema.functions).sort()).toEqual(functions.map(({ name }) => token(name)).sort());
  });

  test("has an alias for each dynamic type, and says how each resource is imported", () => {
    for (const [name, { importId }] of Object.entries(resources)) {
      const { aliases, description } = (schema.resources as Record<string, { aliases: object[]; description: string }>)[
        token(name)
      ]!;
      expect(aliases).toEqual([{ type: `pulumi-nodejs:dynamic/vonage:${name}` }]);
      expect(description).toContain(importId);
    }
  });

  test("describes every type, property and setting", () => {
    const silent: string[] = [];
    const visit = (value: unknown, place: string) => {
      if (typeof value !== "object" || value === null) return;
      const members = Object.entries(value as Record<string, { description?: string } | string>);
      // A property can be called properties, too.
      const isMap = /\/(types|properties|inputProperties|variables)$/.test(place) && !("description" in value);
      for (const [key, item] of members) {
        if (isMap && !(item as { description?: string }).description) silent.push(`${place}/${key}`);
        visit(item, `${place}/${key}`);
      }
    };
    visit(schema, "");
    expect(silent).toEqual([]);
  });

  test("deprecates what Vonage has discontinued", () => {
    const { meetings } = schema.types["vonage:index:Capabilities"].properties;
    expect(meetings).toMatchObject({ deprecationMessage: expect.stringContaining("discontinued") as string });
  });

  test("requires no name, and has no default for undeclared properties", () => {
    for (const { requiredInputs } of Object.values(schema.resources)) expect(requiredInputs).not.toContain("name");
    expect(text).not.toMatch(/"default":/);
  });

  test("has a type for every property except free-form maps", () => {
    const free: string[] = [];
    const visit = (value: unknown, place: string) => {
      if (typeof value !== "object" || value === null) return;
      if ((value as { $ref?: unknown }).$ref === "pulumi.json#/Any") free.push(place.split("/").at(-1)!);
      for (const [key, item] of Object.entries(value))
        visit(item, /^(items|additionalProperties)$/.test(key) ? place : `${place}/${key}`);
    };
    visit(schema, "");
    expect([...new Set(free)].sort()).toEqual(["customData", "extra", "keyTriggers"]);
  });

  test("shows no hidden output of the state", () => {
    expect(text).not.toContain('"__');
  });

  test("names an existing logo", () => {
    const path = schema.logoUrl.split("/main/")[1]!;
    expect(existsSync(join(root, path))).toBe(true);
  });
});

test.each(["docs/installation-configuration.md", "docs/guides/packaged.md"])(
  "%s names this release and no other",
  (page) => {
    const versions = readFileSync(join(root, page), "utf8").match(/\b\d+\.\d+\.\d+\b/g);
    expect(new Set(versions)).toEqual(new Set([schema.version]));
  },
);

test("the page of the registry describes every setting of the provider", () => {
  const page = readFileSync(join(root, "docs/installation-configuration.md"), "utf8");
  const rows = page.split("\n").filter((line) => line.startsWith("| `vonage:"));
  const told = rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`|`$/g, "")),
  );
  expect(told).toEqual(
    settings.map(({ key, environment, secret, description }) => [
      `vonage:${key}`,
      environment,
      secret ? "yes" : "",
      description,
    ]),
  );
});
