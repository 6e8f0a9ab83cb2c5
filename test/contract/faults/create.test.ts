import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Unfinished, type Values } from "../host";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts, type HostKind } from "../hosts";
import { basicOf, postedTo, programsOf } from "../subject";
import { application, subjects, user } from "../subjects";
import { Trial, type Fault } from "./trial";

let world: HostedWorld;
const inWorldOf = (kind: HostKind) => {
  beforeAll(async () => {
    world = await startHostedWorld(kind, {}, { requestTimeout: "0.5", consistencyWindow: "1" });
  });
  afterAll(() => world.stop());
};

const creates = hosts.flatMap((kind) => subjects.map((subject) => ({ kind, subject })));

describe.each(creates)("a create of $subject.name through the $kind.host host", ({ kind, subject }) => {
  inWorldOf(kind);
  let trial: Trial;
  let program: Values;
  beforeEach(async () => {
    trial = await Trial.of(subject, world);
    [program] = programsOf(subject, world) as [Values];
    trial.clear();
  });
  afterEach(() => trial.end());

  const lost: [string, Fault][] = [
    ["1: the connection is reset before the answer", { when: "after", reset: true }],
    ["2: the answer comes later than the deadline", { when: "after", delay: 1000 }],
    ["3: the service commits and answers 500", { when: "after", status: 500 }],
    ["3: a gateway answers 502 after the service has committed", { when: "after", status: 502, text: "<html>" }],
    ["5: the answer is truncated", { truncate: true }],
    ["5: the answer is not JSON", { text: "<html>OK</html>", contentType: "text/html" }],
    ["5: the answer is JSON, but not an object", { text: '"created"' }],
    ["5: the answer is empty", { empty: true }],
    ["6: the answer names no id", { omit: ["id"] }],
    ["20: the answer stops after its headers", { hang: true }],
    ["20: the answer comes byte by byte", { slowBody: 2000 }],
  ];
  test.each(lost)("%s: one object, found again, and no second POST", async (_name, rule) => {
    trial.fail("make", rule);
    await trial.life.up(program);
    expect(trial.count("make")).toBe(1);
    expect(trial.count("send")).toBe(
      subject.requests.create(program).filter((one) => one === subject.requests.send).length,
    );
    await trial.holdsOne(program);
  });

  test("6: neither the answer nor the list has an id: the object is still found", async () => {
    trial.fail("make", { omit: ["id"] });
    world.emulator.faults.add({ method: "GET", path: "/v2/applications", omit: ["_embedded.applications.*.keys"] });
    trial.fail("look", { omit: ["id"] });
    await trial.life.up(program);
    expect(trial.count("make")).toBe(1);
    await trial.holdsOne(program);
  });

  if (subject.requests.echoes)
    test("5: the answer is about another object: the own one is found, and no second POST", async () => {
      const { home, pairs } = world;
      const keys = { public_key: pairs.at(-1)!.publicKey };
      trial.fail("make", { when: "after", body: { id: home.id, name: "somebody else", keys }, status: 201 });
      await trial.life.up(program);
      expect(trial.count("make")).toBe(1);
      await trial.holdsOne(program);
    });

  test("5: the answer has the wrong content type: the body is still read", async () => {
    trial.fail("make", { contentType: "text/plain" });
    await trial.life.up(program);
    expect(trial.asked()).toEqual(subject.requests.create(program));
    await trial.holdsOne(program);
  });

  test("6: the answer has no keys, or only the id: the state is complete", async () => {
    trial.fail("make", { omit: ["keys", "name", "capabilities", "channels", "properties", "display_name", "_links"] });
    await trial.life.up(program);
    expect(trial.life.kept!.outs).toMatchObject(program);
    expect(trial.count("make")).toBe(1);
    await trial.holdsOne(program);
  });

  test.each([502, 503, 504])("4: %i before the commit: retried, and one object", async (status) => {
    trial.fail("make", { status });
    await trial.life.up(program);
    expect(trial.committed("make")).toBe(1);
    expect(trial.count("make")).toBe(2);
    await trial.holdsOne(program);
  });

  test("4: 503 forever: a bounded number of requests, and an error that names the object that may exist", async () => {
    trial.fail("make", { status: 503, count: "forever" });
    const error = await trial.failure(trial.life.up(program));
    expect(error.message).toMatch(/: 503 /);
    expect(error.message).toMatch(subject.mayExist);
    expect(trial.count("make")).toBe(3);
    expect(trial.life.kept).toBeUndefined();
    trial.clear();
    await trial.life.up(program);
    await trial.holdsOne(program);
  });

  test("a reset without a commit: the provider searches, sends again, and makes one object", async () => {
    trial.fail("make", { when: "before", reset: true });
    await trial.life.up(program);
    expect(trial.count("make")).toBe(2);
    expect(trial.committed("make")).toBe(1);
    await trial.holdsOne(program);
  });

  test("resets forever: three requests, and an error that names the object that may exist", async () => {
    trial.fail("make", { when: "before", reset: true, count: "forever" });
    const error = await trial.failure(trial.life.up(program));
    expect(error.message).toMatch(subject.mayExist);
    expect(trial.count("make")).toBe(3);
    expect(trial.life.kept).toBeUndefined();
  });

  test("a lost answer, and the object appears only at the end of the window: one request", async () => {
    trial.fail("make", { when: "after", staleFor: 900, reset: true });
    await trial.life.up(program);
    expect(trial.count("make")).toBe(1);
    await trial.holdsOne(program);
  });

  test("11: reads answer 404 for a while: the object is not reported as deleted", async () => {
    trial.fail("make", { notFoundFor: 600 });
    await trial.life.up(program);
    expect(await trial.life.refresh()).toBe(true);
    expect((await trial.life.plan(program)).operation).toBe("same");
  });

  test("11: lists lag behind a lost answer: the object is found within the window", async () => {
    trial.fail("make", { when: "after", staleFor: 500, status: 500 });
    await trial.life.up(program);
    expect(trial.count("make")).toBe(1);
    await trial.holdsOne(program);
  });

  test("10: 400 with invalid parameters: one request, and an error in the program's spelling", async () => {
    trial.fail("make", { status: 400, body: subject.refusal.body });
    const error = await trial.failure(trial.life.up(program));
    expect(error.message).toMatch(subject.refusal.told);
    expect(error.message).not.toContain("\n");
    expect(trial.count("make")).toBe(1);
    expect(trial.life.kept).toBeUndefined();
  });

  test("10: 400 with free text: one request, and an error with that text", async () => {
    trial.fail("make", { status: 400, body: { title: "Bad Request", detail: "timeout is not a known json property" } });
    const error = await trial.failure(trial.life.up(program));
    expect(error.message).toBe(`${subject.requests.make}: 400 Bad Request: timeout is not a known json property`);
    expect(trial.count("make")).toBe(1);
  });

  test.each([401, 403])("9: %i: one request, and an error that says what to check", async (status) => {
    trial.fail("make", { status, count: "forever" });
    const error = await trial.failure(trial.life.up(program));
    expect(error.message).toMatch(subject.credentials);
    expect(trial.count("make")).toBe(1);
  });
});

