// An emulator for the tests of a file, and sessions of its account.
import { afterAll, afterEach, beforeAll } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import { Account } from "../../../provider/http/account";
import type { Properties } from "../../../provider/schema";
import { Session } from "../../../provider/session";
import { requestOf } from "../../contract/world";
import { clientOf } from "../http/service";
import "../../quick-keys";

type Options = NonNullable<ConstructorParameters<typeof Session>[1]>;

/** The account of a test: an emulator, the messages to the user, and the requests so far. */
export interface TestAccount {
  readonly emulator: Emulator;
  readonly told: readonly string[];
  /** A session of a process without any memory. */
  session(options?: Options, settings?: Record<string, string>): Session;
  /** The requests since the last call: methods and paths, with `{id}` for members. */
  asked(): string[];
  /** The object on the service. */
  application(id: string): Properties | undefined;
}

/** One emulator for all tests of a file. Each test begins with an empty account. */
export function useAccount(): TestAccount {
  let emulator: Emulator;
  let told: string[] = [];
  let seen = 0;
  beforeAll(async () => {
    emulator = await startEmulator();
    seen = 0;
  });
  afterEach(() => {
    emulator.reset();
    told = [];
  });
  afterAll(() => emulator.stop());
  return {
    get emulator() {
      return emulator;
    },
    get told() {
      return told;
    },
    session(options = {}, settings = {}) {
      const { url, apiKey, apiSecret } = emulator;
      const given = { apiKey, apiSecret, requestsPerSecond: "10000", consistencyWindow: "0", maxRetries: "0" };
      const account = new Account(clientOf(url, { ...given, ...settings }));
      return new Session(account, { log: (severity, text) => void told.push(`${severity}: ${text}`), ...options });
    },
    asked() {
      const all = emulator.journal().filter(({ seq }) => seq > seen);
      seen = all.at(-1)?.seq ?? seen;
      return all.map(requestOf);
    },
    application: (id) => emulator.applications().find((one) => one.id === id),
  };
}

/** A state without its hidden outputs. */
export { visible } from "../../../provider/state/hidden";
