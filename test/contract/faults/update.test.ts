import { createPublicKey } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FaultRule, JsonObject } from "vonage-emulator";
import { application } from "../application";
import { at } from "../fields";
import { Unfinished, type Values } from "../host";
import { programsOf } from "../subject";
import { user } from "../user";
import { startWorld, type World } from "../world";
import { Trial } from "./trial";

let world: World;
beforeAll(async () => {
  world = await startWorld({}, { requestTimeout: "0.5", maxRetries: "3" });
});
afterAll(() => world.emulator.stop());

describe.each([application, user])("an update of $name", (subject) => {
  const method = subject.updateMethod;
  let trial: Trial;
  let programs: readonly Values[];
  let stored: () => JsonObject;
  beforeEach(async () => {
    trial = await Trial.of(subject, world);
    programs = programsOf(subject, world);
    await trial.life.up(programs[0]!);
    stored = () => subject.stored(world, trial.life.kept!.id)!;
    trial.clear();
  });
  afterEach(() => trial.end());

  const lost: [string, Omit<FaultRule, "method" | "path">][] = [
    ["the connection is reset", { when: "after", reset: true }],
    ["the answer is late", { when: "after", delay: 1000 }],
    ["the answer is 500", { when: "after", status: 500 }],
    ["the answer is cut off", { truncate: true }],
    ["the answer is empty", { empty: true }],
  ];
  test.each(lost)("15: it commits and %s: sent again, with the same result", async (_name, rule) => {
    trial.fail(method, rule);
    await trial.life.up(programs[1]!);
    const bodies = trial.world.emulator.journal().filter((entry) => entry.method === method);
    expect(bodies).toHaveLength(2);
    expect(bodies[0]!.body).toEqual(bodies[1]!.body);
    await trial.holdsOne(programs[1]!);
  });

  test("6: its answer, or that to a refresh, names no id: the state keeps the one it had", async () => {
    trial.fail(method, { omit: ["id"] });
    await trial.life.up(programs[1]!);
    expect(trial.life.kept!.outs[subject.idProperty]).toBe(trial.life.kept!.id);
    trial.fail("GET", { omit: ["id"] });
    await trial.life.refresh();
    expect(trial.life.kept!.outs[subject.idProperty]).toBe(trial.life.kept!.id);
    await trial.holdsOne(programs[1]!);
  });

  test("15: it never gets an answer: a bounded number of requests, the state kept, and the next deployment ends it", async () => {
    trial.fail(method, { when: "after", reset: true, count: "forever" });
    const error = await trial.failure(trial.life.up(programs[1]!));
    expect(error).toBeInstanceOf(Unfinished);
    expect(error.message).toMatch(/no answer from 127\.0\.0\.1:\d+ \(ECONNRESET\)$/);
    expect(trial.count(method)).toBe(4);
    trial.clear();
    expect(await trial.life.up(programs[1]!)).toBe("update");
    await trial.holdsOne(programs[1]!);
  });

  test("10: it is refused: the state stays as it was, after one request", async () => {
    trial.fail(method, { status: 400, count: "forever" });
    const before = trial.life.kept;
    await trial.failure(trial.life.up(programs[1]!));
    expect(trial.count(method)).toBe(1);
    expect(trial.life.kept).toBe(before);
    trial.clear();
    await trial.life.up(programs[1]!);
    await trial.holdsOne(programs[1]!);
  });

  test("12: deleted by someone else, it leaves the state, and the next deployment makes it anew", async () => {
    subject.remove(world, trial.life.kept!.id);
    expect(await trial.life.refresh()).toBe(false);
    expect(trial.life.kept).toBeUndefined();
    expect(await trial.life.up(programs[0]!)).toBe("create");
    await trial.holdsOne(programs[0]!);
  });

  test("13: deleted since the last refresh: a clear error that says what to do", async () => {
    subject.remove(world, trial.life.kept!.id);
    const error = await trial.failure(trial.life.up(programs[1]!));
    expect(error.message).toMatch(/does not exist any more: it was deleted elsewhere\. Run "pulumi refresh"/);
    expect(trial.count(method)).toBe(0);
  });

  test("13: deleted between the look and the update: the same error", async () => {
    const { id } = trial.life.kept!;
    trial.fail("GET", { when: "after", delay: 300 });
    const work = trial.failure(trial.life.up(programs[1]!));
    await expect.poll(() => trial.count("GET"), { interval: 10 }).toBe(1);
    await new Promise((resume) => setTimeout(resume, 50));
    subject.remove(world, id);
    expect((await work).message).toMatch(/does not exist any more/);
    expect(trial.count(method)).toBe(1);
    expect(subject.all(world)).toEqual([]);
  });

  const gone: [string, Omit<FaultRule, "method" | "path">, number][] = [
    ["is answered with 500", { when: "after", status: 500 }, 2],
    ["is reset", { when: "after", reset: true }, 2],
    ["is answered too late", { when: "after", delay: 1000 }, 2],
    ["is answered with a body", { status: 200, when: "after", body: {} }, 1],
    ["fails before it commits", { status: 503 }, 2],
  ];
  test.each(gone)("14: a delete that %s is a success", async (_name, rule, requests) => {
    trial.fail("DELETE", rule);
    await trial.life.destroy();
    expect(trial.count("DELETE")).toBe(requests);
    expect(trial.committed("DELETE")).toBe(1);
    expect(subject.all(world)).toEqual([]);
  });

  test("14: a delete of what is gone is a success", async () => {
    subject.remove(world, trial.life.kept!.id);
    await trial.life.destroy();
    expect(trial.count("DELETE")).toBe(1);
  });

  test("16: what is not modelled, and has changed since the last refresh, is kept", async () => {
    subject.change(world, trial.life.kept!.id, (wire) => (wire.brand_new = { since: "the last refresh" }));
    await trial.life.up({ ...programs[0]!, name: "another" });
    expect(stored()).toMatchObject({ name: "another", brand_new: { since: "the last refresh" } });
  });

  test("16: what others change of it while nothing of ours changes there, is kept", async () => {
    const least = { ...subject.beside(world, ""), name: "less" };
    await trial.life.up(least);
    subject.change(world, trial.life.kept!.id, (wire) => {
      if (subject.name === "Application") wire.capabilities = { brand_new: { on: true }, voice: { region: "eu-west" } };
      else wire.display_name = "shown by someone else";
    });
    const before = stored();
    await trial.life.up({ ...least, name: "more" });
    expect(stored()).toMatchObject({ ...before, name: "more" });
  });

  test("17: names that come back trimmed or in capitals are no diff, and drift of them is still seen", async () => {
    trial.fail(method, { normalise: { name: "uppercase" } });
    const program = { ...programs[0]!, name: "shop" };
    await trial.life.up(program);
    expect(stored().name).toBe("SHOP");
    await trial.holdsOne(program);
    subject.change(world, trial.life.kept!.id, (wire) => (wire.name = "someone else's"));
    await trial.life.refresh();
    expect(trial.life.kept!.inputs.name).toBe("someone else's");
    expect((await trial.life.plan(program)).operation).toBe("update");
  });
});

