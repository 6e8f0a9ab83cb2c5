// The invariants of keys.
import type { Emulator } from "vonage-emulator";
import { publicHalfOf } from "../../provider/schema/pem";
import { Violation } from "./violation";
import type { Program } from "./program";
import { publicKeyIn } from "./service";
import type { Kept } from "./stack";

/** Checks that a key changes only if the program asks for it, and that the key in force is never lost. */
export class Keys {
  /** By the application's id: the declared keys of each deployment, and the resulting key. */
  readonly #settled = new Map<string, { declared: string; publicKey: unknown }>();

  beforeUp(program: Program, kept: readonly Kept[]): void {
    for (const [id, { declared }] of this.#settled)
      if (declaredOf(program, kept.find((one) => one.id === id)?.slot) !== declared) this.#settled.delete(id);
  }

  /** Call it after a deployment without a failure. */
  afterUp(program: Program, kept: readonly Kept[]): void {
    for (const { id, slot, type, outs } of kept) {
      const declared = declaredOf(program, slot);
      if (type !== "Application" || declared === undefined) continue;
      const settled = this.#settled.get(id);
      if (settled && settled.publicKey !== outs.publicKey)
        throw new Violation(`the key of ${slot} was changed unasked`);
      this.#settled.set(id, { declared, publicKey: outs.publicKey });
    }
  }

  /** Call it if no process was killed and nobody else made changes. */
  expectNoneLost(emulator: Emulator, kept: readonly Kept[]): void {
    for (const { id, slot, outs } of kept) {
      const inForce = publicKeyIn(emulator.applications().find((wire) => wire.id === id));
      const known = [outs.publicKey, typeof outs.privateKey === "string" && publicHalfOf(outs.privateKey)];
      if (inForce !== undefined && !known.includes(inForce))
        throw new Violation(`the key of ${slot} that is in force is in no state`);
    }
  }
}

/**
 * Whether the state holds a user with another key than its application, or an application with a key that may not be in
 * force. A failed deployment may leave such a state.
 */
export function hasStaleKeys(kept: readonly Kept[], hasFailed: boolean): boolean {
  const keys = new Map(kept.map(({ id, outs }) => [id, outs.publicKey]));
  return kept.some(({ type, outs, isUnfinished }) => {
    if (type === "Application") return isUnfinished;
    if (type !== "User") return false;
    if (typeof outs.privateKey !== "string") return hasFailed;
    const key = keys.get(String(outs.applicationId));
    return key !== undefined && key !== publicHalfOf(outs.privateKey);
  });
}

function declaredOf({ applications }: Program, slot: string | undefined): string | undefined {
  const declared = applications.find((one) => one.slot === slot);
  return declared && JSON.stringify(declared.keys);
}
