// A stack of the real engine for the histories of test/model.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import type { Emulator } from "vonage-emulator";
import type { VonageApplication, VonageApplicationArgs } from "../../sdk";
import type { KeyPair } from "../contract/world";
import { applicationOf, nameOf } from "../model/program";
import type { Declaration, Failure, Kept, Outcome, Stack, Trouble } from "../model/stack";
import { killDeployment, killPlugins } from "./kill";
import type * as engine from "./outcome";
import { sdk } from "./setting";
import { createStack, type EngineStack } from "./stack";

/** With faults about, a history must not take forever; without, a slow machine is no fault. */
const HASTY = { "vonage:requestTimeout": "1", "vonage:consistencyWindow": "0.3", "vonage:maxRetries": "1" };
const PATIENT = { "vonage:requestTimeout": "60", "vonage:consistencyWindow": "0.3", "vonage:maxRetries": "5" };

/** Where the provider's own words begin, whatever the engine writes before them. */
const OWN_WORDS =
  /(?:(?:GET|POST|PUT|PATCH|DELETE) \/|The (?:application|user) \S+ (?:does not exist any more|belongs to account)|\S+ says that the (?:application|user)|The service accepted it)[^]*/;

interface Checkpoint {
  readonly checkpoint: {
    readonly latest?: {
      readonly resources?: readonly {
        urn: string;
        type: string;
        id: string;
        outputs?: Record<string, unknown>;
        initErrors?: string[];
        delete?: boolean;
      }[];
    };
  };
}

export class ModelStack implements Stack {
  readonly #secrets = new Set<string>();
  #settings: Record<string, string> = {};
  #declared: readonly string[] = [];

  private constructor(
    private readonly stack: EngineStack,
    private readonly emulator: Emulator,
    private readonly pairs: readonly KeyPair[],
  ) {}

  static async create(emulator: Emulator, pairs: readonly KeyPair[]): Promise<ModelStack> {
    const program = () => Promise.resolve({});
    const stack = await createStack({ program, emulator, config: PATIENT, limitSeconds: 300 });
    return new ModelStack(stack, emulator, pairs);
  }

  remove(): void {
    // Nothing may outlive the folder that it works in.
    killDeployment(this.stack.folder);
    this.stack.remove();
  }