describe("17: a service that rewrites what it is sent", () => {
  const webhook = { address: "https://Example.com/Answer", httpMethod: "POST" };
  const program = () => ({
    name: " shop ",
    publicKey: world.pairs[0]!.publicKey,
    capabilities: {
      voice: { region: "eu-west", webhooks: { answerUrl: webhook } },
      networkApis: { redirectUri: "a:b" },
    },
  });
  let trial: Trial;
  beforeEach(async () => {
    trial = await Trial.of(application, world);
    trial.clear();
  });
  afterEach(() => trial.end());

  const rewrites: [string, Omit<FaultRule, "method" | "path">][] = [
    ["in small letters", { normalise: { "capabilities.voice.webhooks.answer_url.address": "lowercase" } }],
    ["with a slash more", { normalise: { "capabilities.voice.webhooks.answer_url.address": "add-trailing-slash" } }],
    ["trimmed", { normalise: { name: "trim" } }],
    [
      "with another value",
      { set: { "capabilities.voice.region": "na-east", "capabilities.voice.conversations_ttl": 1 } },
    ],
    ["with more than it was sent", { set: { "capabilities.voice.brand_new": 1, "capabilities.other": {}, x: [] } }],
  ];
  test.each(rewrites)("%s, leaves nothing to do", async (_name, rule) => {
    trial.fail("POST", rule);
    trial.fail("PUT", { ...rule, count: "forever" });
    await trial.life.up(program());
    expect((await trial.life.plan(program())).operation).toBe("same");
    await trial.life.refresh();
    expect(trial.life.kept!.inputs).toEqual(program());
    expect((await trial.life.plan(program())).operation).toBe("same");
    expect(await trial.life.up({ ...program(), name: "another" })).toBe("update");
    await trial.life.refresh();
    expect((await trial.life.plan({ ...program(), name: "another" })).operation).toBe("same");
  });

  test.each<[string, Omit<FaultRule, "method" | "path">, string[]]>([
    ["a field", { drop: ["capabilities.voice.region"] }, ["capabilities", "voice", "region"]],
    ["a webhook", { drop: ["capabilities.voice.webhooks.answer_url"] }, ["capabilities", "voice", "webhooks"]],
    ["a capability", { drop: ["capabilities.network_apis"] }, ["capabilities", "networkApis"]],
  ])("without %s, shows drift at the next refresh", async (_name, rule, path) => {
    trial.fail("POST", rule);
    await trial.life.up(program());
    expect((await trial.life.plan(program())).operation).toBe("same");
    await trial.life.refresh();
    expect(at(trial.life.kept!.inputs, path) ?? {}).toEqual({});
    trial.clear();
    expect(await trial.life.up(program())).toBe("update");
    await trial.life.refresh();
    expect(trial.life.kept!.inputs).toEqual(program());
  });

  test("by leaving out a field, does not hide that someone has switched off the whole", async () => {
    trial.fail("POST", { drop: ["capabilities.voice.region"] });
    await trial.life.up(program());
    application.change(world, trial.life.kept!.id, (wire) => (wire.capabilities = {}));
    await trial.life.refresh();
    expect(at(trial.life.kept!.inputs, ["capabilities", "voice"])).toBeUndefined();
    expect((await trial.life.plan(program())).operation).toBe("update");
  });
});

