// Plays one history.
import type { Emulator, FaultReport, JournalEntry } from "vonage-emulator";
import type { ResourceName } from "../../provider";
import type { KeyPair } from "../contract/world";
import type { Coverage } from "./coverage";
import { effects, LATENESS, type Drift, type History, type Step } from "./history";
import { Invariants, isCreate } from "./invariants";
import { hasStaleKeys, Keys } from "./keys";
import { giveNumbers, isBought, Standing } from "./numbers";
import { Operator } from "./operator";
import { Ownership } from "./ownership";
import { edited, type Program } from "./program";
import { everythingOf, meddle, objectsOf, STRANGE } from "./service";
import type { Declaration, Outcome, Stack, Trouble } from "./stack";
import { Violation } from "./violation";

/** The world of one history: its stack, its service, and the counts of the run. */
export interface Scene {
  readonly emulator: Emulator;
  readonly stack: Stack;
  readonly pairs: readonly KeyPair[];
  readonly coverage: Coverage;
  /** The time limit of a history, in milliseconds. A history must end even on a slow machine. */
  readonly longest: number;
}

/** Plays a history with an operator who follows the errors, and checks the invariants after each step. */
export async function play(history: History, scene: Scene): Promise<void> {
  const run = new Run(history, scene);
  const work = async () => {
    for (const step of history.steps) await run.take(step);
    await run.end();
  };
  let limit: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_resolve, reject) => {
    limit = setTimeout(() => reject(new Violation("it does not come to an end")), scene.longest);
  });
  try {
    await Promise.race([work(), overdue]);
  } catch (error) {
    throw new Violation(`${error instanceof Violation ? error.message : textOf(error)}\n${run.told()}`, {
      cause: error,
    });
  } finally {
    clearTimeout(limit);
  }
}

class Run {
  readonly #invariants: Invariants;
  readonly #operator: Operator;
  readonly #keys = new Keys();
  readonly #ownership: Ownership;
  readonly #standing: Standing;
  #program: Program;
  #doing = "";
  /** Whether the last deployment did not end. */
  #hasFailed = false;

  constructor(
    { program, recovery, numbers }: History,
    private readonly scene: Scene,
  ) {
    const { emulator, stack, pairs, coverage } = scene;
    this.#invariants = new Invariants(emulator, stack, pairs);
    this.#operator = new Operator(emulator, stack, recovery, coverage);
    this.#program = program;
    emulator.numbers.configure(numbers);
    giveNumbers(emulator);
    this.#ownership = new Ownership(emulator);
    this.#standing = new Standing(emulator);
  }

  async take(step: Step): Promise<void> {
    this.#doing = JSON.stringify(step);
    if (step.does === "edit") await this.#edit(edited(this.#program, step.program, step.slots));
    else if (step.does === "drift") await this.#drift(step.target, step.change);
    else await this.#operate(step);
  }

  /**
   * Everything works again, so one deployment must repair everything. A refresh comes first only if a message or a
   * guide asks for one: after a kill, when an object may be gone, or after changes by someone else. If someone else's
   * key is in force, users cannot be read until a deployment has restored the key. Then refresh and deployment both run
   * twice.
   */
  async end(): Promise<void> {
    this.#doing = "the end";
    const { coverage, emulator, stack } = this.scene;
    await this.#settled();
    const before = await this.#reconcile();
    await this.#expectSuccess("up");
    coverage.count("put right by", [...before, "up"].join(", "));
    await this.#invariants.expectAllWell(this.#declaration);
    await this.#expectSuccess("refresh");
    await this.#invariants.expectAllWell(this.#declaration);
    this.#standing.expect();
    const kept = await stack.kept();
    await this.#expectSuccess("destroy");
    this.#invariants.expectNothingLeft(objectsOf(emulator));
    this.#ownership.expectKeptOrCancelled(kept, this.#program);
    this.#standing.expect();
    if ((await stack.kept()).length > 0) throw new Violation("(a) a state that is not empty after the end");
  }

  /** The current step and the last requests. */
  told(): string {
    const requests = this.scene.emulator.journal().slice(-15).map(lineOf);
    return `while at ${this.#doing}; the last requests:\n  ${requests.join("\n  ")}`;
  }

  async #reconcile(): Promise<string[]> {
    if (!this.#operator.hasDrifted) return [];
    const { isKeyInDoubt } = this.#operator;
    this.#operator.hasDrifted = this.#operator.isKeyInDoubt = false;
    const { failures } = (await this.#attempt("refresh")).outcome;
    const locked = failures.filter(({ message }) => isKeyInDoubt && / 401 /.test(message));
    this.#invariants.expectNone(
      failures.filter((failure) => !locked.includes(failure)),
      "refresh",
    );
    if (locked.length === 0) return ["refresh"];
    await this.#expectSuccess("up");
    await this.#expectSuccess("refresh");
    return ["refresh", "up", "refresh"];
  }

