import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placesIn, replaced, written, type Step } from "../contract/fields";
import { withoutNamespace } from "../contract/plugin-host";
import { programsOf } from "../contract/subject";
import { subjects } from "../contract/subjects";
import { startWorld, type World } from "../contract/world";
import { Engine, messages, struct, valuesOf, type Values } from "./engine";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
/** All spellings of an unknown value in messages of the engine. */
const spellings: readonly unknown[] = [
  UNKNOWN,
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value: UNKNOWN },
  { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", secret: true, dependencies: ["urn:pulumi:s::p::t::other"] },
];

let world: World;
let engine: Engine;
beforeAll(async () => {
  world = await startWorld();
  engine = await Engine.start(withoutNamespace(world.settings));
});
afterAll(async () => {
  await engine.stop();
  await world.emulator.stop();
});

// Previews of programs with an unknown value, at each place of a program that declares everything.
describe.each(subjects)("$name", (subject) => {
  const type = `vonage:index:${subject.name}`;
  const urn = `urn:pulumi:test::test::${type}::one`;

  test("is previewed with an unknown value at any place, without a request", async () => {
    const program = programsOf(subject, world)[0]!;
    subject.admit(world, program);
    const created = await engine.call(
      "create",
      new messages.CreateRequest().setUrn(urn).setProperties(struct(program)),
    );
    const [id, state] = [created.getId(), valuesOf(created.getProperties())!];
    const places = placesIn(program);
    expect(places.length).toBeGreaterThan(5);

    const asked = await world.requests(async () => {
      for (const [index, place] of places.entries()) {
        const given = replaced(program, place, spellings[index % spellings.length]);
        const check = new messages.CheckRequest().setUrn(urn).setName("one").setType(type).setNews(struct(given));
        const checked = await engine.call("check", check);
        expect(checked.getFailuresList().map((failure) => failure.getReason())).toEqual([]);
        const inputs = valuesOf(checked.getInputs())!;
        expect(at(inputs, place), written(place)).toBe(UNKNOWN);

        const create = new messages.CreateRequest().setUrn(urn).setPreview(true).setProperties(struct(inputs));
        const planned = valuesOf((await engine.call("create", create)).getProperties());
        expect(at(planned, place), `create: ${written(place)}`).toBe(UNKNOWN);

        const diff = new messages.DiffRequest().setUrn(urn).setId(id).setOlds(struct(state)).setNews(struct(inputs));
        await engine.call("diff", diff.setOldInputs(struct(program)));
        const update = new messages.UpdateRequest().setUrn(urn).setId(id).setPreview(true);
        const request = update.setOlds(struct(state)).setNews(struct(inputs));
        const changed = valuesOf((await engine.call("update", request)).getProperties());
        expect(at(changed, place), `update: ${written(place)}`).toBe(UNKNOWN);
        expect(changed).toMatchObject({ [subject.idProperty]: state[subject.idProperty] });
      }
    });
    expect(asked).toEqual([]);
  });
});

/** The value at a place, or the unknown value around it. */
function at(value: unknown, place: readonly Step[]): unknown {
  const plain = typeof value === "object" && value !== null && SIGNATURE in value ? (value as Values).value : value;
  const [step, ...rest] = place;
  if (step === undefined || plain === UNKNOWN) return plain;
  return at((plain as Record<Step, unknown> | undefined)?.[step], rest);
}
