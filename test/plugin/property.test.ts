import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { describe, expect, test } from "vitest";
import { received, sent, structOf } from "../../provider/hosts/plugin/property";
import type { Path } from "../../provider/resource";
import { schemaOf } from "../../provider/schema";
import { UNKNOWN } from "../../provider/schema/unknown";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
/** A value as the engine sends it, encoded with another library than the tested one. */
const message = (value: Record<string, unknown>) => Struct.fromJavaScript(value as never);
/** A value as the engine reads it. */
const read = (struct: Struct) => struct.toJavaScript() as Record<string, unknown>;
/** A value after it was sent to the plugin. */
const wired = (struct: Struct) => Struct.deserializeBinary(struct.serializeBinary());

const free = { type: "object" };
const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
// The protobuf library loses a key that is called __proto__.
const key = fc.oneof(
  fc.string().filter((text) => text !== "__proto__"),
  fc.constantFrom("constructor", "toString", "", "a.b", "[0]"),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(key, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const properties = fc.dictionary(key, tree, { maxKeys: 5, noNullPrototype: true });

describe("values that are sent both ways", () => {
  test("any value comes back unchanged, with any keys", () => {
    fc.assert(
      fc.property(properties, (values) => {
        const back = received(wired(structOf(values)));
        expect(JSON.stringify(back.values, sortedKeys)).toEqual(JSON.stringify(values, sortedKeys));
        expect(back.secrets).toEqual([]);
      }),
    );
  });

  test("a secret at any place comes back in plain, with its place", () => {
    fc.assert(
      fc.property(properties, fc.infiniteStream(fc.boolean()), (values, coins) => {
        const marked: Path[] = [];
        const withMarks = (value: unknown, path: Path): unknown => {
          if (path.length > 0 && coins.next().value) {
            marked.push(path);
            return secret(value);
          }
          if (Array.isArray(value)) return value.map((item, index) => withMarks(item, [...path, index]));
          if (typeof value !== "object" || value === null) return value;
          return Object.fromEntries(
            Object.entries(value).map(([name, item]) => [name, withMarks(item, [...path, name])]),
          );
        };
        const { values: back, secrets } = received(wired(structOf(withMarks(values, []) as Record<string, unknown>)));
        expect(JSON.stringify(back, sortedKeys)).toEqual(JSON.stringify(values, sortedKeys));
        expect(new Set(secrets.map((path) => JSON.stringify(path)))).toEqual(
          new Set(marked.map((path) => JSON.stringify(path))),
        );
      }),
    );
  });

  test("secret places are marked again in sent values", () => {
    const values = { a: { b: [1, { c: "x" }] }, d: "y", e: "z" };
    const places = [["a", "b", 1, "c"], ["d"], ["nowhere", "at", "all"]];
    const answer = received(sent(values, free, places));
    expect(answer.values).toEqual(values);
    expect(answer.secrets).toEqual([["a", "b", 1, "c"], ["d"]]);
  });

  test("secrets of the schema are marked, and never inside another secret", () => {
    const values = {
      name: "n",
      capabilities: { video: { webhooks: { sessionCreated: { address: "https://a.example", secret: "s" } } } },
    };
    const place = ["capabilities", "video", "webhooks", "sessionCreated", "secret"];
    expect(received(sent(values, schemaOf("ApplicationInputs"))).secrets).toEqual([place]);
    const whole = received(sent(values, schemaOf("ApplicationInputs"), [["capabilities"], place]));
    expect(whole).toMatchObject({ values, secrets: [["capabilities"]], assets: [] });
    expect(JSON.stringify(read(sent(values, schemaOf("ApplicationInputs"), [["capabilities"]])))).toContain(
      JSON.stringify({ address: "https://a.example", secret: "s" }),
    );
  });

  test("a message is sent again if it holds the same values and marks", () => {
    const before = received(message({ a: { b: [1, { c: secret("x") }] }, d: "y" }));
    const places = [["a", "b", 1, "c"], ["nowhere"]];
    expect(sent({ d: "y", a: { b: [1, { c: "x" }] } }, free, places, before)).toBe(before.message);
  });

  test.each([
    { what: "another value", values: { a: "x", b: ["2"] }, places: [["a"]] },
    { what: "one value less", values: { a: "x" }, places: [["a"]] },
    { what: "one value more", values: { a: "x", b: [2], c: null }, places: [["a"]] },
    { what: "one secret more", values: { a: "x", b: [2] }, places: [["a"], ["b", 0]] },
    { what: "a secret around another", values: { a: "x", b: [2] }, places: [["a"], ["b"]] },
  ])("a message is written anew for $what", ({ values, places }) => {
    const before = received(message({ a: secret("x"), b: [2] }));
    expect(received(sent(values, free, places, before))).toMatchObject({ values, secrets: places });
  });

  test("a message without the marks of the schema's secrets is written anew", () => {
    const values = { privateKey: "p", __answers: { "/name": "digest" } };
    const answer = sent(values, schemaOf("ApplicationState"), [], received(message(values)));
    expect(received(answer).secrets).toEqual([["__answers"], ["privateKey"]]);
  });

  test.each([
    { what: "an output", value: { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: "x" } },
    { what: "a reference", value: { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", id: "x" } },
    { what: "an asset", value: { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "x" } },
    { what: "an unknown asset", value: "030794c1-ac77-496b-92df-f27374a8bd58" },
    { what: "an unknown number", value: "3eeb2bf0-c639-47a8-9e75-3b44932eb421" },
  ])("a message with $what is written anew as plain values", ({ value }) => {
    const before = received(message({ a: value }));
    expect(read(sent(before.values, free, [], before))).toEqual(before.values);
  });

  test("undefined values are left out", () => {
    expect(read(structOf({ a: undefined, b: { c: undefined, d: 1 } }))).toEqual({ b: { d: 1 } });
  });
});

describe("special values of the engine", () => {
  test.each([
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
  ])("%s is a value that is not known yet, at any depth", (unknown) => {
    const { values } = received(message({ a: unknown, b: [{ c: unknown }], d: secret(unknown) }));
    expect(values).toEqual({ a: UNKNOWN, b: [{ c: UNKNOWN }], d: UNKNOWN });
  });

  test("an output value becomes its value or unknown, and a secret if it is marked", () => {
    const output = (rest: object) => ({ [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...rest });
    const { values, secrets } = received(
      message({ a: output({ value: 1 }), b: output({}), c: output({ value: "s", secret: true, dependencies: [] }) }),
    );
    expect(values).toEqual({ a: 1, b: UNKNOWN, c: "s" });
    expect(secrets).toEqual([["c"]]);
  });

  test("a reference to a resource becomes its id, which may be unknown", () => {
    const reference = (rest: object) => ({
      [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e",
      urn: "urn:pulumi:s::p::t::n",
      ...rest,
    });
    const { values } = received(message({ a: reference({ id: "USR-1" }), b: reference({ id: "" }), c: reference({}) }));
    expect(values).toEqual({ a: "USR-1", b: UNKNOWN, c: "urn:pulumi:s::p::t::n" });
  });

  test("assets and archives are reported, so that they can be refused", () => {
    const asset = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "t" };
    const archive = { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7", path: "p" };
    const { assets } = received(
      message({ a: asset, b: [archive], c: secret(asset), d: "030794c1-ac77-496b-92df-f27374a8bd58" }),
    );
    expect(assets).toEqual([["a"], ["b", 0], ["c"], ["d"]]);
  });

  test("an object with a signature that Pulumi does not know stays an object", () => {
    expect(received(message({ a: { [SIGNATURE]: "mine", b: 1 } })).values).toEqual({
      a: { [SIGNATURE]: "mine", b: 1 },
    });
  });
});

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
