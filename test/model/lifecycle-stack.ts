// A stack without the engine.
import type { ResourceName } from "../../provider";
import type { Values } from "../contract/host";
import { Life } from "../contract/life";
import { textsOf } from "../contract/texts";
import { settingsFor, type KeyPair } from "../contract/world";
import { plainTextOf } from "./host";
import { addressOf } from "./numbers";
import type { Hosts, Process, Start } from "./process";
import { applicationOf, declaredIn, isApplication, isUser, linkOf, nameOf, typeOf, type Declared } from "./program";
import {
  HASTY,
  PATIENT,
  type Declaration,
  type Failure,
  type Kept,
  type Outcome,
  type Stack,
  type Trouble,
} from "./stack";

interface Member {
  readonly type: ResourceName;
  readonly slot: string;
  life: Life;
  /** Whether a create is under way. The engine calls it a pending operation. */
  isPending: boolean;
}

/** A stack without the engine: calls the lifecycle in the order in which the engine calls it. */
export class LifecycleStack implements Stack {
  readonly #members = new Map<string, Member>();

  constructor(
    private readonly service: { url: string; apiKey: string; apiSecret: string },
    private readonly pairs: readonly KeyPair[],
    private readonly start: Start,
  ) {}

  kept(): Promise<Kept[]> {
    return Promise.resolve(this.#kept);
  }

  plainState(): Promise<string> {
    const texts = [...this.#members.values()].flatMap(({ type, life }) =>
      [life.kept, ...life.condemned].flatMap((kept) => (kept ? plainTextOf(type, kept) : [])),
    );
    return Promise.resolve(texts.join("\n"));
  }

  secrets(): Promise<string[]> {
    const keys = this.#kept.map(({ outs }) => outs.privateKey);
    return Promise.resolve(keys.filter((key) => typeof key === "string"));
  }

  /** First applications, then the resources that refer to them, then those that the program no longer declares. */
  up(declaration: Declaration, trouble?: Trouble): Promise<Outcome> {
    const { applications, users, numbers } = declaration.program;
    return this.#operate(trouble, async (hosts, failed) => {
      for (const level of [applications, [...users, ...numbers]]) {
        const isDone = await all<Declared>(level, failed, async (declared) => {
          const member = this.#member(typeOf(declared), declared.slot, hosts);
          const inputs = this.#inputsOf(declared, declaration);
          const { operation } = await member.life.plan(inputs);
          member.isPending = operation === "create" || operation === "replace";
          await member.life.up(inputs).finally(() => (member.isPending = false));
        });
        if (!isDone) return;
      }
      const declared = new Set(declaredIn(declaration.program).map(({ slot }) => slot));
      await this.#remove(({ slot }) => !declared.has(slot), failed);
    });
  }

  /** All at once, users before their applications, because the engine promises no order. */
  refresh(trouble?: Trouble): Promise<Outcome> {
    const members = [...this.#members.values()].sort((a, b) => b.type.localeCompare(a.type));
    return this.#operate(trouble, (_hosts, failed) =>
      all(members, failed, async ({ life }) => void (await life.refresh())),
    );
  }

  destroy(trouble?: Trouble): Promise<Outcome> {
    return this.#operate(trouble, (_hosts, failed) => this.#remove(() => true, failed));
  }

  async changes(declaration: Declaration): Promise<string[]> {
    const declared = declaredIn(declaration.program);
    const { hosts, stop } = await this.#begin();
    const plans = await Promise.all(
      declared.map(async (one) => {
        const { life } = this.#member(typeOf(one), one.slot, hosts);
        const { operation } = await life.plan(this.#inputsOf(one, declaration));
        return operation === "same" ? [] : [`${operation} ${one.slot}`];
      }),
    );
    await stop();
    const slots = new Set(declared.map(({ slot }) => slot));
    const gone = this.#kept.filter(({ slot, isCondemned }) => isCondemned || !slots.has(slot));
    return [...plans.flat(), ...gone.map(({ slot }) => `delete ${slot}`)];
  }

  /** Reads like an import. */
  async adopt(slot: string, id: string, name: string): Promise<void> {
    const { hosts, stop } = await this.#begin();
    const { life } = this.#member("Application", slot, hosts);
    life.kept = { id, inputs: { name }, outs: { name }, unfinished: false };
    await life.refresh();
    await stop();
  }

  get #kept(): Kept[] {
    return [...this.#members.values()].flatMap(({ slot, type, life }) =>
      [life.kept, ...life.condemned].flatMap((kept, index) =>
        kept ? { slot, type, id: kept.id, outs: kept.outs, isUnfinished: kept.unfinished, isCondemned: index > 0 } : [],
      ),
    );
  }

  async #operate(
    trouble: Trouble | undefined,
    work: (hosts: Hosts, failed: Failed) => Promise<unknown>,
  ): Promise<Outcome> {
    const texts: string[] = [];
    const failures: Failure[] = [];
    const { hosts, death, told, stop } = await this.#begin(trouble);
    const failed: Failed = (slot, error) => {
      failures.push({ slot, message: error instanceof Error ? error.message : String(error) });
      texts.push(textsOf(error));
    };
    const ended = await Promise.race([work(hosts, failed), death]);
    await stop();
    const outcome = { failures: [...failures], text: [...texts, ...told()].join("\n") };
    if (ended !== "killed") return outcome;
    const pending = [...this.#members.values()].filter(({ isPending }) => isPending);
    return { ...outcome, interrupted: pending.map(({ slot }) => slot) };
  }

  /** A new process. It knows nothing of what other processes have learnt. */
  async #begin(trouble?: Trouble): Promise<Process> {
    const process = await this.start(settingsFor(this.service, trouble ? HASTY : PATIENT), trouble?.kill);
    const { hosts } = process;
    for (const member of this.#members.values()) {
      const { kept, condemned } = member.life;
      member.life = Object.assign(new Life(hosts[member.type]), { kept });
      member.life.condemned.push(...condemned);
      member.isPending = false;
    }
    return process;
  }

  #member(type: Member["type"], slot: string, hosts: Hosts): Member {
    const member = this.#members.get(slot) ?? { type, slot, life: new Life(hosts[type]), isPending: false };
    this.#members.set(slot, member);
    return member;
  }

  /** The inputs of one resource, as far as they are known now. */
  #inputsOf(declared: Declared, { program, adopted }: Declaration): Values {
    const name = nameOf(declared);
    if (isApplication(declared)) {
      const { keys, rest } = declared;
      const own = "made" in keys ? { keyTriggers: [keys.made] } : { [keys.half]: this.pairs[keys.own]![keys.half] };
      return { ...rest, ...own, name };
    }
    if (!isUser(declared)) {
      const home = linkOf(declared, program);
      const link = home && { applicationId: this.#members.get(home.slot)?.life.kept?.id };
      return { ...declared.rest, ...addressOf(declared), ...link };
    }
    const { slot, keys } = applicationOf(declared, program);
    const application = this.#members.get(slot)?.life.kept;
    const own = "own" in keys ? this.pairs[keys.own]!.privateKey : undefined;
    return {
      ...declared.rest,
      ...(adopted.has(declared.slot) ? { adopt: true } : {}),
      name,
      applicationId: application?.id,
      privateKey: application?.outs.privateKey ?? own,
    };
  }

  async #remove(isCondemned: (member: Member) => boolean, failed: Failed): Promise<void> {
    const condemned = [...this.#members.values()].filter(isCondemned);
    for (const isOfLast of [false, true]) {
      const members = condemned.filter(({ type }) => (type === "Application") === isOfLast);
      const isDone = await all(members, failed, async ({ slot, life }) => {
        await life.destroy();
        this.#members.delete(slot);
      });
      if (!isDone) return;
    }
  }
}

/** Receives each failure at once, because a process that is killed later has still reported it. */
type Failed = (slot: string, error: unknown) => void;

/** Runs all operations at once, passes on each failure at once, and returns whether there was none. */
async function all<T extends { slot: string }>(
  ones: readonly T[],
  failed: Failed,
  work: (one: T) => Promise<void>,
): Promise<boolean> {
  const successes = ones.map((one) =>
    work(one).then(
      () => true,
      (error: unknown) => {
        failed(one.slot, error);
        return false;
      },
    ),
  );
  return (await Promise.all(successes)).every(Boolean);
}
