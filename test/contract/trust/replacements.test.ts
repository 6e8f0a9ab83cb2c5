import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GONE, type Host, type Values } from "../host";
import { takeHome, type Home } from "../home";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { Life, type Kept } from "../life";

const URN = "urn:pulumi:test::test::Number::line";
const [FIRST, SECOND, THIRD] = ["447700900000", "447700900001", "447700900002"] as const;
const program = (msisdn: string): Values => ({ country: "GB", msisdn, cancelOnDelete: true });

describe.each(hosts)("through the $host host", (kind) => {
  let home: Home;
  let world: HostedWorld;
  beforeAll(async () => {
    home = takeHome();
    world = await startHostedWorld(kind);
  });
  afterAll(async () => {
    await world.stop();
    home.end();
  });

  /** The host of another run: a process that remembers nothing. */
  const anotherRun = async (urn = URN): Promise<Host> => (await world.start()).host("Number", urn);
  const owned = () => world.emulator.numbers.owned().map(({ msisdn }) => msisdn);
  let old: Kept;
  beforeEach(async () => {
    world.emulator.reset();
    for (const msisdn of [FIRST, SECOND, THIRD])
      world.emulator.numbers.give(world.emulator.apiKey, { country: "GB", msisdn });
    const life = new Life(await anotherRun());
    await life.up(program(FIRST));
    old = life.kept!;
  });

  /** A run that makes the new number and ends before it deletes the old one. */
  const interrupted = async (msisdn: string, { isTold = true } = {}): Promise<Kept> => {
    const run = await anotherRun();
    const { inputs } = await run.check(program(msisdn), isTold ? old.inputs : undefined);
    if (isTold) await run.diff(old.id, old.outs, inputs);
    return { ...(await run.create(inputs)), inputs, unfinished: false };
  };
  /** A run of `pulumi destroy`, which hands over states and no program. */
  const destroyed = async (...all: Kept[]) => {
    const run = await anotherRun();
    for (const { id, outs } of all) await run.delete(id, outs);
  };

  test.each([
    ["", true],
    [", of which the engine has not told", false],
  ])("a destroy after an interrupted replacement%s cancels the new number alone", async (_, isTold) => {
    const next = await interrupted(SECOND, { isTold });
    await destroyed(old, next);
    expect(owned()).toEqual([FIRST, THIRD]);
  });

  test("in the other order, too", async () => {
    const next = await interrupted(SECOND);
    await destroyed(next, old);
    expect(owned()).toEqual([FIRST, THIRD]);
  });

  test("a destroy after several interrupted replacements cancels the newest number alone", async () => {
    const second = await interrupted(SECOND);
    const third = await interrupted(THIRD, { isTold: false });
    await destroyed(old, second, third);
    expect(owned()).toEqual([FIRST, SECOND]);
  });

  test("a process that is killed while it makes the new number leaves the old one safe", async () => {
    world.emulator.faults.add({ method: "POST", path: "/number/update", hang: true });
    const doomed = await world.launch();
    const host = doomed.host("Number", URN);
    const { inputs } = await host.check({ ...program(SECOND), tel: FIRST }, old.inputs);
    await host.diff(old.id, old.outs, inputs);
    const ended = expect(host.create(inputs)).rejects.toThrow(GONE);
    const isAsked = () => world.emulator.journal().some(({ path }) => path === "/number/update");
    await expect.poll(isAsked, { timeout: 60_000 }).toBe(true);
    await doomed.kill();
    await ended;
    world.emulator.faults.clear();

    await destroyed(old);
    expect(owned()).toEqual([FIRST, SECOND, THIRD]);
  });

  test("a replacement that fails is none: the deletion of its resource cancels the number", async () => {
    await expect(interrupted("447700900099")).rejects.toThrow("This account does not own the number");
    await destroyed(old);
    expect(owned()).toEqual([SECOND, THIRD]);
  });

  test("a replacement that fails leaves an earlier one as it was", async () => {
    const next = await interrupted(SECOND);
    await expect(interrupted("447700900099")).rejects.toThrow("This account does not own the number");
    await destroyed(old, next);
    expect(owned()).toEqual([FIRST, THIRD]);
  });

  test("a replacement that the program has given up is forgotten: the deletion cancels the number", async () => {
    await interrupted(SECOND);
    const back = new Life(await anotherRun());
    back.kept = old;
    expect(await back.up(program(FIRST))).toBe("same");
    await destroyed(old);
    expect(owned()).toEqual([SECOND, THIRD]);
  });

  test("a number that takes the place of a deleted one is cancelled with its resource", async () => {
    await destroyed(old);
    const life = new Life(await anotherRun());
    await life.up(program(SECOND));
    await destroyed(life.kept!);
    expect(owned()).toEqual([THIRD]);
  });

  test("another resource with the same name in another stack is no replacement", async () => {
    const life = new Life(await anotherRun(URN.replace(":test::", ":production::")));
    await life.up(program(SECOND));
    await destroyed(old);
    expect(owned()).toEqual([SECOND, THIRD]);
  });
});
