import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Schema } from "../../provider/schema";
import { fieldsOf } from "./fields";
import type { Host } from "./host";
import { startHostedWorld, type HostedWorld } from "./hosted-world";
import { hosts } from "./hosts";
import { rowOf, type Row } from "./row";
import { seed, tries } from "./seed";
import type { Subject } from "./subject";
import { subjects } from "./subjects";

process.stdout.write(`agreement: SEED=${seed}\n`);

/** The provider's check and the emulator are written separately. They must agree. */
const agreements = hosts.flatMap((kind) => subjects.map((subject) => ({ kind, subject })));

describe.each(agreements)("of $subject.name through the $kind.host host", ({ kind, subject }) => {
  let world: HostedWorld;
  let host: Host;
  beforeAll(async () => {
    world = await startHostedWorld(kind);
    host = await world.host(subject.name);
  });
  afterAll(() => world.stop());

  const rows = fieldsOf(`${subject.name}Inputs`)
    .filter(({ schema }) => !schema.unmodelled && ["string", "integer", "boolean"].includes(String(schema.type)))
    .map((field) => rowOf(field, subject))
    .filter(({ kind }) => kind === "sent");

  test("the service accepts what check accepts, and refuses or does not check what check refuses", async () => {
    // To build what generates the values of a field takes longer than to try one.
    const values = rows.map(({ schema }) => oddities(schema));
    const cases = fc
      .constantFrom(...rows.keys())
      .chain((index) => values[index]!.map((value) => [index, value] as const));
    const trial = async ([index, value]: readonly [number, unknown]) => {
      const row = rows[index]!;
      const { failures } = await host.check(row.with(world, value));
      const isAccepted = await subject.accepts(world, row.with(world, sentFor(value, row)));
      if (failures.length === 0)
        expect({ [row.place]: value, isAccepted }).toEqual({ [row.place]: value, isAccepted: true });
      else if (!isStricter(subject, row, value))
        expect({ [row.place]: value, isAccepted }).toEqual({ [row.place]: value, isAccepted: false });
    };
    await fc.assert(fc.asyncProperty(cases, trial), { seed, numRuns: tries(500) });
  });
});

/** The value that the provider sends: a whole number where a text of digits belongs is sent as its text. */
function sentFor(value: unknown, { schema }: Row): unknown {
  return schema.digits && Number.isSafeInteger(value) ? String(value) : value;
}

/**
 * Whether the provider checks a text more strictly than the service is known to, so that mistakes are reported before a
 * request.
 */
function isStricter(subject: Subject, { place, schema }: Row, value: unknown): boolean {
  if (subject.isUnchecked(place, value)) return true;
  return (
    typeof value === "string" && [schema.format, schema.pattern, schema.minLength].some((rule) => rule !== undefined)
  );
}

/** Values inside and outside of the range of a field. */
function oddities(schema: Schema & { const?: unknown }): fc.Arbitrary<unknown> {
  const { type, minimum = 0, maximum = 1_000_000 } = schema;
  const allowed = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  if (allowed.length > 0) {
    const near = allowed.flatMap((value) => [
      String(value).toLowerCase(),
      String(value).toUpperCase(),
      `${String(value)} `,
    ]);
    return fc.constantFrom<unknown>(...allowed, ...near, "", "other", 7, true);
  }
  if (type === "boolean") return fc.constantFrom<unknown>(true, false, "true", "false", 0, 1, "");
  if (type === "integer") {
    const edges = [minimum - 1, minimum, minimum + 0.5, maximum, maximum + 1, 0, -1, String(minimum), true];
    return fc.oneof(fc.constantFrom<unknown>(...edges), fc.integer({ min: minimum - 5, max: maximum + 5 }));
  }
  const urls = fc.webUrl({ withQueryParameters: true, withFragments: true });
  // Without "@", ":" and "//": with them, two implementations of RFC 3986 disagree only about useless addresses.
  const bent = fc
    .tuple(
      urls,
      fc.nat(),
      fc.constantFrom(" ", "ü", "%zz", "%", "[", "]", "{", "|", "\\", "^", "`", '"', "<", "#", "é"),
    )
    .map(([url, at, strange]) => `${url.slice(0, at % (url.length + 1))}${strange}${url.slice(at % (url.length + 1))}`);
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: "grapheme" }),
    urls,
    bent,
    fc.constantFrom("me", "USR-1", "sip:", "wss://"),
  );
  const typical = fc.constantFrom<unknown>(
    "",
    " ",
    "\t\n",
    7,
    false,
    "sip:ada@example.com",
    "wss://example.com/{x}",
    "ws://a b",
  );
  return fc.oneof<fc.Arbitrary<unknown>[]>(texts, typical, patterned(schema));
}

function patterned({ pattern }: Schema): fc.Arbitrary<string> {
  return pattern && !pattern.includes("(?!") ? fc.stringMatching(new RegExp(pattern)) : fc.string();
}
