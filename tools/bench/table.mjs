// Formats the figures for a terminal.
import Table from "cli-table3";
import { largeHead, largeRows } from "./large.mjs";

export function tableOf(rows) {
  const table = new Table({
    head: [
      "N",
      "latency",
      "parallel",
      "operation",
      "variant",
      "seconds",
      "ratio",
      "same",
      "plugin",
      "requests",
      "state",
    ],
    style: { head: [], border: [], compact: true },
  });
  for (const { n, latency, parallel, operation, variant, seconds, ratio, ratioToSame, plugin, requests, state } of rows)
    table.push([
      ...[n, `${latency} ms`, parallel, operation, variant, seconds, ratio ?? "", ratioToSame ?? ""],
      plugin ? `${plugin.cpuSeconds} s, ${plugin.peakMegabytes} MB` : "",
      requestsText(requests),
      state ? `${state.perResource} B, ${state.provider} B` : "",
    ]);
  return table.toString();
}

/** Such as `1 GET one, 1 PUT`. */
export function requestsText(requests = {}) {
  const kinds = Object.entries(requests).map(([kind, count]) => `${count} ${kind}`);
  return kinds.join(", ") || "none";
}

export function largeTable(large) {
  const table = new Table({ head: largeHead(large), style: { head: [], border: [], compact: true } });
  table.push(...largeRows(large));
  return table.toString();
}

export function adoptionTable(adoption) {
  const table = new Table({ head: ADOPTION_HEAD, style: { head: [], border: [], compact: true } });
  table.push(...adoptionRows(adoption));
  return table.toString();
}

export const ADOPTION_HEAD = ["adoption", "N", "seconds", "ratio", "requests"];

export function adoptionRows({ n, ...steps }) {
  return Object.entries(steps).map(([step, { seconds, ratio, requests }]) => [
    ...[step, n, seconds, ratio ?? ""],
    requestsText(requests),
  ]);
}

export function targetTable(targets) {
  const head = ["target", "limit", "measured", "met", "to the same floor", "met"];
  const table = new Table({ head, style: { head: [], border: [], compact: true } });
  table.push(...targetRows(targets));
  return table.toString();
}

/** The rows of the targets, with the verdicts in words. */
export function targetRows(targets) {
  return targets.map(({ target, limit, value, met, same, metBySame }) => [
    ...[target, limit, value ?? "", verdict(met)],
    ...(same === undefined ? ["", ""] : [same, verdict(metBySame)]),
  ]);
}

function verdict(met) {
  return met === undefined ? "not measured" : met ? "yes" : "NO";
}
