// The life of one resource, as the engine plays it.
import { Unfinished, type Host, type Values } from "./host";

/** The engine's entry of one resource. */
export interface Kept {
  readonly id: string;
  readonly inputs: Values;
  readonly outs: Values;
  /** Whether the last operation is unfinished. Then the next one is an update, whatever the diff says. */
  readonly unfinished: boolean;
}

export type Operation = "create" | "same" | "update" | "replace";

export interface Plan {
  readonly operation: Operation;
  readonly inputs: Values;
  /** Whether a replacement deletes the old object first. */
  readonly deletesFirst?: boolean;
}

/** Inputs that a resource cannot have. */
export class Refused extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(reasons.join("\n"));
  }
}

/** The life of one resource, with the calls that the engine makes. */
export class Life {
  kept: Kept | undefined;
  /** Replaced objects that must still be deleted. */
  readonly condemned: Kept[] = [];

  constructor(readonly host: Host) {}

  /** Runs a preview, which creates nothing. */
  async plan(program: Values): Promise<Plan> {
    const { kept } = this;
    const { inputs, failures } = await this.host.check(program, kept?.inputs);
    if (failures.length > 0) throw new Refused(failures.map(({ reason }) => reason));
    if (!kept) return { operation: "create", inputs };
    const { changes, replaces, deleteBeforeReplace } = await this.host.diff(kept.id, kept.outs, inputs);
    if (replaces.length > 0) return { operation: "replace", inputs, deletesFirst: deleteBeforeReplace };
    return { operation: changes || kept.unfinished ? "update" : "same", inputs };
  }

  async up(program: Values): Promise<Operation> {
    const { operation, inputs, deletesFirst } = await this.plan(program);
    const old = this.kept;
    if (deletesFirst) {
      await this.host.delete(old!.id, old!.outs);
      this.kept = undefined;
    }
    if (operation === "same") this.kept = { ...old!, inputs };
    else if (operation === "update") {
      const { id } = old!;
      await this.#keep(inputs, async () => ({ id, ...(await this.host.update(id, old!.outs, inputs)) }));
    } else {
      await this.#keep(inputs, () => this.host.create(inputs));
    }
    await this.#bury();
    return operation;
  }

  /** Returns whether the resource still exists. */
  async refresh(): Promise<boolean> {
    const { kept } = this;
    if (!kept) return false;
    const { id, props, inputs } = await this.host.read(kept.id, kept.outs);
    this.kept = id ? { id, inputs: inputs ?? kept.inputs, outs: props ?? {}, unfinished: false } : undefined;
    return this.kept !== undefined;
  }

  /** Deletes in its own run, like `pulumi destroy`. */
  async destroy(): Promise<void> {
    await this.host.begin?.();
    if (this.kept) await this.host.delete(this.kept.id, this.kept.outs);
    this.kept = undefined;
    await this.#bury();
  }

  async #bury(): Promise<void> {
    for (let next = this.condemned[0]; next; next = this.condemned[0]) {
      await this.host.delete(next.id, next.outs);
      this.condemned.shift();
    }
  }

  async #keep(inputs: Values, work: () => Promise<{ id: string; outs: Values }>): Promise<void> {
    try {
      this.#become({ ...(await work()), inputs, unfinished: false });
    } catch (error) {
      if (error instanceof Unfinished) this.#become({ id: error.id, inputs, outs: error.outs, unfinished: true });
      throw error;
    }
  }

  #become(kept: Kept): void {
    if (this.kept && this.kept.id !== kept.id) this.condemned.push(this.kept);
    this.kept = kept;
  }
}
