import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "vonage-emulator";
import { propertiesOf, schemaOf, type Schema } from "../../provider/schema";
import { at, fieldsOf, replaced, type Step } from "./fields";
import type { Host, Values } from "./host";
import { startHostedWorld, type HostedWorld } from "./hosted-world";
import { hosts } from "./hosts";
import { Life } from "./life";
import { meaningOf } from "./meaning";
import { rowOf, type Row } from "./row";
import { spelled } from "./spelling";
import { askedBy } from "./subject";
import { subjects } from "./subjects";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const counted = { fields: 0, operations: 0 };
afterAll(() => {
  process.stdout.write(`matrix: ${counted.fields} fields, ${counted.operations} operations on them\n`);
});

const matrix = hosts.flatMap((kind) => subjects.map((subject) => ({ kind, subject })));

/*
 * Every place that a program may declare goes through every possible event. The places, their values and the expected
 * results are derived from the types, so a new field gets its row by itself.
 */
describe.each(matrix)("$subject.name through the $kind.host host", ({ kind, subject }) => {
  const inputsSchema = schemaOf(`${subject.name}Inputs`);
  const modelled = fieldsOf(`${subject.name}Inputs`).filter(({ schema }) => !schema.unmodelled);
  const fields = [...modelled, ...(subject.unmodelledFields?.() ?? [])];
  let world: HostedWorld;
  let host: Host;
  let life: Life;

  beforeAll(async () => {
    world = await startHostedWorld(kind);
    host = await world.host(subject.name);
    life = new Life(host);
  });
  afterEach(async () => {
    await life.destroy();
    subject.clear?.(world);
    subject.admit(world, subject.least(world));
    // Every look at the journal copies it.
    world.emulator.clearJournal();
  });
  afterAll(() => world.stop());

  const rows = fields.map((field) => rowOf(field, subject));

  describe.each(rows)("$place", (row) => {
    counted.fields += 1;
    const operation = (name: string, work: () => Promise<void>) => {
      counted.operations += 1;
      test(name, work);
    };
    const { place, path, wire, hold } = row;
    const one = () => row.values(world)[0];
    const other = () => row.values(world)[1 % row.variety];

    /** The object on the service, without the parts that have no meaning. */
    const stored = (): unknown => {
      const { _links, ...body } = subject.stored(world, life.kept!.id)!;
      return subject.emptyIsAbsent ? pruned(body) : body;
    };
    const alter = (where: readonly Step[], value: unknown) =>
      subject.change(world, life.kept!.id, (body) => {
        const altered = replaced<JsonObject>(body, where, value);
        for (const key of Object.keys(body)) delete body[key];
        Object.assign(body, altered);
      });
    const meaning = (values: unknown) => meaningOf(values, inputsSchema);
    /** The state without the times of its writes. */
    const lasting = ({ __updatedAt: _, ...outs }: Values) => meaning(outs);

    const creates = async (program: Values) => {
      subject.admit(world, program);
      expect(await askedBy(subject, world, () => life.up(program))).toEqual(subject.requests.create(program));
    };
    /**
     * Sends nothing if the service holds the value already. Otherwise it reads once and writes once. The service
     * chooses what a removed value goes back to, which may be the old value.
     */
    const updates = async (program: Values, isRemoval = false) => {
      const [before, { id }] = [stored(), life.kept!];
      const asked = await askedBy(subject, world, async () => expect(await life.up(program)).toBe("update"));
      expect(life.kept!.id).toBe(id);
      const isSame = JSON.stringify(before) === JSON.stringify(stored());
      const { look, send } = subject.requests;
      if (row.kind === "local" || row.kind === "credential") expect(asked).toEqual([]);
      else if (isSame) expect([[], [look], ...(isRemoval ? [[look, send]] : [])]).toContainEqual(asked);
      else expect(asked).toEqual([look, send]);
    };
    const settles = async (program: Values) => {
      subject.admit(world, program);
      expect((await life.plan(program)).operation).toBe("same");
      expect(await life.refresh()).toBe(true);
      expect(meaning(life.kept!.inputs)).toEqual(meaning(program));
      expect((await life.plan(program)).operation).toBe("same");
    };
    const holds = (value: unknown) => {
      expect({ is: at(life.kept!.outs, path) }).toMatchObject({ is: value });
      if (row.kind === "sent") expect({ is: at(stored(), wire) }).toMatchObject({ is: spelled(value, row.schema) });
    };
    const keepsTheRest = async (work: () => Promise<void>) => {
      const rest = () => replaced(stored(), row.holdWire, undefined);
      const before = rest();
      await work();
      expect(rest()).toEqual(before);
    };

    operation("is there from the start", async () => {
      await creates(row.with(world, one()));
      holds(one());
      await settles(row.with(world, one()));
    });

    if (!hold)
      operation("cannot be left out", async () => {
        await expect(life.plan(row.without(world))).rejects.toThrow(`${place} is required`);
      });

    if (row.schema.secret)
      operation("is kept secret", async () => {
        await creates(row.with(world, one()));
        expect(host.secrets()).toContain(place);
        await life.refresh();
        expect(host.secrets()).toContain(place);
      });

    if (row.kind === "replacing")
      operation("makes a new resource when it changes", async () => {
        await creates(row.with(world, one()));
        const { id, outs } = life.kept!;
        expect((await host.diff(id, outs, row.with(world, other()))).replaces).toEqual([place]);
        expect((await life.plan(row.with(world, UNKNOWN))).operation).toBe("replace");
      });
    else if (row.variety > 1)
      operation("changes in place", async () => {
        await creates(row.with(world, one()));
        const before = at(stored(), wire);
        await keepsTheRest(() => updates(row.with(world, other())));
        if (row.kind === "effect") expect(at(stored(), wire)).not.toEqual(before);
        holds(other());
        await settles(row.with(world, other()));
      });

    if (row.kind === "credential")
      operation("is no change while it is unknown", async () => {
        await creates(row.with(world, one()));
        expect((await life.plan(row.with(world, UNKNOWN))).operation).toBe("same");
      });

    if (hold) {
      operation("is added in place", async () => {
        await creates(row.without(world));
        await keepsTheRest(() => updates(row.with(world, one())));
        holds(one());
        await settles(row.with(world, one()));
      });

      operation("is removed in place, and goes back to what it was before", async () => {
        await creates(row.without(world));
        await settles(row.without(world));
        const [before, outs] = [stored(), lasting(life.kept!.outs)];
        await life.up(row.with(world, one()));
        const between = at(stored(), wire);
        await keepsTheRest(() => updates(row.without(world), true));
        await settles(row.without(world));
        if (row.isRemade) expect(at(stored(), wire)).not.toEqual(between);
        else expect([stored(), lasting(life.kept!.outs)]).toEqual([before, outs]);
      });
    }

    // No answer shows this field, so its drift cannot be detected.
    if (row.kind === "sent" && !row.schema.unechoed) driftsBack(row);

    function driftsBack({ variety, holdSchema, holdWire, isManaged, isShown }: Row) {
      const foreign = () => (variety > 1 ? one() : foreignTo(row.schema));

      if (variety > 1 || foreignTo(row.schema) !== undefined)
        operation("shows drift when someone else changes it, and is restored", async () => {
          const program = row.with(world, other());
          await creates(program);
          const before = stored();
          alter(wire, spelled(foreign(), row.schema));
          await life.refresh();
          expect(meaning(life.kept!.inputs)).toEqual(meaning(replaced(program, path, foreign())));
          await updates(program);
          expect(stored()).toEqual(before);
          await settles(program);
        });

      operation("shows drift when someone else removes it, and is restored", async () => {
        const program = row.with(world, one());
        await creates(program);
        const before = stored();
        alter(wire, undefined);
        await life.refresh();
        expect(at(life.kept!.inputs, path)).toBeUndefined();
        await updates(program);
        expect(stored()).toEqual(before);
        await settles(program);
      });

      if (hold)
        operation(isManaged ? "is removed when someone else adds it" : "may be added by someone else", async () => {
          const program = row.without(world);
          await creates(program);
          const before = stored();
          const added = at(row.with(world, other()), hold);
          alter(holdWire, spelled(added, holdSchema));
          await life.refresh();
          expect({ is: at(life.kept!.outs, hold) }).toMatchObject({ is: isShown ? added : undefined });
          if (isManaged) {
            expect({ is: at(life.kept!.inputs, hold) }).toMatchObject({
              is: meaningOf(managed(added, holdSchema), holdSchema),
            });
            await updates(program);
            expect(stored()).toEqual(before);
          }
          await settles(program);
        });
    }
  });
});

/** The part of an undeclared value that is managed: all that Vonage does not choose. */
function managed(value: unknown, schema: Schema): unknown {
  const properties = propertiesOf(schema);
  if (typeof value !== "object" || value === null || Array.isArray(value) || !properties) return value;
  const entries = Object.entries(value).filter(([key]) => !properties[key]!.computed);
  return Object.fromEntries(entries.map(([key, item]) => [key, managed(item, properties[key]!)]));
}

/** A value that a field with only one value cannot have, but the service may hold. */
function foreignTo({ type }: Row["schema"]): unknown {
  return type === "string" ? "something else" : undefined;
}

function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.map((item: unknown) => pruned(item) ?? item) : undefined;
  if (typeof value !== "object" || value === null) return value;
  const present = Object.entries(value)
    .map(([key, item]) => [key, pruned(item)] as const)
    .filter(([, item]) => item !== undefined);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
}
