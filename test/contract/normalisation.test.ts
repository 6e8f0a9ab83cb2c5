import { createPublicKey } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EmulatorOptions, JsonObject } from "vonage-emulator";
import { propertiesOf, schemaOf } from "../../provider/schema";
import { backwards } from "./backwards";
import type { Values } from "./host";
import { startHostedWorld, type HostedWorld } from "./hosted-world";
import { hosts } from "./hosts";
import { Life } from "./life";
import { askedBy, programsOf, type Subject } from "./subject";
import { application, number, user } from "./subjects";

const wires = join(__dirname, "../fixtures/wire");
const wire = (file: string) => JSON.parse(readFileSync(join(wires, file), "utf8")) as JsonObject & { id: string };
const files = readdirSync(wires);

describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  const start = (options?: EmulatorOptions) => startHostedWorld(kind, options);
  afterEach(() => world.stop());

  const lifeOf = async (subject: Subject) => new Life(await world.host(subject.name));

  /** All values of a state as the inputs of a program. */
  const saying = (subject: Subject, outs: Values): Values =>
    Object.fromEntries(Object.entries(outs).filter(([key]) => propertiesOf(schemaOf(`${subject.name}Inputs`))?.[key]));

  /** Adopts an object by its id with a program that declares all of it. Then changes its text. */
  async function adopts(subject: Subject, id: string, least: Values) {
    const stored = () => subject.stored(world, id)!;
    const { property, wire: wireName, another } = subject.text;
    const before = structuredClone(stored());
    const life = await lifeOf(subject);
    life.kept = { id, inputs: least, outs: least, unfinished: false };
    expect(await life.refresh()).toBe(true);
    const said = property in least ? { [property]: before[wireName] } : {};
    expect((await life.plan({ ...least, ...said })).operation).toBe("same");

    const program = saying(subject, life.kept.outs);
    expect(await askedBy(subject, world, () => life.up(program))).toEqual([]);
    expect((await life.plan(program)).operation).toBe("same");
    await life.refresh();
    expect(life.kept.inputs).toEqual(program);
    expect((await life.plan(program)).operation).toBe("same");

    const changed = { ...program, [property]: another };
    expect(await life.up(changed)).toBe("update");
    expect(stored()).toMatchObject({ ...before, [wireName]: another });
    await life.refresh();
    expect((await life.plan(changed)).operation).toBe("same");
    return life;
  }

  describe("an object in a form that the service is known to hold", () => {
    beforeEach(async () => {
      world = await start();
    });

    test.each(files.filter((file) => file.startsWith("application")))("is adopted without a diff: %s", async (file) => {
      const [pair] = world.pairs;
      const body = { ...wire(file), keys: { public_key: pair!.publicKey } };
      world = await restarted({ seed: [body] });
      await adopts(application, body.id, { name: "?" });
    });

    test.each(files.filter((file) => file.startsWith("user")))("is adopted without a diff: %s", async (file) => {
      const body = wire(file);
      const { id, publicKey, privateKey } = world.home;
      world = await restarted({
        seed: { applications: [{ id, name: "home", keys: { public_key: publicKey } }], users: { [id]: [body] } },
      });
      await adopts({ ...user, stored: () => world.emulator.users(id).find((each) => each.id === body.id) }, body.id, {
        name: "?",
        applicationId: id,
        privateKey,
      });
    });

    test.each(files.filter((file) => file.startsWith("number")))("is adopted without a diff: %s", async (file) => {
      const { country, msisdn, ...body } = wire(file) as JsonObject as { country: string; msisdn: string };
      world = await restarted({
        seed: { applications: [{ ...wire("application-basic.json") }], numbers: [{ country, msisdn, ...body }] },
      });
      await adopts(number, `${country}/${msisdn}`, { country, msisdn });
    });

    test.each(["voice", "messages", "rtc", "vbc"])("is adopted without a diff: %s made by version 1", async (type) => {
      const { url, apiKey, apiSecret } = world.emulator;
      const webhooks = ["answer", "event", "status", "inbound"].map((name) => [
        `${name}_url`,
        `https://example.com/${name}`,
      ]);
      const made = await fetch(`${url}/v1/applications`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          ...Object.fromEntries(webhooks),
          api_key: apiKey,
          api_secret: apiSecret,
          name: `made long ago for ${type}`,
          type,
        }),
      });
      const { id } = (await made.json()) as { id: string };
      const life = await adopts(application, id, { name: "?" });
      expect(life.kept!.outs.capabilities).toHaveProperty(type);
      const seen = await fetch(`${url}/v1/applications/${id}?api_key=${apiKey}&api_secret=${apiSecret}`);
      expect(await seen.json()).toMatchObject({ id, name: application.text.another, [type]: {} });
    });

    async function restarted(options: EmulatorOptions) {
      await world.stop();
      return start(options);
    }
  });

  describe.each(["documented", "observed"] as const)("a service with defaults that are %s", (defaults) => {
    beforeEach(async () => {
      world = await start({ defaults });
    });

    const bare = { name: "bare", capabilities: { voice: {}, messages: {}, rtc: {}, verify: {}, vbc: {}, video: {} } };

    test("fills in the properties that a program leaves out, and the next preview is empty", async () => {
      const life = await lifeOf(application);
      for (const program of [bare, ...programsOf(application, world), bare]) {
        await life.up(program);
        expect((await life.plan(program)).operation).toBe("same");
        await life.refresh();
        expect((await life.plan(program)).operation).toBe("same");
      }
      expect(life.kept!.outs).toMatchObject({
        privacy: { improveAi: defaults === "documented" },
        capabilities: { voice: { legPersistenceTime: defaults === "documented" ? 2 : 7, conversationsTtl: 48 } },
      });
    });
  });

  describe("a difference without meaning on the service", () => {
    let life: Life;
    beforeEach(async () => {
      world = await start();
      life = await lifeOf(application);
    });

    const nothingToDo = async (program: Values) => {
      const before = life.kept;
      const asked = await world.requests(async () => {
        await life.refresh();
        expect((await life.plan(program)).operation).toBe("same");
      });
      expect(asked).toEqual(["GET /v2/applications/{id}"]);
      expect(life.kept).toEqual(before);
    };

    test("is the order of keys", async () => {
      const [program] = programsOf(application, world);
      await life.up(program!);
      world.emulator.updateApplication(life.kept!.id, (body) => {
        const turned = backwards(body) as JsonObject;
        for (const key of Object.keys(body)) delete body[key];
        Object.assign(body, turned);
      });
      await nothingToDo(program!);
    });

    const spellings: [string, (pem: string) => string][] = [
      ["with carriage returns", (pem) => pem.replaceAll("\n", "\r\n")],
      ["with line ends as two characters", (pem) => pem.replaceAll("\n", "\\n")],
      ["without a final line end", (pem) => pem.trimEnd()],
      ["in the older form", (pem) => createPublicKey(pem).export({ type: "pkcs1", format: "pem" }).toString()],
    ];
    test.each(spellings)("is a public key %s", async (_name, spelling) => {
      const [{ publicKey, privateKey } = { publicKey: "", privateKey: "" }] = world.pairs;
      for (const program of [{ name: "a", publicKey }, { name: "a", privateKey }, { name: "a" }]) {
        await life.up(program);
        const { id, outs } = life.kept!;
        world.emulator.updateApplication(id, (body) => (body.keys = { public_key: spelling(String(outs.publicKey)) }));
        await nothingToDo(program);
        expect(await world.requests(() => life.up({ ...program, name: "b" }))).toHaveLength(2);
        expect(world.emulator.journal().at(-1)?.body).not.toHaveProperty("keys");
        await life.destroy();
      }
    });

    test("is an answer without keys", async () => {
      const program = { name: "a" };
      world.emulator.faults.add({ method: ["GET", "PUT"], path: "/**", omit: ["keys"], count: "forever" });
      await life.up(program);
      expect(life.kept!.outs.publicKey).toMatch(/BEGIN PUBLIC KEY/);
      await nothingToDo(program);
      await life.up({ name: "b" });
      await nothingToDo({ name: "b" });
    });

    test("is null in place of an absent value", async () => {
      const program = { name: "a", capabilities: { voice: {}, vbc: {} } };
      await life.up(program);
      world.emulator.updateApplication(life.kept!.id, (body) => {
        body.security = null;
        Object.assign((body.capabilities as JsonObject).voice as JsonObject, { region: null, payments: null });
        Object.assign(body.capabilities as JsonObject, { meetings: null });
      });
      await nothingToDo(program);
    });
  });
});