describe.each(hosts)("through the $host host, an object that was found after a lost answer and differs", (kind) => {
  inWorldOf(kind);
  let trial: Trial;
  beforeEach(async () => {
    trial = await Trial.of(application, world);
    trial.clear();
  });
  afterEach(() => trial.end());
  const program = { name: "shop", capabilities: { voice: { conversationsTtl: 7 } } };

  test("gets the declared values by one PUT", async () => {
    trial.fail("make", { when: "after", reset: true, set: { "capabilities.voice.conversations_ttl": 9000 } });
    await trial.life.up(program);
    expect([trial.count("make"), trial.count("send")]).toEqual([1, 1]);
    expect(application.all(world)).toMatchObject([{ capabilities: { voice: { conversations_ttl: 7 } } }]);
    await trial.holdsOne(program);
  });

  test("22: is kept as it is if that fails, and the next deployment updates it", async () => {
    trial.fail("make", { when: "after", reset: true, set: { "capabilities.voice.conversations_ttl": 9000 } });
    trial.fail("send", { status: 400 });
    const error = await trial.failure(trial.life.up(program));
    expect(error).toBeInstanceOf(Unfinished);
    expect(trial.life.kept).toMatchObject({
      unfinished: true,
      outs: { capabilities: { voice: { conversationsTtl: 9000 } } },
    });
    expect(trial.life.kept!.outs.privateKey).toMatch(/PRIVATE KEY/);
    trial.clear();
    expect(await trial.life.up(program)).toBe("update");
    expect([trial.count("make"), trial.count("send")]).toEqual([0, 1]);
    await trial.holdsOne(program);
  });

  test("22: is kept when an adopted object cannot be changed", async () => {
    const [one] = [user.least(world)];
    const before = await Trial.of(user, world);
    await before.life.up({ ...one, displayName: "someone" });
    const taking = await Trial.of(user, world);
    taking.clear();
    taking.fail("send", { status: 400 });
    const error = await taking.failure(taking.life.up({ ...one, displayName: "Ada", adopt: true }));
    expect(error).toBeInstanceOf(Unfinished);
    expect(taking.life.kept).toMatchObject({ id: before.life.kept!.id, outs: { displayName: "someone" } });
    taking.clear();
    expect(await taking.life.up({ ...one, displayName: "Ada", adopt: true })).toBe("update");
    await taking.holdsOne({ ...one, displayName: "Ada", adopt: true });
  });
});

