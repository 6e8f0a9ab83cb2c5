import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, fieldsOf, placesIn, replaced, written } from "./fields";
import type { Host, Values } from "./host";
import { startHostedWorld, type HostedWorld } from "./hosted-world";
import { hosts } from "./hosts";
import { Life, Refused } from "./life";
import { askedBy, programsOf } from "./subject";
import { subjects } from "./subjects";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe.each(hosts)("through the $host host", (kind) => {
  describe.each(subjects)("$name", (subject) => {
    const fields = fieldsOf(`${subject.name}Inputs`);
    const { text } = subject;
    const keys = fields.filter(({ schema }) => /-key$/.test(schema.format ?? ""));

    let world: HostedWorld;
    let host: Host;
    let least: Values;
    let programs: readonly Values[];

    beforeAll(async () => {
      world = await startHostedWorld(kind);
      host = await world.host(subject.name);
      least = subject.least(world);
      programs = programsOf(subject, world);
    });
    afterAll(() => world.stop());

    const asked = (work: () => Promise<unknown>) => askedBy(subject, world, work);

    describe("check", () => {
      test("accepts every property, gives the same result twice, and sends no request", async () => {
        for (const program of [least, ...programs]) {
          const sent = await asked(async () => {
            const once = await host.check(program);
            expect(once).toEqual({ inputs: program, failures: [] });
            expect(await host.check(once.inputs, once.inputs)).toEqual(once);
          });
          expect(sent).toEqual([]);
        }
      });

      if (keys.length > 0)
        test("gives every spelling of a key the canonical spelling", async () => {
          for (const { path, schema } of keys) {
            const half = schema.format === "public-key" ? "publicKey" : "privateKey";
            const pem = world.pairs[0]![half];
            const spellings = [
              pem.replaceAll("\n", "\r\n"),
              pem.replaceAll("\n", "\\n"),
              pem.trimEnd(),
              `\n ${pem}\n\n`,
            ];
            for (const spelling of spellings) {
              const { inputs, failures } = await host.check(replaced(least, path, spelling));
              expect(failures).toEqual([]);
              expect(at(inputs, path)).toBe(pem);
            }
          }
        });

      test("reports all problems at once, and never names a property whose value Pulumi would print", async () => {
        const leaves = fields.filter(({ schema }) => ["string", "integer", "boolean"].includes(String(schema.type)));
        const wrong = leaves.reduce<Values>(
          (program, { path, schema }) => replaced(program, path, schema.type === "string" ? true : "seven"),
          programs[0]!,
        );
        const { failures } = await host.check(wrong);
        for (const { path } of leaves) {
          const place = `${written(path)} `;
          expect(failures.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(startingWith(place)));
        }
        expect(new Set(failures.map(({ property }) => property))).toEqual(new Set([""]));
        expect(failures.map(({ reason }) => reason).join()).not.toMatch(/seven|PRIVATE KEY/);
      });

      test("reports missing and unknown properties", async () => {
        const required = fields.filter((field) => field.required && field.path.length === 1);
        const { failures } = await host.check({ somethingElse: true });
        const reasons = failures.map(({ reason }) => reason);
        for (const { path } of required)
          expect(reasons).toContainEqual(expect.stringMatching(startingWith(`${written(path)} is required`)));
        expect(reasons).toContainEqual(expect.stringMatching(/^somethingElse is not a property here/));
        expect(reasons).toHaveLength(required.length + 1);
      });

      test("accepts unknown values at every depth, and passes them on", async () => {
        for (const path of placesIn(programs[0])) {
          const { inputs, failures } = await host.check(replaced(programs[0]!, path, UNKNOWN));
          expect({ path, failures }).toEqual({ path, failures: [] });
          expect(at(inputs, path)).toBe(UNKNOWN);
        }
        const everything = Object.fromEntries(Object.keys(programs[0]!).map((key) => [key, UNKNOWN]));
        expect((await host.check(everything)).failures).toEqual([]);
      });
    });

    test("refuses in a preview what it would refuse in a deployment", async () => {
      const life = new Life(host);
      await expect(life.plan({ ...least, [text.property]: 7 })).rejects.toThrow(Refused);
      await expect(life.up({ ...least, [text.property]: 7 })).rejects.toThrow(`${text.property} must be a string`);
    });
  });
});

function startingWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
}
