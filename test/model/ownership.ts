// The invariants of purchases and cancellations.
import type { Emulator, JournalEntry } from "vonage-emulator";
import { addressOf, idOf, isBought, numbersOf } from "./numbers";
import type { Program } from "./program";
import type { Kept } from "./stack";
import { Violation } from "./violation";

/**
 * Checks purchases and cancellations of numbers. A number is bought only if a program asks for it and the account does
 * not own it. It is cancelled only if its resource is deleted and has `cancelOnDelete`. A replacement never cancels.
 */
export class Ownership {
  constructor(private readonly emulator: Emulator) {}

  /** `kept` is the state before the operation. */
  expectDecent(
    does: "up" | "refresh" | "destroy",
    journal: readonly JournalEntry[],
    { kept, program }: { kept: readonly Kept[]; program: Program },
  ): void {
    const declared = new Set(program.numbers.map((number) => idOf(addressOf(number))));
    const slots = new Set(program.numbers.map(({ slot }) => slot));
    const leaving = kept.filter(({ slot }) => does === "destroy" || (does === "up" && !slots.has(slot)));
    const cancelled = new Set(leaving.filter(({ outs }) => outs.cancelOnDelete === true).map(({ id }) => id));
    for (const { path, resource = "", committed, fault } of journal) {
      if (path === "/number/cancel" && committed && !cancelled.has(resource))
        throw new Violation(`a number was cancelled without a request of the program: ${resource}`);
      if (path !== "/number/buy") continue;
      if (committed && (does !== "up" || !declared.has(resource) || !isBought(resource)))
        throw new Violation(`a number was bought without a request of the program: ${resource}`);
      if (!committed && fault === undefined) throw new Violation("(d) a purchase of a number that is not for sale");
    }
  }

  /** Call it after the end of a stack that held these resources. */
  expectKeptOrCancelled(kept: readonly Kept[], program: Program): void {
    const linked = new Set(program.numbers.filter(({ link }) => link !== undefined).map(({ slot }) => slot));
    const owned = new Map(numbersOf(this.emulator).map(({ id, wire }) => [id, wire]));
    for (const { type, id, slot, outs } of kept) {
      if (type !== "Number") continue;
      const wire = owned.get(id);
      if (outs.cancelOnDelete === true && wire) throw new Violation(`${slot} was not cancelled`);
      if (outs.cancelOnDelete !== true && !wire) throw new Violation(`(a) the account does not own ${slot} any more`);
      if (linked.has(slot) && wire?.app_id !== undefined)
        throw new Violation(`(b) the link of ${slot} has outlived it`);
    }
  }
}
