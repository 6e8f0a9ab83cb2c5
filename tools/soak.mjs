// npm run soak: plays random histories for a chosen time, or one history again.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { say, stopwatch } from "./progress.mjs";

const HELP = `npm run soak -- [flags]

  --minutes 10   for how long to play random histories (default: 10)
  --seed 1       the seed of the random choices (default: a new one each time)
  --path 0:1     plays this one history of the seed, up to ten times, as the report of a failure says
  --plugin       on the packaged plugin only; by default on both hosts, and one history on the other host
  --engine       through the real Pulumi engine
  --help`;

class UsageError extends Error {}

try {
  const { help, engine, env } = readFlags(process.argv.slice(2));
  if (help) say(HELP);
  else await soak(engine, env);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`soak: ${error.message}. See npm run soak -- --help`);
  process.exitCode = 2;
}

async function soak(engine, env) {
  const elapsed = stopwatch();
  const file = engine ? "test/engine/model.test.ts" : "test/model/model.test.ts";
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", file], {
    cwd: fileURLToPath(new URL("../", import.meta.url)),
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => child.on("close", (status) => resolve(status ?? 1)));
  say(code === 0 ? `soak: every invariant held, ${elapsed()}` : `soak: FAILED after ${elapsed()}`);
  process.exitCode = code;
}

function readFlags(args) {
  const text = { type: "string" };
  const flag = { type: "boolean", default: false };
  const options = { minutes: text, plugin: flag, seed: text, path: text, engine: flag, help: flag };
  const { help, plugin, engine, minutes, seed, path } = parsed(args, options);
  if (path !== undefined && (seed === undefined || minutes !== undefined))
    throw new UsageError("--path goes with --seed, and without --minutes");
  check("minutes", minutes, /^\d+(\.\d+)?$/, "a number");
  check("seed", seed, /^\d{1,10}$/, "a whole number");
  check("path", path, /^\d+(:\d+)*$/, "numbers with colons between");
  const env = {
    SOAK_MINUTES: path === undefined ? (minutes ?? "10") : undefined,
    SOAK_PATH: path,
    SEED: seed,
    SOAK_HOST: plugin ? "plugin" : path === undefined ? undefined : engine ? "dynamic" : "lifecycle",
  };
  const given = Object.entries(env).filter(([, value]) => value !== undefined);
  return { help, engine, env: Object.fromEntries(given) };
}

function parsed(args, options) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function check(name, value, pattern, what) {
  if (value !== undefined && !pattern.test(value)) throw new UsageError(`--${name} takes ${what}, not "${value}"`);
}
