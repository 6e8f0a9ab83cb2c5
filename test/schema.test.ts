import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { definitions, keywords, propertiesOf, schemaOf } from "../provider/schema";

const all = Object.entries(definitions);
const properties = all.flatMap(([type, schema]) =>
  Object.entries(propertiesOf(schema) ?? {}).map(([key, property]) => [`${type}.${key}`, property] as const),
);

test.each(properties)("%s says what it means, and where the fact comes from", (_name, property) => {
  expect(property.description).toBeTruthy();
  expect(property.source).toBeTruthy();
});

test("names convert between camelCase and snake_case by one mechanical rule", () => {
  const names = properties.map(([name]) => name.split(".")[1] ?? "");
  expect(names.filter((name) => !/^[a-z][a-z0-9]*([A-Z][a-z0-9]+)*$/.test(name))).toEqual([]);
});

test("no property has an unknown keyword", () => {
  const known = new Set<string>([
    ...keywords,
    "$ref",
    "type",
    "description",
    "properties",
    "additionalProperties",
    "items",
    "required",
    "enum",
    "default",
    "format",
    "minimum",
    "maximum",
    "minLength",
    "pattern",
  ]);
  expect(
    properties.flatMap(([name, property]) =>
      Object.keys(property)
        .filter((key) => !known.has(key))
        .map((key) => `${name}: ${key}`),
    ),
  ).toEqual([]);
});

test("every type of the schema is reachable from a resource or a function", () => {
  const text = JSON.stringify(definitions);
  const unused = all
    .map(([type]) => type)
    .filter((type) => !/(Inputs|State|Outputs)$/.test(type) && !text.includes(`#/definitions/${type}"`));
  expect(unused).toEqual([]);
  expect(schemaOf("ApplicationInputs").required).toEqual(["name"]);
});

test("package.json has every export that the README promises", () => {
  const { exports, peerDependencies, engines } = JSON.parse(
    readFileSync(join(__dirname, "../package.json"), "utf8"),
  ) as Record<string, Record<string, unknown>>;
  expect(Object.keys(exports ?? {})).toEqual([".", "./provider", "./testing", "./package.json"]);
  expect(peerDependencies).toEqual({ "@pulumi/pulumi": "^3.216.0" });
  expect(engines).toEqual({ node: ">=20.19" });
});
