import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "vonage-emulator";
import { at, fieldsOf, replaced, written } from "../fields";
import { Unfinished, type Values } from "../host";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { programsOf } from "../subject";
import { subjects } from "../subjects";
import { leaksIn, textsOf } from "../texts";
import { Trial } from "./trial";

const repeaters = hosts.flatMap((kind) => subjects.map((subject) => ({ kind, subject })));

describe.each(repeaters)(
  "23: a service that repeats the secrets of a $subject.name, through the $kind.host host",
  (one) => {
    const { kind, subject } = one;
    const { text } = subject;
    const secretFields = fieldsOf(`${subject.name}Inputs`).filter(({ schema }) => schema.secret);
    /** Unlike any other part of a text. */
    const whispered = secretFields.map((_field, index) => `hunter2-of-secret-${index}`);
    /** The program with such a secret at each place that accepts any text and is not a key. */
    const whispering = (program: Values) =>
      secretFields.reduce(
        (whole, { path, schema }, index) => (schema.format ? whole : replaced(whole, path, whispered[index])),
        program,
      );

    let world: HostedWorld;
    beforeAll(async () => {
      world = await startHostedWorld(kind, {}, { maxRetries: "1" });
    });
    afterAll(() => world.stop());

    let trial: Trial;
    let program: Values;
    beforeEach(async () => {
      trial = await Trial.of(subject, world);
      const [first] = programsOf(subject, world);
      program = whispering(first!);
      trial.clear();
    });
    afterEach(() => trial.end());

    const look = async (work: Promise<unknown>) => {
      const error = await trial.failure(work);
      const shown = textsOf(error);
      expect(leaksIn(shown, [...trial.secrets(), ...whispered])).toEqual([]);
      expect(shown).toContain("[secret]");
      return error;
    };

    test.each([400, 401, 403, 404, 409, 422, 500, 503])(
      "are not repeated when every operation ends with an error %i",
      async (status) => {
        trial.fail("make", { echo: true, status, count: "forever" });
        await look(trial.life.up(program));
        trial.clear();
        await trial.life.up(program);
        const work = {
          look: () => trial.life.refresh(),
          send: () => trial.life.up({ ...program, [text.property]: text.another }),
          remove: () => trial.life.destroy(),
        };
        for (const operation of ["look", "send", "remove"] as const) {
          trial.fail(operation, { echo: true, status, count: "forever" });
          const isGone = status === 404 && subject.requests.absentBy.includes(operation);
          if (isGone) await work[operation]();
          else await look(work[operation]());
          trial.clear();
          if (isGone) return;
        }
      },
    );

    test("are masked in any member of a problem, in any spelling", async () => {
      const { apiSecret, apiKey } = world.emulator;
      const known = [
        apiSecret,
        ...secretFields.map(({ path }) => at(program, path)).filter((secret) => typeof secret === "string"),
      ];
      const forms = known.flatMap((secret) => [secret, JSON.stringify(secret), encodeURIComponent(secret)]);
      const basic = Buffer.from(`${apiKey}:${apiSecret}`).toString("base64");
      const said = [...forms, basic, ...trial.secrets()].join(" | ");
      const invalid_parameters = [{ name: said, reason: said }];
      const problem = { type: said, title: said, detail: said, instance: said, code: said, invalid_parameters };
      const bodies: JsonObject[] = [problem, { error_title: said }, { "error-code": "400", "error-code-label": said }];
      for (const body of bodies) {
        trial.fail("make", { status: 400, body });
        await look(trial.life.up(program));
      }
    });

    test("are marked as secrets in an answer that the state keeps, and the error does not show them", async () => {
      await trial.life.up(program);
      trial.clear();
      trial.fail("send", { echo: true, status: 500, count: "forever" });
      const error = await look(trial.life.up({ ...program, [text.property]: text.another }));
      expect(error).toBeInstanceOf(Unfinished);
      const places = secretFields
        .filter(({ path }) => at(program, path) !== undefined)
        .map(({ path }) => written(path));
      expect(trial.life.host.secrets()).toEqual(expect.arrayContaining(places));
    });

    test("do not appear in any text of another process", async () => {
      const provider = await world.launch();
      const host = provider.host(subject.name);
      for (const rule of [
        { echo: true, status: 400 },
        { echo: true, status: 500, count: 9 },
        { retryAfter: 6, count: 1 },
      ]) {
        trial.clear();
        trial.fail("make", rule);
        if ("retryAfter" in rule) {
          void host.create(program).catch(() => undefined);
          await expect.poll(() => provider.written, { timeout: 10_000 }).toContain("waiting");
        } else
          expect(leaksIn(textsOf(await host.create(program).catch((error: unknown) => error)), whispered)).toEqual([]);
      }
      expect(leaksIn(provider.written, [...trial.secrets(), ...whispered])).toEqual([]);
      await provider.kill();
    });
  },
);
