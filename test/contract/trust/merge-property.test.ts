import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { propertiesOf, resolve, schemaOf, type Properties, type Schema } from "../../../provider/schema";
import { pointer, related, type Pointer } from "../../../provider/schema/tree";
import { declaredIn } from "../../../provider/state/declared";
import { diff, isLocal } from "../../../provider/state/diff";
import { equal } from "../../../provider/state/values";
import { fromWire, overlay, toWire } from "../../../provider/state/wire";
import { takeKeyPairs, type KeyPair } from "../../key-pairs";
import { arbitraryOf } from "../arbitrary";
import { seed, tries } from "../seed";

process.stdout.write(`merges: SEED=${seed}\n`);

describe.each(["Application", "User"])("an update of any %s, from any state, with any drift", (type) => {
  const schema = schemaOf(`${type}Inputs`);
  let pairs: readonly KeyPair[];
  beforeAll(() => void (pairs = takeKeyPairs(3)));

  test("changes the object on the service exactly as its preview shows", () => {
    const any = arbitraryOf(schema, pairs) as fc.Arbitrary<Properties>;
    const histories = fc.tuple(any, any, any, fc.boolean());
    fc.assert(
      fc.property(histories, ([state, asked, drifted, isSmallEdit]) => {
        // Many updates change only one property of the state.
        const inputs = isSmallEdit ? edited(state, asked) : asked;
        const known = { declared: new Set(declaredIn(state, schema)) };
        const live = toWire(drifted, schema) as Properties;
        const shown = diff(state, inputs, schema, known).filter((change) => !isLocal(change));
        const merged = overlay(live, inputs, state, schema, known);

        const [before, after] = [live, merged].map((wire) => fromWire(wire, schema, { ...drifted, ...inputs }));
        for (const place of differing(before, after, state, schema))
          expect(
            shown.some((change) => related(change.place, place)),
            `${place} changes, and the preview shows ${shown.map((change) => change.place).join(", ")}`,
          ).toBe(true);
        for (const { place, kind } of shown)
          if (kind !== "remove" && isNamed(place)) expect(at(after, place)).toEqual(at(inputs, place));
      }),
      { seed, numRuns: tries(300) },
    );
  });
});

/** The state with one property of another state. */
function edited(state: Properties, other: Properties): Properties {
  const [key] = Object.keys(other).filter((name) => !["publicKey", "privateKey", "keyTriggers"].includes(name));
  return key === undefined ? state : { ...state, [key]: other[key] };
}

/**
 * The places where two values differ, property by property. A map is one place. So is a list, unless nobody has added or
 * removed an item since `state`.
 */
function differing(a: unknown, b: unknown, state: unknown, schema: Schema, place: Pointer = ""): Pointer[] {
  const properties = propertiesOf(schema);
  const { items } = resolve(schema);
  const lists = [a, b, state].filter(Array.isArray) as unknown[][];
  if (items && lists.length === 3 && new Set(lists.map(({ length }) => length)).size === 1) {
    const [ours = [], theirs = [], known = []] = lists;
    const at = (index: number) => pointer(place, String(index));
    return ours.flatMap((item, index) => differing(item, theirs[index], known[index], items, at(index)));
  }
  if (!properties) return equal(a, b) ? [] : [place];
  const [one, other, base] = [a, b, state].map((value) => (value ?? {}) as Properties);
  return Object.entries(properties)
    .filter(([, property]) => !property.local)
    .flatMap(([key, property]) => differing(one![key], other![key], base![key], property, pointer(place, key)));
}

/** Whether the schema names a place. Lists and maps are compared as a whole. */
function isNamed(place: Pointer): boolean {
  let schema: Schema | undefined = schemaOf("ApplicationInputs");
  for (const key of place.split("/").slice(1)) schema = schema && propertiesOf(schema)?.[key];
  return schema !== undefined && !schema.unmodelled && propertiesOf(schema) === undefined;
}

function at(value: unknown, place: Pointer): unknown {
  return place
    .split("/")
    .slice(1)
    .reduce<unknown>((inner, key) => (inner as Properties | undefined)?.[key], value);
}
