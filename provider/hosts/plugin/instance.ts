// The provider instance of a plugin process.
import { accountMark } from "../../http/account";
import { keysGiven, resolveConfig, variable, type Source } from "../../http/config";
import { connect } from "../../http/connect";
import { VonageUsageError } from "../../http/errors";
import type { Properties } from "../../schema";
import { Memory, requireAccountOf, Session } from "../../session";
import { machineFolder } from "../../session/machine";
import { PendingCreates } from "../../session/pending-creates";
import { Replacements } from "../../session/replacements";
import type { GivenKeys } from "../../session/signing-keys";
import type { EngineLog } from "./engine-log";
import { textOf } from "./settings";

/** The context of a call from the engine. */
export interface Circumstances {
  readonly urn?: string;
  /** The time limit of the call from `customTimeouts`, in seconds. 0 means no limit. */
  readonly timeout?: number;
}

/** The provider instance that a plugin process serves: its settings, its session, and the calls that are under way. */
export class Instance {
  readonly #log: EngineLog;
  readonly #calls = new Set<AbortController>();
  #settings: Properties = {};
  #source: Source = "stack";
  #memory = memoryWith({});
  #session?: Promise<Session>;
  #account?: { readonly apiKey: string; readonly mark: string };
  #cancelled = false;

  constructor(log: EngineLog) {
    this.#log = log;
  }

  /** The memory of the session, for calls that send no request. */
  get memory(): Memory {
    return this.#memory;
  }

  /** Works with these settings from now on. The account is connected when it is first needed. */
  configure(settings: Properties, source: Source): void {
    // An engine that attaches to a running plugin cancels it at the end of each deployment.
    this.#cancelled = false;
    this.#settings = settings;
    this.#source = source;
    this.#memory = memoryWith(keysGiven((key) => this.#lookup(key), process.env));
    this.#session = undefined;
  }

  /** @throws VonageUsageError if the state was made with another account than this instance works with */
  requireAccount(state: Properties, what: string): void {
    const apiKey = this.#lookup("apiKey")?.trim() || process.env[variable("apiKey")]?.trim();
    if (!apiKey) return;
    if (this.#account?.apiKey !== apiKey) this.#account = { apiKey, mark: accountMark(apiKey) };
    requireAccountOf(this.#account.mark, state, what);
  }

  /** Runs the work of one call. Ends it on its time limit, or when the engine cancels. */
  async during<T>({ urn, timeout = 0 }: Circumstances, work: (session: Session) => Promise<T>): Promise<T> {
    const call = new AbortController();
    const limit =
      timeout > 0
        ? setTimeout(() => call.abort(new VonageUsageError(timeIsUp(timeout))), Math.min(timeout * 1000, 2 ** 31 - 1))
        : undefined;
    this.#calls.add(call);
    if (this.#cancelled) call.abort(new VonageUsageError(CANCELLED));
    try {
      const session = await (this.#session ??= this.#open());
      call.signal.throwIfAborted();
      return await work(session.during({ urn: urn || undefined, signal: call.signal }));
    } finally {
      clearTimeout(limit);
      this.#calls.delete(call);
    }
  }

  /** Ends the calls that are under way: waits and retries stop, and no call waits for the answer to its request. */
  cancel(): void {
    this.#cancelled = true;
    for (const call of this.#calls) call.abort(new VonageUsageError(CANCELLED));
  }

  /** Whether no call is under way. */
  get isIdle(): boolean {
    return this.#calls.size === 0;
  }

  async #open(): Promise<Session> {
    try {
      const config = resolveConfig((key) => this.#lookup(key), process.env, { source: this.#source });
      const account = await connect(config, (text) => this.#log.tell("warning", text));
      return new Session(account, {
        log: (severity, text, urn) => this.#log.tell(severity, text, urn),
        pendingCreates: new PendingCreates(machineFolder("pending-creates")),
        memory: this.#memory,
      });
    } catch (error) {
      // The next call may find the environment as it should be.
      this.#session = undefined;
      throw error;
    }
  }

  #lookup(key: string): string | undefined {
    return textOf(this.#settings[key]);
  }
}

function memoryWith(given: GivenKeys): Memory {
  return new Memory(given, new Replacements(machineFolder("replacements")));
}

const CANCELLED = "The operation was cancelled.";

function timeIsUp(seconds: number): string {
  return `The time of customTimeouts (${seconds} s) is up.`;
}
