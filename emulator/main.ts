#!/usr/bin/env node
/** The command line (the only file that knows commander). */
import { Command, InvalidArgumentError, Option } from "commander";
import { type Defaults, type EmulatorOptions, startEmulator } from ".";

interface Flags {
  host: string;
  port: number;
  apiKey?: string;
  apiSecret?: string;
  seed?: string;
  data?: string;
  defaults: Defaults;
  requestBudget?: EmulatorOptions["requestBudget"];
  latency: number;
}

const program = new Command("vonage-emulator")
  .description("A stateful stand-in for the Vonage Application API v2 and v1 and the Users API, on this machine.")
  .option("--host <address>", "where to listen", "127.0.0.1")
  .option("--port <number>", "the port to listen on; 0 picks a free one", wholeNumber(65535), 4010)
  .option("--api-key <key>", "the API key of the account")
  .option("--api-secret <secret>", "the API secret of the account")
  .option("--seed <file>", "JSON of what is there at the start")
  .option("--data <file>", "a file that keeps the state over restarts")
  .addOption(
    new Option("--defaults <source>", "where defaults come from")
      .choices(["documented", "observed"])
      .default("observed"),
  )
  .option("--request-budget <requests/seconds>", "how many requests are served in how many seconds", budget)
  .option("--latency <milliseconds>", "how long every request waits", wholeNumber(2 ** 31 - 1), 0)
  .allowExcessArguments(false)
  .configureOutput({ outputError: (text) => fail(text.trim().replace(/^error: /, "")) });

void run(program.parse().opts<Flags>());

async function run(flags: Flags): Promise<void> {
  try {
    const emulator = await startEmulator(flags);
    process.stdout.write(`vonage-emulator listening on ${emulator.url}\n`);
    const stop = (): void => {
      emulator.stop().then(
        () => process.exit(0),
        (error: unknown) => fail(reason(error, flags)),
      );
    };
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
  } catch (error) {
    fail(reason(error, flags));
  }
}

function reason(error: unknown, { host, port }: Flags): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE")
    return `port ${port} on ${host} is in use; choose another with --port, or --port 0 for any`;
  return error.message;
}

function fail(text: string): never {
  process.stderr.write(`vonage-emulator: ${text.replaceAll(/\s*\n\s*/g, " ")}\n`);
  process.exit(1);
}

function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : NaN;
    if (number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${most}.`);
  };
}

function budget(text: string): { requests: number; perSeconds: number } {
  const [, requests, perSeconds] = /^(\d+)\/(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (requests === undefined || !(Number(perSeconds) > 0)) {
    throw new InvalidArgumentError("It must be requests/seconds, such as 30/1.");
  }
  return { requests: Number(requests), perSeconds: Number(perSeconds) };
}