  kept(): Promise<Kept[]> {
    const { checkpoint } = JSON.parse(this.#state) as Checkpoint;
    const resources = (checkpoint.latest?.resources ?? []).filter(({ type }) => type.includes("dynamic/vonage:"));
    const kept = resources.map(({ urn, type, id, outputs = {}, initErrors = [], ...rest }) => ({
      slot: slotIn(urn),
      type: type.endsWith("User") ? ("User" as const) : ("Application" as const),
      id,
      outs: outputs,
      isUnfinished: initErrors.length > 0,
      isCondemned: rest.delete === true,
    }));
    return Promise.resolve(kept);
  }

  plainState(): Promise<string> {
    return Promise.resolve(this.#state);
  }

  secrets(): Promise<string[]> {
    return Promise.resolve([...this.#secrets]);
  }

  async up(declaration: Declaration, trouble?: Trouble): Promise<Outcome> {
    const { applications, users } = declaration.program;
    this.#declared = [...applications, ...users].map(({ slot }) => slot);
    this.stack.setProgram(this.#programOf(declaration));
    return await this.#operate("up", trouble);
  }

  refresh(trouble?: Trouble): Promise<Outcome> {
    return this.#operate("refresh", trouble);
  }

  destroy(trouble?: Trouble): Promise<Outcome> {
    return this.#operate("destroy", trouble);
  }

  async changes(declaration: Declaration): Promise<string[]> {
    this.stack.setProgram(this.#programOf(declaration));
    const { ops } = await this.stack.preview();
    return Object.entries(ops).flatMap(([slot, op]) => (op === "same" ? [] : `${op} ${slot}`));
  }

  get #state(): string {
    return readFileSync(join(this.stack.folder, "state/.pulumi/stacks/test/test.json"), "utf8");
  }

  async #operate(does: "up" | "refresh" | "destroy", trouble?: Trouble): Promise<Outcome> {
    const settings = trouble ? HASTY : PATIENT;
    if (settings !== this.#settings) await this.stack.setConfig((this.#settings = settings));
    const killer = trouble?.kill && this.#lurk(trouble.kill);
    const options = { fails: undefined, ...(does === "refresh" ? { clearPendingCreates: true } : {}) };
    const ended = await this.stack[does](options).catch((error: unknown) => {
      if (error instanceof Error && "outcome" in error) return error.outcome as engine.Outcome;
      throw error;
    });
    const killed = killer?.end();
    const { text, failures } = readable(ended);
    if (!killed) return { text, failures };
    // The lock of who cannot give it back any more.
    if (killed === "deployment") await this.stack.pulumi(["cancel", "--yes"]);
    const kept = new Set((await this.kept()).map(({ slot }) => slot));
    return {
      text,
      failures: failures.filter(({ message }) => OWN_WORDS.test(message)),
      // The state need not name all that was under way: whoever goes on looks for what is declared and not there.
      interrupted: this.#declared.filter((slot) => !kept.has(slot)),
    };
  }

  /** Kills the plugin, or else the whole deployment, at a request that then hangs. */
  #lurk({ nth, moment }: NonNullable<Trouble["kill"]>): { end(): "plugin" | "deployment" | undefined } {
    const victim = nth % 2 === 1 ? "plugin" : "deployment";
    const name = "the process is killed";
    this.emulator.faults.add({ name, nth, when: moment, hang: true });
    let hasStruck = false;
    const timer = setInterval(() => {
      if (!this.emulator.faults.list().some((rule) => rule.name === name && rule.fired > 0)) return;
      clearInterval(timer);
      hasStruck = true;
      if (victim === "plugin") killPlugins(this.stack.folder);
      else killDeployment(this.stack.folder);
    }, 20);
    const end = () => {
      clearInterval(timer);
      return hasStruck ? victim : undefined;
    };
    return { end };
  }

  #programOf({ program, adopted }: Declaration): PulumiFn {
    return () => {
      const made = new Map<string, VonageApplication>();
      for (const declared of program.applications) {
        const { slot, keys, rest } = declared;
        const own = "made" in keys ? { keyTriggers: [keys.made] } : { [keys.half]: this.pairs[keys.own]![keys.half] };
        const args = { ...rest, ...own, name: nameOf(declared) } as VonageApplicationArgs;
        const application = new sdk.VonageApplication(slot, args);
        application.privateKey.apply((key) => void (key && this.#secrets.add(key)));
        made.set(slot, application);
      }
      for (const declared of program.users) {
        const { slot, keys } = applicationOf(declared, program);
        const own = "own" in keys ? { privateKey: this.pairs[keys.own]!.privateKey } : {};
        const adopt = adopted.has(declared.slot) ? { adopt: true } : {};
        const args = { ...declared.rest, ...own, ...adopt, name: nameOf(declared), application: made.get(slot)! };
        new sdk.VonageUser(declared.slot, args);
      }
      return Promise.resolve({});
    };
  }
}

/** What a user reads of it, and of which resource. */
function readable({ code, text, diagnostics, events }: engine.Outcome): { text: string; failures: Failure[] } {
  const failures = diagnostics
    .filter(({ severity, urn }) => severity === "error" && urn?.includes("dynamic/vonage:"))
    .map(({ urn, message }) => ({ slot: slotIn(urn!), message: OWN_WORDS.exec(message)?.[0] ?? message }));
  // Pulumi's SDK writes whole resources into debugging messages, which nobody is shown unless they ask for them.
  const shown = events.filter(({ diagnosticEvent }) => String(diagnosticEvent?.severity) !== "debug");
  const whole = `${text}\n${JSON.stringify(shown)}`;
  if (code === 0 || failures.length > 0) return { text: whole, failures };
  return { text: whole, failures: [{ slot: "the program", message: text }] };
}

function slotIn(urn: string): string {
  return urn.split("::").at(-1)!;
}
