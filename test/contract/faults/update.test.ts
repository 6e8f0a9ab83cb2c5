import { createPublicKey } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "vonage-emulator";
import { at } from "../fields";
import { Unfinished, type Values } from "../host";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts, type HostKind } from "../hosts";
import { programsOf } from "../subject";
import { application, subjects } from "../subjects";
import { Trial, type Fault } from "./trial";

let world: HostedWorld;
const inWorldOf = (kind: HostKind) => {
  beforeAll(async () => {
    world = await startHostedWorld(kind, {}, { requestTimeout: "0.5", maxRetries: "3" });
  });
  afterAll(() => world.stop());
};

const updates = hosts.flatMap((kind) => subjects.map((subject) => ({ kind, subject })));

describe.each(updates)("an update of $subject.name through the $kind.host host", ({ kind, subject }) => {
  inWorldOf(kind);
  const { text } = subject;
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

  const lost: [string, Fault][] = [
    ["the connection is reset", { when: "after", reset: true }],
    ["the answer is late", { when: "after", delay: 1000 }],
    ["the answer is 500", { when: "after", status: 500 }],
    ["the answer is cut off", { truncate: true }],
    ["the answer is empty", { empty: true }],
  ];
  test.each(lost)("15: it commits and %s: sent again, with the same result", async (_name, rule) => {
    trial.fail("send", rule);
    await trial.life.up(programs[1]!);
    const [first, second, ...more] = trial.bodies("send");
    expect(second).toEqual(first);
    expect(more).toEqual([]);
    await trial.holdsOne(programs[1]!);
  });

  test("6: its answer, or that of a refresh, has no id: the state keeps the old id", async () => {
    trial.fail("send", { omit: ["id"] });
    await trial.life.up(programs[1]!);
    expect(trial.life.kept!.outs[subject.idProperty]).toBe(trial.life.kept!.id);
    trial.fail("look", { omit: ["id"] });
    await trial.life.refresh();
    expect(trial.life.kept!.outs[subject.idProperty]).toBe(trial.life.kept!.id);
    await trial.holdsOne(programs[1]!);
  });

  test("15: it never gets an answer: a bounded number of requests, the state stays, and the next deployment finishes it", async () => {
    trial.fail("send", { when: "after", reset: true, count: "forever" });
    const error = await trial.failure(trial.life.up(programs[1]!));
    expect(error).toBeInstanceOf(Unfinished);
    expect(error.message).toMatch(/no answer from 127\.0\.0\.1:\d+ \(ECONNRESET\)$/);
    expect(trial.count("send")).toBe(4);
    trial.clear();
    expect(await trial.life.up(programs[1]!)).toBe("update");
    await trial.holdsOne(programs[1]!);
  });

  test("10: it is refused: the state stays as it was, after one request", async () => {
    trial.fail("send", { status: 400, count: "forever" });
    const before = trial.life.kept;
    await trial.failure(trial.life.up(programs[1]!));
    expect(trial.count("send")).toBe(1);
    expect(trial.life.kept).toBe(before);
    trial.clear();
    await trial.life.up(programs[1]!);
    await trial.holdsOne(programs[1]!);
  });

  test("12: deleted by someone else: it leaves the state, and the next deployment creates it anew", async () => {
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
    expect(trial.count("send")).toBe(0);
  });

  test("13: deleted between the read and the write: the same error", async () => {
    const { id } = trial.life.kept!;
    trial.fail("look", { when: "after", delay: 300 });
    const work = trial.failure(trial.life.up(programs[1]!));
    await expect.poll(() => trial.count("look"), { interval: 10 }).toBe(1);
    await new Promise((resume) => setTimeout(resume, 50));
    subject.remove(world, id);
    expect((await work).message).toMatch(/does not exist any more/);
    expect(trial.count("send")).toBe(1);
    expect(subject.all(world)).toEqual([]);
  });

  const gone: [string, Fault, number][] = [
    ["is answered with 500", { when: "after", status: 500 }, 2],
    ["is reset", { when: "after", reset: true }, 2],
    ["is answered too late", { when: "after", delay: 1000 }, 2],
    ["is answered with a body", { status: 200, when: "after", body: subject.requests.deleted }, 1],
    ["fails before it commits", { status: 503 }, 2],
  ];
  test.each(gone)("14: a delete that %s succeeds", async (_name, rule, requests) => {
    trial.fail("remove", rule);
    await trial.life.destroy();
    expect(trial.count("remove")).toBe(requests);
    expect(trial.committed("remove")).toBe(1);
    expect(subject.all(world)).toEqual([]);
  });

  test("14: a delete of an object that is gone succeeds", async () => {
    subject.remove(world, trial.life.kept!.id);
    await trial.life.destroy();
    expect(trial.count("remove")).toBe(1);
  });

  if (subject.unmodelled.length > 0)
    test("16: an unmodelled value that has changed since the last refresh is kept", async () => {
      subject.change(world, trial.life.kept!.id, (wire) => (wire.brand_new = { since: "the last refresh" }));
      await trial.life.up({ ...programs[0]!, [text.property]: text.another });
      expect(stored()).toMatchObject({ [text.wire]: text.another, brand_new: { since: "the last refresh" } });
    });

  test("16: a change by others is kept if the program changes nothing", async () => {
    const least = { ...subject.beside(world, ""), [text.property]: text.other };
    await trial.life.up(least);
    subject.change(world, trial.life.kept!.id, (wire) => subject.meddle(wire));
    const before = stored();
    await trial.life.up({ ...least, [text.property]: text.another });
    expect(stored()).toMatchObject({ ...before, [text.wire]: text.another });
  });

  if (subject.requests.echoes)
    test("17: texts that come back in capitals are no diff, and their drift is still detected", async () => {
      trial.fail("send", { normalise: { [text.wire]: "uppercase" } });
      const program = { ...programs[0]!, [text.property]: text.another };
      await trial.life.up(program);
      expect(stored()[text.wire]).toBe(text.another.toUpperCase());
      await trial.holdsOne(program);
      subject.change(world, trial.life.kept!.id, (wire) => (wire[text.wire] = text.other));
      await trial.life.refresh();
      expect(trial.life.kept!.inputs[text.property]).toBe(text.other);
      expect((await trial.life.plan(program)).operation).toBe("update");
    });
});

