// Random values that a schema allows.
import fc from "fast-check";
import { propertiesOf, resolve, type Schema } from "../../provider/schema";
import type { KeyPair } from "./world";

type Described = Schema & { readonly const?: unknown };

const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 40 }), fc.string({ unit: "binary", maxLength: 10 }));
const url = fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ["http", "https"] });
const uri = fc.oneof(url, fc.webUrl({ validSchemes: ["ftp", "myapp"] }), fc.constant("myapp:back"));
const key = fc.oneof(fc.constantFrom("camelCase", "snake_case", "with-hyphen", "a.b", "a/b~c", "constructor"), text);

/** JSON that a message of Pulumi's protocol can carry. */
const json: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.oneof(text, fc.integer(), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }).map(positiveZero)),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 3 }).map(plain),
  ),
})).value;

/** Patterns with a look-ahead, from which no generator can be built. Most texts match them, so filtering is enough. */
const isFilter = (pattern: string) => pattern.includes("(?!") || pattern === "\\S";

/** Any value that a schema allows. */
export function arbitraryOf(schema: Described, pairs: readonly KeyPair[]): fc.Arbitrary<unknown> {
  const described: Described = resolve(schema);
  const { type, format, minLength = 0, minimum = 0, maximum = Number.MAX_SAFE_INTEGER, items } = described;
  if (described.const !== undefined) return fc.constant(described.const);
  if (described.enum) return fc.constantFrom(...described.enum);
  const properties = propertiesOf(described);
  if (properties) return objects(described, properties, pairs);

  switch (type) {
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum, maximum));
    case "array":
      return fc.array(arbitraryOf(items ?? {}, pairs), { maxLength: 3 });
    case "object":
      return maps(described, pairs);
    case "string":
      return strings(format, described.pattern, pairs).filter((value) => value.length >= minLength);
    default:
      return json;
  }
}

function strings(format: string | undefined, pattern: string | undefined, pairs: readonly KeyPair[]) {
  if (format === "public-key") return fc.constantFrom(...pairs.map(({ publicKey }) => publicKey));
  if (format === "private-key") return fc.constantFrom(...pairs.map(({ privateKey }) => privateKey));
  if (format === "url") return url;
  if (format === "uri") return uri;
  if (format !== undefined) throw new Error(`No arbitrary is known for the format ${format}: add one.`);
  if (pattern === undefined) return text;
  const matcher = new RegExp(pattern);
  return isFilter(pattern) ? text.filter((value) => matcher.test(value)) : fc.stringMatching(matcher);
}

function objects({ required = [] }: Schema, properties: Readonly<Record<string, Schema>>, pairs: readonly KeyPair[]) {
  const columns = Object.entries(properties).map(([name, property]) => [name, arbitraryOf(property, pairs)] as const);
  return fc.record(Object.fromEntries(columns), { requiredKeys: [...required] }).map(plain);
}

function maps({ additionalProperties, unmodelled }: Schema, pairs: readonly KeyPair[]): fc.Arbitrary<unknown> {
  const values = typeof additionalProperties === "object" ? arbitraryOf(additionalProperties, pairs) : json;
  const names = unmodelled ? fc.constantFrom("brand_new", "x-other", "constructor", "another") : key;
  return fc.dictionary(names, values, { maxKeys: 3 }).map(plain);
}

/** An object as JSON.parse returns it. */
function plain(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "__proto__"));
}

function positiveZero(value: number): number {
  return Object.is(value, -0) ? 0 : value;
}
