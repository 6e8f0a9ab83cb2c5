import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "vonage-emulator";
import { isObject, propertiesOf, schemaOf } from "../../provider/schema";
import { arbitraryOf } from "./arbitrary";
import { backwards } from "./backwards";
import { at, replaced, type Step } from "./fields";
import type { Host, Values } from "./host";
import { startHostedWorld, type HostedWorld } from "./hosted-world";
import { hosts } from "./hosts";
import { Life } from "./life";
import { meaningOf } from "./meaning";
import { missing } from "./missing";
import { seed, tries } from "./seed";
import { spelled } from "./spelling";
import { askedBy } from "./subject";
import { subjects } from "./subjects";

process.stdout.write(`round trip: SEED=${seed}\n`);

const runs = (numRuns: number) => ({ seed, numRuns: tries(numRuns) });

const trips = hosts.flatMap((kind) => subjects.map((subject) => ({ kind, subject })));

describe.each(trips)("any declaration of $subject.name through the $kind.host host", ({ kind, subject }) => {
  const inputsSchema = schemaOf(`${subject.name}Inputs`);
  let world: HostedWorld;
  let host: Host;
  let programs: fc.Arbitrary<Values>;

  beforeAll(async () => {
    world = await startHostedWorld(kind);
    host = await world.host(subject.name);
    programs = subject.programs(world, arbitraryOf(inputsSchema, world.pairs) as fc.Arbitrary<Values>);
  });
  afterAll(() => world.stop());

  const meaning = (values: unknown) => meaningOf(values, inputsSchema);
  const settles = async (life: Life, program: Values) => {
    expect((await life.plan(program)).operation).toBe("same");
    expect(await life.refresh()).toBe(true);
    expect(meaning(life.kept!.inputs)).toEqual(meaning(program));
    expect((await life.plan(program)).operation).toBe("same");
  };
  /** The declared values that the service must hold. */
  const expectHeld = (life: Life, program: Values) => {
    const sent = Object.fromEntries(
      Object.entries(program).filter(([key]) => !propertiesOf(inputsSchema)?.[key]?.local),
    );
    expect(missing(subject.stored(world, life.kept!.id), spelled(meaning(sent), inputsSchema))).toEqual([]);
  };
  const alive = async (work: (life: Life) => Promise<void>) => {
    const life = new Life(host);
    await work(life).finally(() => life.destroy());
    // Every look at the journal copies it.
    world.emulator.clearJournal();
  };

  test("is accepted, stored, and read back as declared", async () => {
    const trip = (program: Values) =>
      alive(async (life) => {
        expect(await askedBy(subject, world, () => life.up(program))).toEqual(subject.requests.create(program));
        expectHeld(life, program);
        await settles(life, program);
      });
    await fc.assert(fc.asyncProperty(programs, trip), runs(150));
  });

  test("replaces the values of an earlier declaration, and no others", async () => {
    const trip = (one: Values, other: Values, strange: unknown) =>
      alive(async (life) => {
        await life.up(one);
        const { id } = life.kept!;
        subject.change(world, id, (wire) => Object.assign(wire, withStrangers(wire, subject.unmodelled, strange)));
        await settles(life, one);
        await life.up(other);
        expect(life.kept!.id).toBe(id);
        expectHeld(life, other);
        await settles(life, other);
        const held = subject.stored(world, id)!;
        for (const place of subject.unmodelled) {
          const [before, after] = [one, other].map((program) => mentions(program, place));
          if (before && after) expect({ place, is: at(held, place) }).toEqual({ place, is: strange });
        }
      });
    await fc.assert(fc.asyncProperty(programs, programs, foreign, trip), runs(150));
  });

  test("means the same in any order of keys and any spelling", async () => {
    const trip = (program: Values) =>
      alive(async (life) => {
        await life.up(program);
        const { inputs, failures } = await host.check(program);
        expect(failures).toEqual([]);
        expect(await host.check(inputs)).toEqual({ inputs, failures });
        const again = backwards(inputs) as Values;
        expect(await host.diff(life.kept!.id, life.kept!.outs, again)).toMatchObject({
          changes: false,
          replaces: [],
        });
      });
    await fc.assert(fc.asyncProperty(programs, trip), runs(40));
  });
});

/** A value for places that this release does not model. */
const foreign = arbitraryOf({ type: "object", additionalProperties: {} }, []);

/** A copy with a value at every existing place. */
function withStrangers(body: JsonObject, places: readonly (readonly Step[])[], value: unknown): JsonObject {
  const there = places.filter((place) => isObject(at(body, place.slice(0, -1))));
  return there.reduce((whole, place) => replaced(whole, place, value), body);
}

/** Whether a program declares the object around a place on the wire. */
function mentions(program: Values, place: readonly Step[]): boolean {
  return place.length <= 2 || isObject(at(program, place.slice(0, -1)));
}