describe("keys", () => {
  let trial: Trial;
  beforeEach(async () => {
    trial = await Trial.of(application, world);
    await trial.life.up({ name: "shop", keyTriggers: [1] });
    trial.clear();
  });
  afterEach(() => trial.end());

  const held = () => at(application.stored(world, trial.life.kept!.id), ["keys", "public_key"]);
  const ours = () => halfOf(trial.life.kept!.outs.privateKey);

  test("18: a public key that someone else has replaced is shown as drift, and put back", async () => {
    const before = held();
    const { publicKey } = world.pairs[0]!;
    application.change(world, trial.life.kept!.id, (wire) => (wire.keys = { public_key: publicKey }));
    await trial.life.refresh();
    expect(trial.life.kept!.inputs.publicKey).toBe(publicKey);
    expect(await trial.life.up({ name: "shop", keyTriggers: [1] })).toBe("update");
    expect(held()).toBe(before);
    await trial.holdsOne({ name: "shop", keyTriggers: [1] });
  });

  test("15: a rotation whose answer is lost is sent again, and makes one new key", async () => {
    trial.fail("PUT", { when: "after", reset: true });
    await trial.life.up({ name: "shop", keyTriggers: [2] });
    expect(new Set(keysSent()).size).toBe(1);
    expect(keysSent()).toHaveLength(2);
    expect(held()).toBe(ours());
    await trial.holdsOne({ name: "shop", keyTriggers: [2] });
  });

  test.each<Omit<FaultRule, "method" | "path">>([
    { when: "after", reset: true },
    { when: "after", status: 500 },
    { when: "after", delay: 800 },
    { when: "before", reset: true },
    { status: 503 },
  ])("19: a rotation that never gets an answer is in the state as the service may have it: %o", async (rule) => {
    trial.fail("PUT", { ...rule, count: "forever" });
    expect(await trial.failure(trial.life.up({ name: "shop", keyTriggers: [2] }))).toBeInstanceOf(Unfinished);
    const [sent] = keysSent();
    expect(ours()).toBe(sent);
    if (rule.when === "after") expect(held()).toBe(sent);
    trial.clear();
    expect(await trial.life.up({ name: "shop", keyTriggers: [2] })).toBe("update");
    expect([...new Set(keysSent()), sent]).toEqual(rule.when === "after" ? [sent] : [sent, sent]);
    expect(held()).toBe(sent);
    await trial.holdsOne({ name: "shop", keyTriggers: [2] });
  });

  test("19: a rotation that is refused is no rotation", async () => {
    const before = held();
    trial.fail("PUT", { status: 400 });
    await trial.failure(trial.life.up({ name: "shop", keyTriggers: [2] }));
    expect([held(), ours()]).toEqual([before, before]);
  });

  function keysSent(): unknown[] {
    const puts = world.emulator.journal().filter(({ method }) => method === "PUT");
    return puts.map(({ body }) => at(body, ["keys", "public_key"])).filter((key) => key !== undefined);
  }
});

function halfOf(privateKey: unknown): string {
  return createPublicKey(String(privateKey)).export({ type: "spki", format: "pem" }).toString();
}
