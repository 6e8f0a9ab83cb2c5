// The setup of the tests of faults: one emulator for each file, reset before each test, and a client of its account.
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Emulator, type FaultRule, type JournalEntry, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, ownKeys, type Reply, type Sending } from "./client";

export let emulator: Emulator;

export function useEmulator(): void {
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => emulator.reset());
  afterAll(() => emulator.stop());
}

export const call = (method: string, path: string, sending?: Sending): Promise<Reply> =>
  asAccount(emulator)(method, path, sending);

export const keys = { public_key: ownKeys.publicKey };

export const create = (more: JsonObject = {}, timeout?: number): Promise<Reply> =>
  call("POST", "/v2/applications", {
    json: { name: "shop", keys, ...more },
    ...(timeout === undefined ? {} : { timeout }),
  });

export const last = (): JournalEntry | undefined => emulator.journal().at(-1);

/** Long enough for a busy machine. */
export const PATIENCE = { timeout: 10_000 };

export const POST: FaultRule = { method: "POST", path: "/v2/applications" };
