// An emulator with the settings of a stack.
import { startEmulator, type Emulator, type EmulatorOptions, type JsonObject } from "vonage-emulator";
import { takeKeyPairs, type KeyPair } from "../key-pairs";

export type { KeyPair };

/** An emulator, applications that no program manages, and the settings of a stack that uses it. */
export interface World {
  readonly emulator: Emulator;
  /** The settings, as in a stack's configuration. */
  readonly settings: Record<string, string>;
  readonly pairs: readonly KeyPair[];
  /** An application for users. No test manages it. */
  readonly home: KeyPair & { readonly id: string };
  /** Another application for users. */
  readonly elsewhere: KeyPair & { readonly id: string };
  /** The requests to the service during an operation: methods and paths, with `{id}` for members. */
  requests(work: () => Promise<unknown>): Promise<string[]>;
}

/** A request in the form of a subject: its method and path, with `{id}` for members. */
export function requestOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${path.replace(/^(\/v\d\/\w+\/).+/, "$1{id}")}`;
}

/** Key pairs that all worlds of a process share. Tests do not tell worlds apart by keys. */
let keys: KeyPair[] | undefined;

export async function startWorld(options: EmulatorOptions = {}, settings: Record<string, string> = {}): Promise<World> {
  const [first, second, ...pairs] = (keys ??= takeKeyPairs(6));
  const home = { ...first!, id: "0d3c1f5a-7b1e-4c39-9a52-5d0f0c9e1a01" };
  const elsewhere = { ...second!, id: "0d3c1f5a-7b1e-4c39-9a52-5d0f0c9e1a02" };
  const emulator = await startEmulator({ seed: [homeOf(home, "home"), homeOf(elsewhere, "elsewhere")], ...options });
  return {
    emulator,
    settings: settingsFor(emulator, settings),
    pairs,
    home,
    elsewhere,
    async requests(work) {
      const before = emulator.journal().at(-1)?.seq ?? 0;
      await work();
      return emulator
        .journal()
        .filter(({ seq }) => seq > before)
        .map(requestOf);
    },
  };
}

/** The configuration of a stack that uses this emulator with short waits. Keys have no namespace. */
export function settingsFor(
  { url, apiKey, apiSecret }: { url: string; apiKey: string; apiSecret: string },
  settings: Record<string, string> = {},
): Record<string, string> {
  const all = {
    apiKey,
    apiSecret,
    baseUrl: url,
    requestsPerSecond: "10000",
    numbersRequestsPerSecond: "100",
    requestTimeout: "10",
    consistencyWindow: "0",
    maxRetries: "2",
    ...settings,
  };
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [`vonage:${key}`, value]));
}

function homeOf({ id, publicKey }: KeyPair & { id: string }, name: string): JsonObject {
  return { id, name, keys: { public_key: publicKey }, capabilities: {} };
}
