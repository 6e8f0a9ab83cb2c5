// Lays the figures out for a terminal.
import Table from "cli-table3";

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

export function targetTable(targets) {
  const table = new Table({ head: ["target", "limit", "measured", "met"], style: { head: [], border: [] } });
  for (const { target, limit, value, met } of targets)
    table.push([target, limit, value ?? "", met === undefined ? "not measured" : met ? "yes" : "NO"]);
  return table.toString();
}