describe.each(hosts)("17: through the $host host, a service that rewrites the values that it receives", (kind) => {
  inWorldOf(kind);
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

  const rewrites: [string, Fault][] = [
    ["in small letters", { normalise: { "capabilities.voice.webhooks.answer_url.address": "lowercase" } }],
    ["with a slash added", { normalise: { "capabilities.voice.webhooks.answer_url.address": "add-trailing-slash" } }],
    ["trimmed", { normalise: { name: "trim" } }],
    ["with a value that the program leaves out", { set: { "capabilities.voice.conversations_ttl": 1 } }],
    [
      "with more values than it received",
      { set: { "capabilities.voice.brand_new": 1, "capabilities.other": {}, x: [] } },
    ],
  ];
  test.each(rewrites)("%s, leaves nothing to do", async (_name, rule) => {
    trial.fail("make", rule);
    trial.fail("send", { ...rule, count: "forever" });
    await trial.life.up(program());
    expect((await trial.life.plan(program())).operation).toBe("same");
    await trial.life.refresh();
    expect(trial.life.kept!.inputs).toEqual(program());
    expect((await trial.life.plan(program())).operation).toBe("same");
    expect(await trial.life.up({ ...program(), name: "another" })).toBe("update");
    await trial.life.refresh();
    expect((await trial.life.plan({ ...program(), name: "another" })).operation).toBe("same");
  });

  test.each<[string, Fault, string[]]>([
    ["a field", { drop: ["capabilities.voice.region"] }, ["capabilities", "voice", "region"]],
    ["a webhook", { drop: ["capabilities.voice.webhooks.answer_url"] }, ["capabilities", "voice", "webhooks"]],
    ["a capability", { drop: ["capabilities.network_apis"] }, ["capabilities", "networkApis"]],
  ])("without %s, shows drift at the next refresh", async (_name, rule, path) => {
    trial.fail("make", rule);
    await trial.life.up(program());
    expect((await trial.life.plan(program())).operation).toBe("same");
    await trial.life.refresh();
    expect(at(trial.life.kept!.inputs, path) ?? {}).toEqual({});
    trial.clear();
    expect(await trial.life.up(program())).toBe("update");
    await trial.life.refresh();
    expect(trial.life.kept!.inputs).toEqual(program());
  });

  const region = ["capabilities", "voice", "region"];
  const answer = ["capabilities", "voice", "webhooks", "answerUrl", "address"];
  const elsewhere = "https://example.com/elsewhere";
  const inRegion = (name: string) => {
    const { capabilities, ...rest } = program();
    return { ...rest, capabilities: { ...capabilities, voice: { ...capabilities.voice, region: name } } };
  };

  test("with another choice, is believed to hold that one, and not another spelling of what was sent", async () => {
    trial.fail("make", { set: { "capabilities.voice.region": "na-east" } });
    await trial.life.up(program());
    await trial.life.refresh();
    expect(at(trial.life.kept!.inputs, region)).toBe("na-east");
    expect(await trial.life.up(program())).toBe("update");
    await trial.life.refresh();
    expect(trial.life.kept!.inputs).toEqual(program());
  });

  test("with another key, is believed to hold that one", async () => {
    const [own, theirs, next] = world.pairs.map(({ publicKey }) => publicKey);
    await trial.life.up({ ...program(), publicKey: own });
    trial.fail("send", { set: { "keys.public_key": theirs! } });
    await trial.life.up({ ...program(), publicKey: next });
    await trial.life.refresh();
    expect(trial.life.kept!.inputs.publicKey).toBe(theirs);
    expect((await trial.life.plan({ ...program(), publicKey: next })).operation).toBe("update");
  });

  test.each([
    ["a choice", "capabilities.voice.region", "eu-west", region, () => inRegion("na-east")],
    ["a text", "capabilities.voice.webhooks.answer_url.address", webhook.address, answer, undefined],
  ])("by keeping the old value of %s, does not hide that it was not written", async (_name, wire, old, path, asked) => {
    await trial.life.up(program());
    const moved = asked?.() ?? {
      ...program(),
      capabilities: {
        ...program().capabilities,
        voice: { region: "eu-west", webhooks: { answerUrl: { ...webhook, address: elsewhere } } },
      },
    };
    trial.fail("send", { set: { [wire]: old } });
    await trial.life.up(moved);
    await trial.life.refresh();
    expect(at(trial.life.kept!.inputs, path)).toBe(old);
    expect(await trial.life.up(moved)).toBe("update");
    await trial.life.refresh();
    expect((await trial.life.plan(moved)).operation).toBe("same");
  });

  test("by leaving out a field, does not hide that the whole object was removed", async () => {
    trial.fail("make", { drop: ["capabilities.voice.region"] });
    await trial.life.up(program());
    application.change(world, trial.life.kept!.id, (wire) => (wire.capabilities = {}));
    await trial.life.refresh();
    expect(at(trial.life.kept!.inputs, ["capabilities", "voice"])).toBeUndefined();
    expect((await trial.life.plan(program())).operation).toBe("update");
  });
});

