// The world of an engine test: the built package as a program gets it, an emulator, and a stack that uses it.
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator, type Emulator, type EmulatorOptions } from "vonage-emulator";
import type * as Sdk from "../../sdk";
import { createStack, requirePackage, type EngineStack, type StackOptions } from "./stack";

export const sdk = requirePackage<typeof Sdk>();

export interface Setting {
  readonly emulator: Emulator;
  readonly stack: EngineStack;
  end(): Promise<void>;
}

export async function setting(
  program: PulumiFn,
  options: EmulatorOptions = {},
  more: Partial<StackOptions> = {},
): Promise<Setting> {
  const emulator = await startEmulator(options);
  const { apiKey, apiSecret } = emulator;
  const { config, secrets, ...rest } = more;
  const stack = await createStack({
    program,
    config: { "vonage:baseUrl": emulator.url, "vonage:apiKey": apiKey, ...config },
    secrets: { "vonage:apiSecret": apiSecret, ...secrets },
    ...rest,
  });
  const end = async () => {
    stack.remove();
    await emulator.stop();
  };
  return { emulator, stack, end };
}

/** The requests that the emulator has received since the last call, such as `POST /v2/applications 201`. */
export function requestsSeen(emulator: Emulator): string[] {
  const seen = emulator.journal().map(({ method, path, status }) => `${method} ${pathOf(path)} ${status}`);
  emulator.clearJournal();
  return seen;
}

/** A path without the ids in it. */
function pathOf(path: string): string {
  return path.replace(/\/[\w-]*[0-9a-f]{12}$/, "/{id}");
}

type Wire = Record<string, unknown>;

/** Sets a value in a wire object, at a path of keys with dots between them. */
export function put(wire: Wire, path: string, value: unknown): void {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = keys.reduce((object, key) => (object[key] ??= {}) as Wire, wire);
  parent[last] = value;
}

/** The value of a wire object at a path of keys with dots between them. */
export function at(wire: unknown, path: string): Wire {
  return path.split(".").reduce((value, key) => value[key] as Wire, wire as Wire);
}
