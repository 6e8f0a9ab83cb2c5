// Sample values that a schema allows.
import { propertiesOf, resolve, type Schema } from "../../provider/schema";
import type { KeyPair } from "./world";

/** The keywords of JSON Schema that the generated definitions use beyond those that the provider reads. */
type Described = Schema & { readonly const?: unknown };

const texts = ["plain", "Zürich 東京 🎈", 'with "quotes", \\ and a line\nbreak'];

const byFormat: Readonly<Record<string, readonly string[]>> = {
  url: ["https://example.com/one", "http://example.org:8080/two?a=1&b=%20#c", "https://xn--mnchen-3ya.example/three/"],
  uri: ["https://example.com/picture.png", "myapp:back", "https://example.org/other?size=2"],
};

const byPattern: Readonly<Record<string, readonly string[]>> = {
  "^(?!me$)(?!USR-)[\\s\\S]+$": ["ada", "Grüße 🦊 to all", "menu"],
  "^(sip|sips):\\+?([\\w|:.\\-@;,=%&]+)": ["sip:ada@example.com", "sips:+4420@example.com;user=phone", "sip:bob"],
  "\\S": texts,
  "^[A-Z]{2}$": ["GB", "US", "DE"],
  "^[1-9]\\d{2,14}$": ["447700900000", "15550100", "447700900001"],
  "^\\S+$": ["sip:ada@example.com", "sips:+4420@example.com;user=phone", "sip:bob@example.org"],
  "^(?!\\+)": ["447700900000", "15550100", "447700900001"],
  "^(ws|wss)://[a-zA-Z0-9~#%@&-_?/.,:;)(\\]\\[]+$": [
    "wss://example.com/socket",
    "ws://example.org:9000",
    "wss://example.com/other?a=b",
  ],
};

/** Samples of free-form maps. */
const freeForm = [
  { tierName: "gold", snake_case: 1, nested: { innerKey: [true, "x"] } },
  { tierName: "silver", "with.dot/slash": 2.5 },
  { other: ["list", { of: "things" }] },
];

/** Some values that a schema allows, as different from each other as possible. */
export function samplesOf(schema: Described, pairs: readonly KeyPair[]): readonly unknown[] {
  const described: Described = resolve(schema);
  const { type, format, pattern, minimum = 0, maximum = 1_000_000_000, items, additionalProperties } = described;
  if (described.const !== undefined) return [described.const];
  if (described.enum) return described.enum;
  const properties = propertiesOf(described);
  if (properties) return objectsOf(properties, pairs);

  switch (type) {
    case "boolean":
      return [true, false];
    case "integer":
      return [maximum, minimum, Math.floor((minimum + maximum) / 2)];
    case "array":
      return listsOf(items ?? {}, pairs);
    case "object":
      return typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0
        ? mapsOf(additionalProperties, pairs)
        : freeForm;
    case "string":
      if (format === "public-key") return pairs.map(({ publicKey }) => publicKey);
      if (format === "private-key") return pairs.map(({ privateKey }) => privateKey);
      return known(format ? byFormat[format] : pattern ? byPattern[pattern] : texts, format ?? pattern);
    case undefined:
      return ["any", { value: 1 }, 7];
    default:
      throw new Error(`No values are known for the type ${String(type)}.`);
  }
}

/** Objects with every property. The first has the first value of each, the second the second. */
function objectsOf(properties: Readonly<Record<string, Schema>>, pairs: readonly KeyPair[]): readonly unknown[] {
  const columns = Object.entries(properties).map(([key, schema]) => [key, samplesOf(schema, pairs)] as const);
  const rows = Math.max(1, ...columns.map(([, values]) => values.length));
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map(([key, values]) => [key, values[row % values.length]])),
  );
}

function listsOf(items: Schema, pairs: readonly KeyPair[]): readonly unknown[] {
  const [first, second = first, third = second] = samplesOf(items, pairs);
  return [[first], [second, third], [third]];
}

function mapsOf(values: Schema, pairs: readonly KeyPair[]): readonly unknown[] {
  const [first, second = first] = samplesOf(values, pairs);
  return [{ "X-Some-Header": first, camelCase: second }, { "X-Some-Header": second }, { snake_case: first }];
}

function known<T>(values: readonly T[] | undefined, what: string | undefined): readonly T[] {
  if (!values) throw new Error(`No examples are known for ${String(what)}: add some.`);
  return values;
}
