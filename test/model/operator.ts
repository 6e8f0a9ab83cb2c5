// The person who follows the errors.
import type { Emulator } from "vonage-emulator";
import type { Coverage } from "./coverage";
import type { History } from "./history";

import { slotOf, type Program } from "./program";
import { objectsOf, removeFrom } from "./service";
import type { Failure, Kept, Outcome, Stack } from "./stack";
import { Violation } from "./violation";

/** The messages that the provider intends. Any other error is a bug of the provider. */
const MEANT =
  /^((GET|POST|PUT|PATCH|DELETE) \/|The (application|user|number) \S+ does not exist any more|\S+ says that the (application|user|number) \S+ does not exist, but|The service accepted it)/;

/**
 * Whether a user's state lacks the new key of its application, because a deployment failed before it updated the user.
 */
function lagsBehind(kept: readonly Kept[]): boolean {
  const keys = new Map(kept.map(({ id, outs }) => [id, outs.privateKey]));
  return kept.some(({ type, outs: { applicationId, privateKey } }) => {
    const newest = keys.get(String(applicationId));
    return type === "User" && typeof newest === "string" && typeof privateKey === "string" && newest !== privateKey;
  });
}

/** A person who knows only the errors, and does what errors and guides ask for. */
export class Operator {
  /** The users that the program takes over if they exist. */
  readonly adopted = new Set<string>();
  /** Whether the service may differ from the state, so that a refresh must come first. */
  hasDrifted = false;
  /** Whether an application may have a key that the state does not hold. */
  isKeyInDoubt = false;
  /** The resources that may exist outside of the state, according to the errors. */
  readonly #suspects = new Set<string>();

  constructor(
    private readonly emulator: Emulator,
    private readonly stack: Stack,
    private readonly recovery: History["recovery"],
    private readonly coverage: Coverage,
  ) {}

  /** Notes what someone else did on the service. */
  hears(change: { isKey: boolean }): void {
    this.hasDrifted = true;
    this.isKeyInDoubt ||= change.isKey;
  }

  /** `statuses` are those of the answers that faults have made, or whose error text they have removed. */
  async reads({ failures, interrupted }: Outcome, statuses: ReadonlySet<number>): Promise<void> {
    if (interrupted) {
      for (const slot of interrupted) this.#suspects.add(slot);
      // The engine names the pending operations, and asks for a refresh. A new key may be in force that nobody has.
      this.hears({ isKey: true });
    }
    const kept = await this.stack.kept();
    const isUnsure = this.isKeyInDoubt || this.hasDrifted || kept.some((one) => one.isUnfinished) || lagsBehind(kept);
    // A user's requests may be signed with a key that is not in force, and a number may be linked to an application
    // that is gone.
    for (const failure of failures) this.#understand(failure, isUnsure ? new Set([...statuses, 401, 420]) : statuses);
  }

  #understand({ slot, message }: Failure, statuses: ReadonlySet<number>): void {
    const told = (what: string) => this.coverage.count("told", what);
    if (!MEANT.test(message)) throw new Violation(`an unintended error: ${slot}: ${message}`);
    const status = Number(/^\w+ \S+: (\d{3}) /.exec(message)?.[1] ?? 0);
    if (message.includes("adopt: true takes it over"))
      throw new Violation(`(a) a user that no error has named: ${message}`);
    if (status > 0 && !statuses.has(status))
      throw new Violation(`${slot} was refused, and no fault has refused it: ${message}`);
    if (/may exist/.test(message)) {
      told("may exist");
      this.#suspects.add(slot);
    } else if (/may own the number/.test(message)) {
      // The next deployment looks for the object.
      told("may own");
    } else if (/may be gone/.test(message)) {
      told("may be gone");
      this.hasDrifted = true;
    } else if (/does not exist, but/.test(message)) {
      // Nothing was changed, and a refresh shows the current state.
      told("not believed");
      this.hasDrifted = true;
    } else if (/does not exist any more/.test(message)) {
      told("is gone");
      if (!this.hasDrifted) throw new Violation(`gone without anyone's doing: ${message}`);
    } else told(status > 0 ? String(status) : "no answer");
  }

  /** Adopts or deletes the objects that may exist according to errors. Fails for an object that no error has named. */
  async recover(program: Program): Promise<void> {
    const kept = await this.stack.kept();
    const ids = new Set(kept.map(({ id }) => id));
    for (const object of objectsOf(this.emulator).filter(({ id }) => !ids.has(id))) {
      const { type, id, name } = object;
      const slot = slotOf(name);
      if (!this.#suspects.has(slot) && !this.adopted.has(slot))
        throw new Violation(`(a) a ${type} that no error has named: ${name}`);
      const isKept = kept.some((one) => one.slot === slot);
      if (type === "User" && !isKept && this.#adoptsUser(slot, program)) {
        this.adopted.add(slot);
        this.coverage.count("recovered", "User adopted");
      } else if (type === "Application" && !isKept && this.#adoptsApplication(slot, program)) {
        await this.stack.adopt!(slot, id, name);
        this.coverage.count("recovered", "Application adopted");
      } else {
        removeFrom(this.emulator, object);
        this.coverage.count("recovered", `${type} deleted`);
      }
    }
    this.#suspects.clear();
  }

  /** The new program may not declare the objects that the old program was to take over. */
  forgets(kept: ReadonlySet<string>): void {
    for (const object of objectsOf(this.emulator))
      if (object.type === "User" && !kept.has(object.id)) removeFrom(this.emulator, object);
  }

  #adoptsUser(slot: string, { users }: Program): boolean {
    return this.recovery === "adopt" && users.some((one) => one.slot === slot);
  }

  /** An application whose generated key is lost can be adopted, but its users can no longer be managed. */
  #adoptsApplication(slot: string, { applications }: Program): boolean {
    const declared = applications.find((one) => one.slot === slot);
    return Boolean(this.recovery === "adopt" && this.stack.adopt && declared && "own" in declared.keys);
  }
}
