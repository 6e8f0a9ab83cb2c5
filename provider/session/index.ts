// The session of one configured provider instance.
import type { Account } from "../http/account";
import { VonageUsageError } from "../http/errors";
import { accountName, accountNames } from "../http/account";
import { Holdings } from "./holdings";
import type { PendingCreates } from "./pending-creates";
import type { Replacements } from "./replacements";
import type { Properties } from "../schema";
import { SigningKeys, type GivenKeys } from "./signing-keys";

export type Severity = "debug" | "info" | "warning" | "error";

/** Sends the user a message beside the result of a call. Where the host knows it, `urn` names the resource. */
export type Log = (severity: Severity, text: string, urn?: string) => void;

/** The context of one call of the engine. */
export interface Call {
  readonly urn?: string;
  /** Ends the call early: the engine has cancelled, or the time of `customTimeouts` is up. */
  readonly signal?: AbortSignal;
}

/** The memory of a session, for as long as its process runs. */
export class Memory {
  readonly signingKeys: SigningKeys;
  readonly holdings = new Holdings();
  /** What was asked and proved once for all calls, by its name. */
  readonly proofs = new Map<string, Promise<void>>();

  /** Without `replacements`, nothing tells a later process of a replacement that was interrupted. */
  constructor(
    given?: GivenKeys,
    readonly replacements?: Replacements,
  ) {
    this.signingKeys = new SigningKeys(given);
  }
}

/**
 * One configured provider instance, for as long as the process serves it. Everything that a process remembers belongs to
 * a session, so that two accounts in one process never mix.
 */
export class Session {
  readonly #memory: Memory;
  readonly #log: Log;
  readonly #call: Call;

  constructor(
    readonly account: Account,
    {
      log = () => undefined,
      pendingCreates,
      memory = new Memory(),
      call = {},
    }: { log?: Log; pendingCreates?: PendingCreates; memory?: Memory; call?: Call } = {},
  ) {
    this.pendingCreates = pendingCreates;
    this.#memory = memory;
    this.#log = log;
    this.#call = call;
  }

  /** The creates of this machine that are under way. Absent if the host does not note them. */
  readonly pendingCreates?: PendingCreates;

  /** The same session, for one call. */
  during(call: Call): Session {
    const { pendingCreates } = this;
    return new Session(this.account, { log: this.#log, pendingCreates, memory: this.#memory, call });
  }

  /** The private keys of applications, from their states. */
  get signingKeys(): SigningKeys {
    return this.#memory.signingKeys;
  }

  /** The objects that this process has created or taken over. */
  get holdings(): Holdings {
    return this.#memory.holdings;
  }

  /** The replacements of this machine. Undefined if the host does not note them. */
  get replacements(): Replacements | undefined {
    return this.#memory.replacements;
  }

  /** The resource that the call is about, if the host knows it. */
  get urn(): string | undefined {
    return this.#call.urn;
  }

  get signal(): AbortSignal | undefined {
    return this.#call.signal;
  }

  log(severity: Severity, text: string): void {
    this.#log(severity, text, this.#call.urn);
  }

  /** @throws VonageUsageError if the state was made with another account than this session works with */
  requireAccountOf(state: Properties, what: string): void {
    requireAccountOf(this.account.mark, state, what);
  }

  /** Asks once for a session. A failure is forgotten, and the next call asks again. */
  async prove(name: string, ask: () => Promise<void>): Promise<void> {
    const { proofs } = this.#memory;
    const asked = proofs.get(name) ?? ask();
    proofs.set(name, asked);
    try {
      await asked;
    } catch (error) {
      if (proofs.get(name) === asked) proofs.delete(name);
      throw error;
    }
  }

  /**
   * Makes sure that the address answers as the Vonage API does for this account. Only then its 404 means that an object
   * is gone. Sends one request for a session, when it first meets an absence.
   */
  async requireService(what: string): Promise<void> {
    const { account, signal } = this;
    try {
      await this.prove("service", () => account.requireList(signal));
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/\.?$/, "") : String(error);
      throw new VonageUsageError(
        `${account.host} says that ${what} does not exist, but ${account.host} does not answer as the Vonage API does for account ${accountName(account.mark)}: ${reason}. Nothing was changed. Check vonage:baseUrl and the credentials.`,
      );
    }
  }
}

/** @throws VonageUsageError if the state was made with another account than the configured one */
export function requireAccountOf(configured: string, { __account: known }: Properties, what: string): void {
  if (typeof known !== "string" || known === configured) return;
  const [theirs, ours] = accountNames(known, configured);
  throw new VonageUsageError(
    `${what} belongs to account ${theirs}, the provider is configured for ${ours}. Nothing was changed. Configure account ${theirs} (vonage:apiKey and vonage:apiSecret), or give the resource a VonageProvider with that account. To give the object up without deleting it, remove it from the program, and from the state with every secret that only the state holds: pulumi state delete URN.`,
  );
}
