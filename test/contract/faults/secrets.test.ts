import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { application } from "../application";
import { replaced } from "../fields";
import { Unfinished, type Values } from "../host";
import { Plugin } from "../plugin";
import { programsOf } from "../subject";
import { leaksIn, textsOf } from "../texts";
import { user } from "../user";
import { startWorld, type World } from "../world";
import { Trial } from "./trial";

/** Told apart from everything else that a text may hold. */
const whispered = ["hunter2-of-the-channel", "hunter2-of-the-webhook", "hunter2-of-the-storage"];

let world: World;
beforeAll(async () => {
  world = await startWorld({}, { maxRetries: "1" });
});
afterAll(() => world.emulator.stop());

describe.each([application, user])("23: a service that repeats the secrets of a $name", (subject) => {
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
    const text = textsOf(error);
    expect(leaksIn(text, [...trial.secrets(), ...whispered])).toEqual([]);
    expect(text).toContain("[secret]");
    return error;
  };

  test.each([400, 401, 403, 404, 409, 422, 500, 503])(
    "in an error %i of every operation, is not repeated",
    async (status) => {
      trial.fail("POST", { echo: true, status, count: "forever" });
      await look(trial.life.up(program));
      trial.clear();
      await trial.life.up(program);
      for (const method of ["GET", subject.updateMethod, "DELETE"]) {
        trial.fail(method, { echo: true, status, count: "forever" });
        const changed = { ...program, name: "another" };
        const work = {
          GET: () => trial.life.refresh(),
          DELETE: () => trial.life.host.delete(trial.life.kept!.id, trial.life.kept!.outs),
        };
        const gone = status === 404 && method !== subject.updateMethod;
        const done = work[method as "GET"]?.() ?? trial.life.up(changed);
        if (gone) await done;
        else await look(done);
        trial.clear();
        if (gone) return;
      }
    },
  );

  test("in every member of a problem, in whatever form, is not repeated", async () => {
    const { apiSecret, apiKey } = world.emulator;
    const known = [apiSecret, String(program.privateKey), ...whispered.filter((secret) => said(program, secret))];
    const forms = known.flatMap((secret) => [secret, JSON.stringify(secret), encodeURIComponent(secret)]);
    const basic = Buffer.from(`${apiKey}:${apiSecret}`).toString("base64");
    const text = [...forms, basic, ...trial.secrets()].join(" | ");
    const invalid_parameters = [{ name: text, reason: text }];
    const body = { type: text, title: text, detail: text, instance: text, code: text, invalid_parameters };
    trial.fail("POST", { status: 400, body });
    await look(trial.life.up(program));
    trial.fail("POST", { status: 400, body: { error_title: text } });
    await look(trial.life.up(program));
  });

  test("in an answer that is kept, is still marked as secret, and not shown by the error that brings it", async () => {
    await trial.life.up(program);
    trial.clear();
    trial.fail(subject.updateMethod, { echo: true, status: 500, count: "forever" });
    const error = await look(trial.life.up(whispering({ ...program, name: "another" })));
    expect(error).toBeInstanceOf(Unfinished);
    expect(trial.life.host.secrets()).toContain("privateKey");
  });

  test("in another process, is in none of its texts", async () => {
    const plugin = new Plugin(world.settings);
    const host = plugin.host(subject.name);
    for (const rule of [
      { echo: true, status: 400 },
      { echo: true, status: 500, count: 9 },
      { retryAfter: 6, count: 1 },
    ]) {
      trial.clear();
      trial.fail("POST", rule);
      if ("retryAfter" in rule) {
        void host.create(program).catch(() => undefined);
        await expect.poll(() => plugin.written, { timeout: 10_000 }).toContain("waiting");
      } else
        expect(leaksIn(textsOf(await host.create(program).catch((error: unknown) => error)), whispered)).toEqual([]);
    }
    expect(leaksIn(plugin.written, [...trial.secrets(), ...whispered])).toEqual([]);
    await plugin.kill();
  });
});

function said(program: Values, secret: string): boolean {
  return JSON.stringify(program).includes(secret);
}

function whispering(program: Values): Values {
  if (program.channels) return replaced(program, ["channels", "sip", 0, "password"], whispered[0]);
  const webhook = ["capabilities", "video", "webhooks", "archiveStatus", "secret"];
  return replaced(
    replaced(program, webhook, whispered[1]),
    ["capabilities", "video", "storage", "credential"],
    whispered[2],
  );
}
