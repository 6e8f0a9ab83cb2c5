// The command line of the benchmark: parsing, checks and help.
import { parseArgs } from "node:util";
import { VARIANTS } from "./plan.mjs";
import { isPackaged } from "./plugins.mjs";

export const HELP = `npm run bench -- [flags]

  --n 1,50,200         how many resources
  --latency 0,50       milliseconds that the emulator waits before every answer
  --parallel 16        how many resources the engine works on at once
  --variants floor,own,keys
                       what to compare:${Object.entries(VARIANTS)
                         .map(([name, text]) => `\n                         ${name}: ${text}`)
                         .join("")}
  --rounds 1           how often each life, from up to destroy, is repeated
  --repeats 1          how often within a life an empty up, a change and a refresh are measured
  --out FOLDER         where bench.json and the plots go (default: dist/bench)
  --full               all of N = 1, 50, 200, 500, latency 0, 50, 200 and parallel 1, 16, 64; takes hours
  --large 2000/20      compares one stack of 2000 applications with 20 stacks of 100, and nothing else
  --no-loading         leaves out the loading of modules
  --no-emulator        leaves out the emulator's rate
  --no-adoption        leaves out the adoption of an account of 500
  --record             puts the figures into docs/performance.md as well
  --cpu-prof           keeps a CPU profile of the plugin process of every operation in the folder
  --help

Without --n, --latency and --parallel it runs what docs/performance.md shows, in about half an hour.`;

export class UsageError extends Error {}

/** `{ help, full, chosen: { n, latency, parallel }, variants, rounds, repeats, out, loading, emulator, cpuProf }` */
export function readFlags(argv) {
  const values = parsed(argv);
  const list = (name, least) => values[name]?.split(",").map((text) => wholeNumber(name, text, least));
  const one = (name) => (values[name] === undefined ? undefined : wholeNumber(name, values[name], 1));
  const chosen = { n: list("n", 1), latency: list("latency", 0), parallel: list("parallel", 1) };
  const isChosen = Object.values(chosen).some((given) => given !== undefined);
  if (values.full && isChosen) throw new UsageError("--full cannot be combined with --n, --latency or --parallel");
  return {
    help: values.help ?? false,
    full: values.full ?? false,
    chosen: isChosen ? chosen : undefined,
    variants: variantsOf(values.variants),
    rounds: one("rounds"),
    repeats: one("repeats"),
    out: values.out ?? "dist/bench",
    loading: !values["no-loading"],
    emulator: !values["no-emulator"],
    adoption: !values["no-adoption"],
    record: values.record ?? false,
    cpuProf: values["cpu-prof"] ?? false,
    large: largeOf(values.large),
  };
}

function parsed(argv) {
  const texts = ["n", "latency", "parallel", "variants", "rounds", "repeats", "large", "out"];
  const switches = ["full", "no-loading", "no-emulator", "no-adoption", "record", "cpu-prof", "help"];
  const options = Object.fromEntries([
    ...texts.map((name) => [name, { type: "string" }]),
    ...switches.map((name) => [name, { type: "boolean" }]),
  ]);
  try {
    return parseArgs({ args: argv, options }).values;
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function wholeNumber(name, text, least) {
  if (/^\d{1,6}$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError(`--${name} takes whole numbers from ${least} on, not "${text}"`);
}

function largeOf(text) {
  if (text === undefined) return undefined;
  const [total, stacks] = /^(\d{1,5})\/(\d{1,3})$/.exec(text)?.slice(1).map(Number) ?? [];
  if (stacks > 1 && total % stacks === 0) return { total, stacks };
  throw new UsageError(`--large takes applications/stacks, such as 2000/20, without a remainder, not "${text}"`);
}

function variantsOf(text) {
  if (text === undefined) return undefined;
  const names = text.split(",");
  const unknown = names.find((name) => !Object.hasOwn(VARIANTS, name));
  if (unknown !== undefined)
    throw new UsageError(`--variants takes ${Object.keys(VARIANTS).join(", ")}, not "${unknown}"`);
  // Every ratio compares with a floor.
  const floors = names.some(isPackaged) ? ["floor", "plugin-floor"] : ["floor"];
  return [...new Set([...floors, ...names])];
}
