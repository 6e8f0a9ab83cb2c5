// A stack of the real engine for the histories of test/model.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "vonage-emulator";
import type { ResourceName } from "../../provider";
import { lieInWait, type Killer } from "../model/killer";
import { declaredIn } from "../model/program";
import {
  HASTY,
  PATIENT,
  type Declaration,
  type Failure,
  type Kept,
  type Kill,
  type Outcome,
  type Stack,
  type Trouble,
} from "../model/stack";
import { killDeployment, killPlugins } from "./kill";
import type { Programs } from "./model-programs";
import type * as engine from "./outcome";
import { createStack, type EngineStack } from "./stack";

/** The provider's message, without the words that the engine writes before it. */
const OWN_WORDS =
  /(?:(?:GET|POST|PUT|PATCH|DELETE) \/|The (?:application|user|number) \S+ (?:does not exist any more|belongs to account)|\S+ says that the (?:application|user|number)|The service accepted it)[^]*/;

/** The resource types of both hosts. */
const OURS = /(?:dynamic\/vonage|vonage:index):(Application|User|Number)$/;

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
  #settings: Record<string, string> = {};
  #declared: readonly string[] = [];

  private constructor(
    private readonly stack: EngineStack,
    private readonly emulator: Emulator,
    private readonly programs: Programs,
  ) {}

  static async create(emulator: Emulator, programs: Programs): Promise<ModelStack> {
    const stack = await createStack({ program: programs.empty, emulator, limitSeconds: 300 });
    return new ModelStack(stack, emulator, programs);
  }

  remove(): void {
    // Nothing may outlive the folder that it works in.
    killDeployment(this.stack.folder);
    this.stack.remove();
    this.programs.remove();
  }

  kept(): Promise<Kept[]> {
    const { checkpoint } = JSON.parse(this.#state) as Checkpoint;
    const resources = (checkpoint.latest?.resources ?? []).filter(({ type }) => OURS.test(type));
    const kept = resources.map(({ urn, type, id, outputs = {}, initErrors = [], ...rest }) => ({
      slot: slotIn(urn),
      type: OURS.exec(type)![1] as ResourceName,
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
    return Promise.resolve([...this.programs.secrets]);
  }

  async up(declaration: Declaration, trouble?: Trouble): Promise<Outcome> {
    this.#declared = declaredIn(declaration.program).map(({ slot }) => slot);
    this.stack.setProgram(this.programs.of(declaration));
    return await this.#operate("up", trouble);
  }

  refresh(trouble?: Trouble): Promise<Outcome> {
    return this.#operate("refresh", trouble);
  }

  destroy(trouble?: Trouble): Promise<Outcome> {
    return this.#operate("destroy", trouble);
  }

  async changes(declaration: Declaration): Promise<string[]> {
    this.stack.setProgram(this.programs.of(declaration));
    const { ops } = await this.stack.preview();
    return Object.entries(ops).flatMap(([slot, op]) => (op === "same" ? [] : `${op} ${slot}`));
  }

  get #state(): string {
    return readFileSync(join(this.stack.folder, "state/.pulumi/stacks/test/test.json"), "utf8");
  }

  async #operate(does: "up" | "refresh" | "destroy", trouble?: Trouble): Promise<Outcome> {
    const settings = trouble ? HASTY : PATIENT;
    if (settings !== this.#settings) {
      const entries = Object.entries((this.#settings = settings)).map(([key, value]) => [`vonage:${key}`, value]);
      await this.stack.setConfig(Object.fromEntries(entries) as Record<string, string>);
    }
    const killer = trouble?.kill && this.#lurk(trouble.kill);
    const options = { fails: undefined, ...(does === "refresh" ? { clearPendingCreates: true } : {}) };
    const ended = await this.stack[does](options).catch((error: unknown) => {
      if (error instanceof Error && "outcome" in error) return error.outcome as engine.Outcome;
      throw error;
    });
    const isKilled = killer?.end();
    const { text, failures } = readable(ended);
    if (!isKilled) return { text, failures };
    // A killed deployment cannot release its lock.
    if (victimOf(trouble!.kill!) === "deployment") await this.stack.pulumi(["cancel", "--yes"]);
    const kept = new Set((await this.kept()).map(({ slot }) => slot));
    return {
      text,
      failures: failures.filter(({ message }) => OWN_WORDS.test(message)),
      // The state may not name every create that was under way. The next operation looks for all declared resources
      // that the state lacks.
      interrupted: this.#declared.filter((slot) => !kept.has(slot)),
    };
  }

  /** Kills the plugin, or else the whole deployment, at a request that then hangs. */
  #lurk(kill: Kill): Killer {
    const { folder } = this.stack;
    return lieInWait(this.emulator, kill, () => {
      if (victimOf(kill) === "plugin") killPlugins(folder);
      else killDeployment(folder);
    });
  }
}

function victimOf({ nth }: Kill): "plugin" | "deployment" {
  return nth % 2 === 1 ? "plugin" : "deployment";
}

/** The messages that a user reads, and their resources. */
function readable({ code, text, diagnostics, events }: engine.Outcome): { text: string; failures: Failure[] } {
  const failures = diagnostics
    .filter(({ severity, urn }) => severity === "error" && OURS.test(urn?.split("::")[2] ?? ""))
    .map(({ urn, message }) => ({ slot: slotIn(urn!), message: OWN_WORDS.exec(message)?.[0] ?? message }));
  // Pulumi's SDK writes whole resources into debug messages. They are shown only on request.
  const shown = events.filter(({ diagnosticEvent }) => String(diagnosticEvent?.severity) !== "debug");
  const whole = `${text}\n${JSON.stringify(shown)}`;
  if (code === 0 || failures.length > 0) return { text: whole, failures };
  return { text: whole, failures: [{ slot: "the program", message: text }] };
}

function slotIn(urn: string): string {
  return urn.split("::").at(-1)!;
}
