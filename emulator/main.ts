#!/usr/bin/env node
// The command line (the only file that knows commander).
import { Command, InvalidArgumentError, Option } from "commander";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Defaults, type EmulatorOptions, startEmulator } from "./index";

type Account = NonNullable<EmulatorOptions["accounts"]>[number];

interface Flags {
  host: string;
  port: number;
  apiKey?: string;
  apiSecret?: string;
  account: Account[];
  seed?: string;
  data?: string;
  defaults: Defaults;
  requestBudget?: EmulatorOptions["requestBudget"];
  latency: number;
}

const program = new Command("vonage-emulator")
  .description(
    "Emulates the Vonage Application API (v2 and v1), Users API and Numbers API on this machine, with state.",
  )
  .version(readVersion(), "--version", "print the version")
  .option("--host <address>", "the address or name to listen on", "127.0.0.1")
  .option("--port <number>", "the port to listen on; 0 picks a free one", wholeNumber(65535), 4010)
  .option("--api-key <key>", "the API key of the first account (default: emulator-key)")
  .option("--api-secret <secret>", "the API secret of the first account (default: emulator-secret)")
  .option("--account <key:secret>", "another account; give the option once for each", anotherAccount, [])
  .option("--seed <file>", "a JSON file with the state at the start and after a reset")
  .option("--data <file>", "a JSON file that keeps the state over restarts")
  .addOption(
    new Option("--defaults <source>", "the defaults to use if the documentation and captured answers differ")
      .choices(["documented", "observed"])
      .default("observed"),
  )
  .option("--request-budget <requests/seconds>", "answer 429 beyond this many requests in this many seconds", budget)
  .option("--latency <milliseconds>", "the time that every request waits", wholeNumber(2 ** 31 - 1), 0)
  .helpOption("-h, --help", "print this help")
  .allowExcessArguments(false)
  .configureOutput({ outputError: (text) => fail(text.trim().replace(/^error: /, "")) });

void run(program.parse().opts<Flags>());

async function run(flags: Flags): Promise<void> {
  try {
    const { account: accounts, ...options } = flags;
    const emulator = await startEmulator({ ...options, accounts });
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

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8")) as { version: string };
  return version;
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

function anotherAccount(text: string, others: Account[]): Account[] {
  const colon = text.indexOf(":");
  const [apiKey, apiSecret] = [text.slice(0, Math.max(0, colon)), text.slice(colon + 1)];
  if (apiKey === "" || apiSecret === "")
    throw new InvalidArgumentError("It must be KEY:SECRET, such as abcd1234:hush.");
  return [...others, { apiKey, apiSecret }];
}

function budget(text: string): { requests: number; perSeconds: number } {
  const [, requests, perSeconds] = /^(\d+)\/(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (requests === undefined || !(Number(perSeconds) > 0)) {
    throw new InvalidArgumentError("It must be requests/seconds, such as 30/1.");
  }
  return { requests: Number(requests), perSeconds: Number(perSeconds) };
}
