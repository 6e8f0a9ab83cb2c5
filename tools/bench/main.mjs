// npm run bench: measures the cost of the provider above Pulumi's own floor, on the real engine and the emulator.
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { say, stopwatch } from "../progress.mjs";
import { Interrupted, untilInterrupted } from "../run.mjs";
import { measureAdoption } from "./adoption.mjs";
import { measureEmulatorRate } from "./emulator-rate.mjs";
import { startEmulator } from "./emulator.mjs";
import { HELP, readFlags, UsageError } from "./flags.mjs";
import { measureLoading } from "./loading.mjs";
import { describeMachine } from "./machine.mjs";
import { measureLarge } from "./large.mjs";
import { measure } from "./measure.mjs";
import { secondsOfKeyPair } from "./key-pairs.mjs";
import { planOf } from "./plan.mjs";
import { buildPlugins } from "./plugins.mjs";
import { ratioOverLatency, timeOverN } from "./plot.mjs";
import { record, recordLarge } from "./record.mjs";
import { summarize } from "./summary.mjs";
import { adoptionTable, largeTable, tableOf, targetTable } from "./table.mjs";
import { judge } from "./targets.mjs";

const ADOPTED = 500;

const root = fileURLToPath(new URL("../../", import.meta.url));

try {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) say(HELP);
  else await bench(flags);
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof Interrupted)) throw error;
  console.error(error instanceof UsageError ? `bench: ${error.message}. See npm run bench -- --help` : "interrupted");
  process.exitCode = error instanceof UsageError ? 2 : 130;
}

async function bench(flags) {
  const elapsed = stopwatch();
  const out = resolve(flags.out);
  const profiles = flags.cpuProf ? join(out, "profiles") : undefined;
  mkdirSync(profiles ?? out, { recursive: true });
  const result = { machine: describeMachine(root), samples: [], rows: [] };
  const context = { root, interrupt: untilInterrupted(), publicKey: onePublicKey(), profiles };
  if (flags.large) return await compareStacks(flags, out, result, context);

  if (flags.emulator) {
    say("The emulator's rate …");
    result.emulator = await measureEmulatorRate(root);
  }
  if (flags.loading) {
    say("The loading of modules …");
    result.loading = measureLoading(root);
  }
  if (flags.adoption) {
    say(`The adoption of ${ADOPTED} applications …`);
    result.adoption = await measureAdoption(context, ADOPTED);
  }
  const cells = planOf(flags);
  buildPlugins(
    root,
    cells.flatMap(({ variants }) => variants),
  );
  if (cells.some(({ variants }) => variants.includes("plugin-keys"))) result.keyPairSeconds = await secondsOfKeyPair();
  for (const cell of cells) {
    // Each variant has its own emulator, because a refresh lists the whole account.
    const emulators = await Promise.all(cell.variants.map(() => startEmulator(root, cell.latency)));
    try {
      for await (const sample of measure(cell, { emulators, context, labels: labelOf })) {
        result.samples.push(sample);
        say(`  ${labelOf(sample)}: ${sample.seconds.toFixed(1)} s (${elapsed()} so far)`);
      }
    } finally {
      for (const emulator of emulators) emulator.stop();
      // Results are kept even if the user does not wait for the rest.
      result.rows = summarize(result.samples);
      result.targets = judge(result);
      if (result.rows.length > 0) write(out, result);
    }
  }
  tell(result);
  if (flags.record) await record(root, out, result);
  say(`\n${join(flags.out, "bench.json")} was written after ${elapsed()}.`);
}

async function compareStacks(flags, out, result, context) {
  result.large = await measureLarge(context, flags.large, (text) => say(`  ${text}`));
  writeFileSync(join(out, "large.json"), `${JSON.stringify({ ...result, samples: undefined }, undefined, 2)}\n`);
  say(`\n${largeTable(result.large)}`);
  if (flags.record) await recordLarge(root, result);
}

function write(out, result) {
  writeFileSync(join(out, "bench.json"), `${JSON.stringify(result, undefined, 2)}\n`);
  writeFileSync(join(out, "time-over-n.svg"), timeOverN(result.rows));
  writeFileSync(join(out, "ratio-over-latency.svg"), ratioOverLatency(result.rows));
}

function tell({ rows, targets, loading, emulator, adoption }) {
  say(`\n${tableOf(rows)}`);
  say("ratio: to the floor in the same round; same: to no-op resources with the same properties");
  say("plugin: CPU time and peak memory of the plugin process; state: bytes of each resource, and of its __provider");
  if (loading)
    for (const [name, milliseconds] of Object.entries(loading.milliseconds))
      say(`loading, ${name}: ${milliseconds} ms`);
  if (emulator) say(`emulator: ${emulator.perSecond} GET per second, ${emulator.perCoreSecond} per second of CPU time`);
  if (adoption) say(adoptionTable(adoption));
  say(targetTable(targets));
}

function labelOf({ n, latency, parallel, variant, operation, round, repeat }) {
  return `${operation} of ${n}, ${latency} ms, parallel ${parallel}, ${variant}, ${round + 1}.${repeat + 1}`;
}

function onePublicKey() {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return publicKey.export({ type: "spki", format: "pem" });
}