describe.each(hosts)("through the $host host, an own key that other applications have too", (kind) => {
  inWorldOf(kind);
  let trials: [Trial, Trial];
  beforeEach(async () => {
    trials = [await Trial.of(application, world), await Trial.of(application, world)];
    trials[0].clear();
  });
  afterEach(() => Promise.all(trials.map((trial) => trial.end())));

  test.each<Fault>([
    { status: 503 },
    { when: "before", reset: true },
    { when: "after", reset: true },
    { when: "after", status: 500 },
  ])("does not confuse one of them with the other: %o", async (rule) => {
    const [{ publicKey } = { publicKey: "" }] = world.pairs;
    const [one, two] = trials;
    await one.life.up({ name: "one", publicKey });
    two.fail("make", rule);
    await two.life.up({ name: "two", publicKey });
    expect(application.all(world).map(({ name }) => name)).toEqual(["one", "two"]);
    expect(two.life.kept!.id).not.toBe(one.life.kept!.id);
  });
});

describe.each(hosts)("through the $host host, a stranger's application of the same name with our key", (kind) => {
  inWorldOf(kind);
  let trial: Trial;
  beforeEach(async () => {
    trial = await Trial.of(application, world);
    trial.clear();
  });
  afterEach(() => trial.end());

  test.each([
    ["a capability that the program does not have", { vbc: {} }, {}],
    [
      "another value of a declared property",
      { voice: { webhooks: {}, conversations_ttl: 9000 } },
      { capabilities: { voice: { conversationsTtl: 7 } } },
    ],
  ])("is not taken for ours if it has %s", async (_what, capabilities, declared) => {
    const [{ publicKey } = { publicKey: "" }] = world.pairs;
    const body = { name: "shop", keys: { public_key: publicKey }, capabilities };
    const id = await postedTo(world, "/v2/applications", { authorization: basicOf(world), body });
    trial.fail("make", { when: "before", reset: true });
    await trial.life.up({ name: "shop", publicKey, ...declared });
    expect(trial.life.kept!.id).not.toBe(id);
    const theirs = application.all(world).find((one) => one.id === id);
    expect(theirs).toMatchObject({ capabilities });
  });
});

describe.each(hosts)("29: through the $host host, a user's name that is taken", (kind) => {
  inWorldOf(kind);
  let theirs: Trial;
  let ours: Trial;
  beforeEach(async () => {
    theirs = await Trial.of(user, world);
    ours = await Trial.of(user, world);
    await theirs.life.up({ ...user.least(world), displayName: "someone else", channels: { sms: [{ number: "1" }] } });
    theirs.clear();
  });
  afterEach(() => theirs.end());

  const program = () => ({ ...user.least(world), displayName: "Ada" });

  test("is a clear error with the way to adopt it", async () => {
    const error = await ours.failure(ours.life.up(program()));
    expect(error.message).toMatch(/already exists.*adopt: true/);
    expect(ours.count("make")).toBe(1);
    expect(user.all(world)).toMatchObject([{ display_name: "someone else" }]);
  });

  test("is taken over with adopt", async () => {
    await ours.life.up({ ...program(), adopt: true });
    expect(ours.life.kept!.id).toBe(theirs.life.kept!.id);
    expect(user.all(world)).toMatchObject([{ display_name: "Ada" }]);
    await ours.holdsOne({ ...program(), adopt: true });
  });

  test.each<Fault>([{ status: 503 }, { when: "before", reset: true }, { status: 429 }])(
    "is not taken over after another failure: %o",
    async (rule) => {
      ours.fail("make", rule);
      const error = await ours.failure(ours.life.up(program()));
      expect(error.message).toMatch(/already exists.*adopt: true/);
      expect(user.all(world)).toMatchObject([{ display_name: "someone else" }]);
      expect(ours.life.kept).toBeUndefined();
    },
  );

  test("counts as created if the first of two requests has made it", async () => {
    await theirs.life.destroy();
    // Longer than the window of the first request, also on a slow machine, and shorter than both windows together.
    ours.fail("make", { when: "after", staleFor: 1900, reset: true });
    await ours.life.up(program());
    expect(ours.count("make")).toBe(2);
    expect(ours.committed("make")).toBe(1);
    await ours.holdsOne(program());
  });
});