describe.each(hosts)("through the $host host, keys", (kind) => {
  inWorldOf(kind);
  let trial: Trial;
  beforeEach(async () => {
    trial = await Trial.of(application, world);
    await trial.life.up({ name: "shop", keyTriggers: [1] });
    trial.clear();
  });
  afterEach(() => trial.end());

  const held = () => at(application.stored(world, trial.life.kept!.id), ["keys", "public_key"]);
  const ours = () => halfOf(trial.life.kept!.outs.privateKey);

  test("18: a public key that someone else has replaced is shown as drift, and restored", async () => {
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
    trial.fail("send", { when: "after", reset: true });
    await trial.life.up({ name: "shop", keyTriggers: [2] });
    expect(new Set(keysSent()).size).toBe(1);
    expect(keysSent()).toHaveLength(2);
    expect(held()).toBe(ours());
    await trial.holdsOne({ name: "shop", keyTriggers: [2] });
  });

  test.each<Fault>([
    { when: "after", reset: true },
    { when: "after", status: 500 },
    { when: "after", delay: 800 },
    { when: "before", reset: true },
    { status: 503 },
  ])("19: a rotation that never gets an answer: the state holds a key that may be in force: %o", async (rule) => {
    trial.fail("send", { ...rule, count: "forever" });
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

  test("19: a refused rotation changes no key", async () => {
    const before = held();
    trial.fail("send", { status: 400 });
    await trial.failure(trial.life.up({ name: "shop", keyTriggers: [2] }));
    expect([held(), ours()]).toEqual([before, before]);
  });

  function keysSent(): unknown[] {
    return trial
      .bodies("send")
      .map((body) => at(body, ["keys", "public_key"]))
      .filter((key) => key !== undefined);
  }
});

function halfOf(privateKey: unknown): string {
  return createPublicKey(String(privateKey)).export({ type: "spki", format: "pem" }).toString();
}
