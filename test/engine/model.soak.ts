// Random programs, edits and faults through the real engine. MODEL_SEED=… repeats a run.
import * as fc from "fast-check";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { afterAll, expect, test } from "vitest";
import type { Emulator, FaultReport, FaultRule } from "../../emulator";
import { requestsSeen, sdk, setting } from "./setting";
import type { EngineStack } from "./stack";

const RUNS = 20;
const PASSWORD = "open-sesame-of-the-model";

interface Declared {
  readonly webhook: number;
  readonly rotation: number;
  readonly hasUser: boolean;
  readonly display: number;
}

const declared = fc.record<Declared>({
  webhook: fc.nat(3),
  rotation: fc.nat(2),
  hasUser: fc.boolean(),
  display: fc.nat(3),
});
/** By logical name, so that an edit can add, change and take out. */
const program = fc.dictionary(fc.constantFrom("a", "b", "c"), declared, { minKeys: 1, noNullPrototype: true });

const fault = fc.record({
  method: fc.constantFrom("POST", "PUT", "PATCH", "DELETE", "GET"),
  nth: fc.integer({ min: 1, max: 3 }),
  when: fc.constantFrom<"before" | "after">("before", "after"),
  effect: fc.constantFrom<FaultRule>(
    { reset: true },
    { status: 500 },
    { status: 503 },
    { text: "<html>" },
    { empty: true },
    { truncate: true },
    { delay: 1500 },
    { retryAfter: 0 },
  ),
});

const step = fc.record({
  program,
  faults: fc.array(fault, { maxLength: 3 }),
  /** What somebody does on the service before. */
  elsewhere: fc.constantFrom("nothing", "changes", "deletes"),
});

type Program = Readonly<Record<string, Declared>>;

const seed = Number(process.env.MODEL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const covered = { deployments: 0, failed: 0, faults: {} as Record<string, number>, requests: 0 };
afterAll(() => {
  process.stdout.write(`model through the engine: ${JSON.stringify(covered)}; repeat with MODEL_SEED=${seed}\n`);
});

test(
  `${RUNS} random histories end in what the program says, with nothing lost, doubled or leaked`,
  { timeout: 1_800_000 },
  async () => {
    const settings = { "vonage:requestTimeout": "1", "vonage:consistencyWindow": "1", "vonage:maxRetries": "1" };
    const history = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 2 }), program, async (steps, last) => {
      const world = await setting(() => Promise.resolve({}), {}, { config: settings });
      try {
        const texts: string[] = [];
        for (const { program, faults, elsewhere } of steps) {
          meddle(world.emulator, elsewhere);
          for (const { effect, ...selector } of faults) addFault(world.emulator, { ...selector, ...effect });
          texts.push(await deploy(world.stack, program));
          for (const rule of world.emulator.faults.list()) count(rule);
          world.emulator.faults.clear();
        }
        await world.stack.refresh();
        world.stack.setProgram(programOf(last));
        const up = await world.stack.up();
        covered.requests += requestsSeen(world.emulator).length;
        await holds(world.emulator, world.stack, last);
        expectNoSecret([...texts, up.text, JSON.stringify(await world.stack.export())]);
      } finally {
        await world.end();
      }
    });
    await fc.assert(history, { numRuns: RUNS, seed, endOnFailure: true });
  },
);

/** Tells what a user reads, whether or not it went well. */
async function deploy(stack: EngineStack, declares: Program): Promise<string> {
  stack.setProgram(programOf(declares));
  covered.deployments += 1;
  try {
    return (await stack.up()).text;
  } catch (error) {
    covered.failed += 1;
    return String(error);
  }
}

function programOf(declares: Program): PulumiFn {
  return async () => {
    for (const [name, { webhook, rotation, hasUser, display }] of Object.entries(declares)) {
      const application = new sdk.VonageApplication(name, {
        keyTriggers: [rotation],
        capabilities: webhook === 0 ? {} : { rtc: { webhooks: { eventUrl: { address: address(webhook) } } } },
      });
      if (!hasUser) continue;
      const sip = [{ uri: "sip:a@example.com", username: "a", password: PASSWORD }];
      new sdk.VonageUser(`${name}-user`, { application, displayName: `Display ${display}`, channels: { sip } });
    }
    return Promise.resolve({});
  };
}

const address = (webhook: number) => `https://example.com/${webhook}`;

function meddle(emulator: Emulator, elsewhere: string): void {
  const id = emulator.applications()[0]?.id as string | undefined;
  if (id === undefined) return;
  if (elsewhere === "changes") emulator.updateApplication(id, (app) => void (app.capabilities = { vbc: {} }));
  if (elsewhere === "deletes") emulator.removeApplication(id);
}

/** What only an answer of the service can be changed into, comes after it. */
function addFault(emulator: Emulator, rule: FaultRule): void {
  const needsAnswer = rule.truncate || rule.text !== undefined || rule.empty;
  emulator.faults.add(needsAnswer ? { ...rule, when: "after" } : rule);
}

function count({ fired, ...rule }: FaultReport): void {
  const kind = KINDS.find((effect) => rule[effect] !== undefined) ?? "other";
  if (fired > 0) covered.faults[kind] = (covered.faults[kind] ?? 0) + fired;
}

const KINDS = ["reset", "status", "text", "empty", "truncate", "delay", "retryAfter"] as const;

async function holds(emulator: Emulator, stack: EngineStack, declares: Program): Promise<void> {
  const applications = emulator.applications();
  expect(applications.map(({ name }) => name).sort()).toEqual(Object.keys(declares).sort());
  for (const [name, { webhook, hasUser, display }] of Object.entries(declares)) {
    const application = applications.find((app) => app.name === name);
    const rtc = { rtc: { webhooks: { event_url: { address: address(webhook) } } } };
    if (webhook === 0) expect(application?.capabilities).toEqual({});
    else expect(application?.capabilities).toMatchObject(rtc);
    const users = emulator.users(application?.id as string);
    expect(users).toMatchObject(hasUser ? [{ name: `${name}-user`, display_name: `Display ${display}` }] : []);
  }
  await stack.expectNoChanges();
}

function expectNoSecret(texts: readonly string[]): void {
  for (const text of texts) {
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toMatch(/PRIVATE KEY-----|\beyJ[\w-]{10,}\.|Basic [\w+/]{8,}/);
    expect(text).not.toContain("emulator-secret");
  }
}
