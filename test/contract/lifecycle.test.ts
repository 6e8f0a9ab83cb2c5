import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { propertiesOf, schemaOf, type Schema } from "../../provider/schema";
import { backwards } from "./backwards";
import type { Host, Values } from "./host";
import { startHostedWorld, type HostedWorld } from "./hosted-world";
import { hosts } from "./hosts";
import { Life } from "./life";
import { meaningOf } from "./meaning";
import { spelled } from "./spelling";
import { askedBy, programsOf } from "./subject";
import { subjects } from "./subjects";

describe.each(hosts)("through the $host host", (kind) => {
  describe.each(subjects)("$name", (subject) => {
    const inputsSchema = schemaOf(`${subject.name}Inputs`);
    const stateSchema = schemaOf(`${subject.name}State`);
    const { requests, text } = subject;
    const updates = [requests.look, requests.send];

    let world: HostedWorld;
    let host: Host;
    let life: Life;
    let least: Values;
    let programs: readonly Values[];

    beforeAll(async () => {
      world = await startHostedWorld(kind);
      host = await world.host(subject.name);
      least = subject.least(world);
      programs = programsOf(subject, world);
      life = new Life(host);
    });
    afterEach(async () => {
      await life.destroy();
      life = new Life(host);
    });
    afterAll(() => world.stop());

    const asked = (work: () => Promise<unknown>) => askedBy(subject, world, work);
    const meaning = (values: unknown) => meaningOf(values, inputsSchema);
    const stored = () => subject.stored(world, life.kept!.id)!;
    /** The declared values that the service must hold. It may hold others, too. */
    const expectStored = (program: Values) => {
      const known = Object.fromEntries(
        Object.entries(program).filter(([key]) => !propertiesOf(inputsSchema)?.[key]?.local),
      );
      expect(stored()).toMatchObject(spelled(known, inputsSchema) as object);
    };
    const settles = async (program: Values) => {
      expect((await life.plan(program)).operation).toBe("same");
      expect(await life.refresh()).toBe(true);
      expect(meaning(life.kept!.inputs)).toEqual(meaning(program));
      expect((await life.plan(program)).operation).toBe("same");
    };

    describe("create", () => {
      test("sends one request, and returns every documented output and nothing else", async () => {
        for (const program of [least, ...programs]) {
          expect(await asked(() => life.up(program))).toEqual(requests.create(program));
          const { id, outs } = life.kept!;
          expect(outs[subject.idProperty]).toBe(id);
          expect(Object.keys(outs).filter((key) => !key.startsWith("__") && !propertiesOf(stateSchema)?.[key])).toEqual(
            [],
          );
          for (const key of stateSchema.required ?? []) expect(outs).toHaveProperty(key);
          expect(JSON.stringify(Object.keys(outs).filter((key) => key.startsWith("__")))).not.toContain("KEY");
          expect(outs).toMatchObject(program);
          expectStored(program);
          await life.destroy();
        }
      });

      test("marks every secret, at any depth, and nothing else", async () => {
        const { inputs } = await host.check(programs[0]!);
        expect(host.secrets().sort()).toEqual(secretsIn(inputs, inputsSchema).sort());
        const { id, outs } = await host.create(inputs);
        expect(host.secrets().sort()).toEqual(secretsIn(outs, stateSchema).sort());
        await host.read(id, outs);
        const marked = [...secretsIn(outs, stateSchema), ...secretsIn(inputs, inputsSchema)];
        expect([...host.secrets()].sort()).toEqual(marked.sort());
        await host.delete(id, outs);
      });

      test("leaves nothing to do, in any order of keys", async () => {
        for (const program of [least, ...programs]) {
          await life.up(program);
          expect(await asked(() => settlesOffline(program))).toEqual([]);
          await life.destroy();
        }
        async function settlesOffline(program: Values) {
          expect((await life.plan(program)).operation).toBe("same");
          expect((await life.plan(backwards(program) as Values)).operation).toBe("same");
        }
      });
    });

    describe("read", () => {
      test("sends one request, and returns what create returned", async () => {
        for (const program of [least, ...programs]) {
          await life.up(program);
          const { id, outs, inputs } = life.kept!;
          const sent = await asked(async () => {
            expect(await host.read(id, outs)).toEqual({ id, props: outs, inputs });
          });
          expect(sent).toEqual([requests.look]);
          await settles(program);
          await life.destroy();
        }
      });

      test("returns the same again for a second read", async () => {
        await life.up(programs[0]!);
        await life.refresh();
        const once = life.kept;
        await life.refresh();
        expect(life.kept).toEqual(once);
      });

      test("shows drift, and one update reverts it", async () => {
        const program = programs[0]!;
        await life.up(program);
        const before = stored();
        subject.change(world, life.kept!.id, (wire) => (wire[text.wire] = text.other));
        await life.refresh();
        expect(life.kept!.inputs).toEqual({ ...program, [text.property]: text.other });
        expect(life.kept!.outs[text.property]).toBe(text.other);
        expect(await asked(() => life.up(program))).toEqual(updates);
        expect(stored()).toEqual(before);
        await settles(program);
      });

      test("leaves the state unchanged when it fails", async () => {
        await life.up(programs[0]!);
        const before = life.kept;
        world.emulator.faults.add({ method: "GET", path: "/**", status: 400 });
        await expect(life.refresh()).rejects.toThrow(/^GET .*: 400 /);
        expect(life.kept).toBe(before);
        world.emulator.faults.clear();
      });

      test("returns nothing for an object that is gone", async () => {
        await life.up(least);
        subject.remove(world, life.kept!.id);
        const { id, outs } = life.kept!;
        expect(await host.read(id, outs)).toEqual({});
        expect(await life.refresh()).toBe(false);
        expect(await life.up(least)).toBe("create");
      });
    });

    describe("update", () => {
      test("changes every property in place with one read and one write", async () => {
        await life.up(programs[0]!);
        const { id } = life.kept!;
        for (const program of [programs[1]!, least, programs[1]!, programs[0]!]) {
          expect(await asked(() => life.up(program))).toEqual(updates);
          expect(life.kept!.id).toBe(id);
          expect(life.kept!.outs[subject.idProperty]).toBe(id);
          expectStored(program);
          await settles(program);
        }
      });

      if (subject.unmodelled.length > 0)
        test("keeps values that are not modelled", async () => {
          await life.up(programs[0]!);
          subject.change(world, life.kept!.id, (wire) => (wire.not_known_yet = { a_b: [1], camelCase: true }));
          await life.up(least);
          expect(stored().not_known_yet).toEqual({ a_b: [1], camelCase: true });
          subject.change(world, life.kept!.id, (wire) => delete wire.not_known_yet);
        });

      test("fails for an object that is gone, and says so", async () => {
        await life.up(programs[0]!);
        subject.remove(world, life.kept!.id);
        const before = life.kept;
        await expect(life.up(least)).rejects.toThrow(/does not exist any more.*pulumi refresh/);
        expect(life.kept).toBe(before);
      });
    });

    describe("adoption", () => {
      test("reads an existing object by its import id alone", async () => {
        await life.up({ ...programs[1]!, publicKey: undefined });
        const { id } = life.kept!;
        const held = stored();
        const adopted = new Life(host);
        adopted.kept = { id, inputs: least, outs: least, unfinished: false };
        const sent = await asked(async () => expect(await adopted.refresh()).toBe(true));
        expect(sent).toEqual([requests.look]);
        expect(adopted.kept.outs).toMatchObject({
          [subject.idProperty]: id,
          [text.property]: programs[1]![text.property],
        });
        // A value that the service may have chosen is no input of a program that does not declare it.
        const isChosen = propertiesOf(inputsSchema)?.[text.property]?.computed;
        const program = isChosen ? least : { ...least, [text.property]: programs[1]![text.property] };
        expect(meaning(adopted.kept.inputs)).toMatchObject(program);
        expect(stored()).toEqual(held);
      });

      test("accepts an imported state, and the next preview is empty", async () => {
        await life.up(programs[1]!);
        const { id } = life.kept!;
        const imported = new Life(host);
        imported.kept = { id, inputs: programs[1]!, outs: programs[1]!, unfinished: false };
        expect(await imported.refresh()).toBe(true);
        const sent = await asked(async () => {
          expect(await imported.up(programs[1]!)).toBe("same");
        });
        expect(sent).toEqual([]);
        expect(await imported.up({ ...programs[1]!, [text.property]: text.other })).toBe("update");
        expect(imported.kept.id).toBe(id);
        expect(stored()[text.wire]).toBe(text.other);
      });

      test("fails if there is nothing to adopt", async () => {
        const { unknownId } = subject;
        await expect(host.read(unknownId, least)).rejects.toThrow(`${unknownId} in this account`);
      });
    });

    describe("delete", () => {
      test("sends one request, and succeeds if the object is gone", async () => {
        await life.up(least);
        const { id, outs } = life.kept!;
        await host.begin!();
        expect(await asked(() => host.delete(id, outs))).toEqual(requests.delete);
        expect(subject.stored(world, id)).toBeUndefined();
        // Absence must be proved once in each run.
        const proof = requests.aside ? [] : ["GET /v2/applications"];
        expect(await asked(() => host.delete(id, outs))).toEqual([...requests.deleteGone, ...proof]);
        expect(await asked(() => host.delete(id, outs))).toEqual(requests.deleteGone);
        expect(await host.read(id, outs)).toEqual({});
      });
    });
  });
});

/** The places that a schema marks as secret. */
function secretsIn(value: unknown, schema: Schema, place = ""): string[] {
  if (value === undefined) return [];
  const fields = propertiesOf(schema);
  if (Array.isArray(value)) return [];
  if (typeof value !== "object" || value === null || !fields) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const here = place === "" ? key : `${place}.${key}`;
    const property = fields[key];
    if (!property) return [];
    if (property.secret) return [here];
    if (Array.isArray(item))
      return property.items ? item.flatMap((each, index) => secretsIn(each, property.items!, `${here}[${index}]`)) : [];
    return secretsIn(item, property, here);
  });
}