  async #edit(program: Program): Promise<void> {
    const { stack } = this.scene;
    // The guide says: keep users in the program until they have the key of their application, and the key is certain.
    if (this.#operator.isKeyInDoubt || hasStaleKeys(await stack.kept(), this.#hasFailed)) {
      await this.#settled();
      await this.#reconcile();
      await this.#expectSuccess("up");
    }
    this.#operator.forgets(new Set((await stack.kept()).map(({ id }) => id)));
    this.#program = program;
  }

  async #drift(target: number, change: Drift): Promise<void> {
    const { coverage, emulator, stack, pairs } = this.scene;
    const slots = new Map((await stack.kept()).map(({ id, slot }) => [id, slot]));
    const objects = everythingOf(emulator).filter(({ id }) => slots.has(id));
    // Few histories hold a number that may be cancelled. If there is one, half of the removals take it.
    const bought = objects.find(({ type, id }) => type === "Number" && isBought(id));
    const isTaken = change === "remove" && bought !== undefined && target % 2 === 1;
    const object = isTaken ? bought : objects[target % Math.max(1, objects.length)];
    if (!object) return;
    const isKey = change === "key" && object.type === "Application";
    // If the program no longer declares the application, nothing restores its key, and its users stay until it is
    // deleted.
    if (isKey && !this.#program.applications.some(({ slot }) => slot === slots.get(object.id))) return;
    const isNumber = object.type === "Number";
    if (isNumber && change === "remove" && !isBought(object.id)) return;
    coverage.count("drift", `${object.type}: ${change}`);
    meddle(emulator, object, change, pairs.at(-1)!);
    if (isNumber) this.#standing.meddled(object.id);
    if (change === "add" && !isNumber) this.#invariants.strange.set(object.id, STRANGE);
    else this.#operator.hears({ isKey });
  }

  async #operate({ does, faults, kill }: Operation): Promise<void> {
    const { emulator, stack } = this.scene;
    for (const { effect, ...rule } of faults) emulator.faults.add({ ...rule, name: effect, ...effects[effect] });
    const { outcome, journal } = await this.#attempt(does, { kill });
    const fired = emulator.faults.list().filter(({ name, fired }) => name in effects && fired > 0);
    emulator.faults.clear();
    await this.#count(does, outcome, fired, journal);
    const hit = journal.filter(({ fault }) => fault !== undefined);
    await this.#operator.reads(outcome, new Set(hit.map(statusOf)));
    await this.#invariants.expectNoSecretIn(await stack.plainState(), "the plain text of the state");
    if (!this.#operator.hasDrifted) this.#keys.expectNoneLost(emulator, await stack.kept());
    if (fired.some(({ name }) => name.startsWith("late"))) await this.#settled();
    await this.#operator.recover(this.#program);
  }

  async #attempt(does: Operation["does"], trouble?: Trouble): Promise<{ outcome: Outcome; journal: JournalEntry[] }> {
    const { emulator, stack } = this.scene;
    const before = emulator.journal().at(-1)?.seq ?? 0;
    const kept = await stack.kept();
    if (does === "up") {
      this.#keys.beforeUp(this.#program, kept);
      this.#standing.beforeUp(this.#program);
    } else if (does === "destroy") this.#standing.beforeDestroy();
    const outcome = await (does === "up" ? stack.up(this.#declaration, trouble) : stack[does](trouble));
    const journal = emulator.journal().filter(({ seq }) => seq > before);
    for (const { path, committed, resource = "" } of journal)
      if (path === "/number/cancel" && committed) this.#standing.gone(resource);
    if (does === "up") {
      this.#hasFailed = outcome.failures.length > 0 || outcome.interrupted !== undefined;
      if (!this.#hasFailed) {
        this.#keys.afterUp(this.#program, await stack.kept());
        this.#standing.afterUp(this.#program);
      }
    }
    this.#ownership.expectDecent(does, journal, { kept, program: this.#program });
    this.#invariants.expectNoDuplicates(journal);
    this.#invariants.expectDecent(journal);
    await this.#invariants.expectNoSecretIn(outcome.text, `what ${does} has written`);
    return { outcome, journal };
  }

  async #expectSuccess(does: Operation["does"]): Promise<void> {
    const { outcome } = await this.#attempt(does);
    this.#invariants.expectNone(outcome.failures, does);
  }

  async #count(does: string, outcome: Outcome, fired: FaultReport[], journal: JournalEntry[]): Promise<void> {
    const { coverage, stack } = this.scene;
    coverage.count("operations", outcome.interrupted ? `${does}, killed` : does);
    for (const { name, fired: times } of fired) coverage.count("faults", name, times);
    for (const { method, path } of journal) coverage.count("requests under faults", `${method} ${typeAt(path)}`);
    const posts = journal.filter((request) => isCreate(request) && request.body !== undefined);
    const bodies = new Set(posts.map(({ body }) => JSON.stringify(body)));
    coverage.count("sent", "POST", posts.length);
    coverage.count("sent", "POST again", posts.length - bodies.size);
    const kept = new Set((await stack.kept()).map(({ id }) => id));
    const found = posts.filter(
      ({ committed, fault = "", resource = "" }) => committed && LOST.has(fault) && kept.has(resource),
    );
    coverage.count("sent", "POST found after a lost answer", found.length);
  }

  get #declaration(): Declaration {
    return { program: this.#program, adopted: this.#operator.adopted };
  }

  /** Waits until every read shows what the service has accepted. */
  #settled(): Promise<void> {
    return new Promise((resume) => setTimeout(resume, LATENESS + 10));
  }
}

type Operation = Extract<Step, { faults: unknown }>;

/** The faults after which an object exists but its id is unknown. */
const LOST: ReadonlySet<string> = new Set<keyof typeof effects>([
  "reset after",
  "500 after",
  "504 after",
  "500 echo",
  "truncated",
  "empty",
  "not JSON",
  "without id",
  "hangs after",
]);

/** The status of the answer. The Numbers API may put it into the body. */
function statusOf({ status = 0, fault }: JournalEntry): number {
  return fault === ("420 after" satisfies keyof typeof effects) ? 420 : status;
}

function typeAt(path: string): ResourceName {
  if (path.startsWith("/v1/users")) return "User";
  return /^\/(account|number)\//.test(path) ? "Number" : "Application";
}

function lineOf({ method, path, status, fault, committed }: JournalEntry): string {
  const parts = [method, path, status ?? "no answer", committed && "committed", fault && `(${fault})`];
  return parts.filter(Boolean).join(" ");
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
