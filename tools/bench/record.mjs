// Puts the figures of a run into docs/performance.md, between its two marks, with the plots and the JSON beside it.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { largeHead, largeRows } from "./large.mjs";
import { ADOPTION_HEAD, adoptionRows, requestsText, targetRows } from "./table.mjs";

const MARKS = /(<!-- figures: made by npm run bench -- --record -->\n)[^]*(<!-- end of figures -->)/;
const LARGE_MARKS = /(<!-- large: made by npm run bench -- --large 2000\/20 --record -->\n)[^]*(<!-- end of large -->)/;

export async function record(root, out, result) {
  const page = join(root, "docs", "performance.md");
  const folder = join(root, "docs", "performance");
  mkdirSync(folder, { recursive: true });
  for (const plot of ["time-over-n.svg", "ratio-over-latency.svg"]) copyFileSync(join(out, plot), join(folder, plot));
  await writeFormatted(join(folder, "bench.json"), JSON.stringify({ ...result, samples: undefined }));
  const text = readFileSync(page, "utf8");
  if (!MARKS.test(text)) throw new Error("docs/performance.md has no place for figures");
  await writeFormatted(
    page,
    text.replace(MARKS, (_, begin, end) => `${begin}\n${figures(result)}\n${end}`),
  );
}

/** The same for the comparison of stacks, between marks of its own. */
export async function recordLarge(root, { machine, large }) {
  const page = join(root, "docs", "performance.md");
  const text = readFileSync(page, "utf8");
  if (!LARGE_MARKS.test(text)) throw new Error("docs/performance.md has no place for the comparison of stacks");
  const told = [measuredOn(machine), table(largeHead(large), largeRows(large))].join("\n\n");
  await writeFormatted(
    page,
    text.replace(LARGE_MARKS, (_, begin, end) => `${begin}\n${told}\n\n${end}`),
  );
}

async function writeFormatted(file, text) {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

function figures({ machine, targets, rows, loading, emulator, adoption }) {
  return [
    measuredOn(machine),
    "### Targets",
    table(["target", "limit", "measured", "met", "to the same floor", "met"], targetRows(targets)),
    "### Ratios",
    "To the floor, and to no-op resources with the same properties and outputs (“same”); CPU time and peak memory are those of the plugin process.",
    table(
      [
        "N",
        "latency",
        "parallel",
        "operation",
        "variant",
        "ratio",
        "same",
        "plugin",
        "requests",
        "state, `__provider`",
      ],
      rows.map(rowOf),
    ),
    ...(adoption ? ["### Adoption", table(ADOPTION_HEAD, adoptionRows(adoption))] : []),
    "![Time over N](performance/time-over-n.svg)",
    "![Ratio over latency](performance/ratio-over-latency.svg)",
    ...(loading ? ["### Loading", loadingTable(loading)] : []),
    ...(emulator
      ? [
          "### Emulator",
          `${emulator.perCoreSecond} GET per second of CPU time; ${emulator.perSecond} per second beside the client that sends them.`,
        ]
      : []),
    "",
  ].join("\n\n");
}

const measuredOn = (machine) =>
  `Measured on ${machine.cores} cores with ${machine.memoryGigabytes} GB of memory, ${machine.platform}, Node ${machine.node}, Pulumi ${machine.pulumi}; ${load(machine)}.`;

function load({ cores, loadAtStart }) {
  return loadAtStart > cores / 2
    ? `other work was going on (load ${loadAtStart} at the start), so the figures are rough`
    : "nothing else was going on";
}

function rowOf({ n, latency, parallel, operation, variant, ratio, ratioToSame, plugin, requests, state }) {
  return [
    ...[n, `${latency} ms`, parallel, operation, variant, ratio, ratioToSame],
    plugin && `${plugin.cpuSeconds} s, ${plugin.peakMegabytes} MB`,
    requestsText(requests),
    state && `${state.perResource} B, ${state.provider} B`,
  ];
}

function loadingTable({ milliseconds }) {
  const alone = milliseconds["@pulumi/pulumi"];
  return table(
    ["what", "share of loading `@pulumi/pulumi`"],
    Object.entries(milliseconds).map(([name, time]) => [name, (time / alone).toFixed(3)]),
  );
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell ?? "").join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
