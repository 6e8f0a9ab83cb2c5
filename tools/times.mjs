// The times that tests take: their table, and their record.
import { duration } from "./progress.mjs";

const SLOWEST = 10;

/**
 * The record of seconds by file after a run: the run's own times, and the earlier ones of files that it left out. Files
 * that no longer exist leave the record.
 */
export function recordOf(times, earlier, exists) {
  const own = times.map(({ file, milliseconds }) => [file.replaceAll("\\", "/"), Math.ceil(milliseconds / 1000)]);
  const all = Object.entries({ ...earlier, ...Object.fromEntries(own) }).filter(([file]) => exists(file));
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The lines of the table, from `{ file, milliseconds }` of each file: the groups, then the slowest files. A group is a
 * folder below `test`. Files run in parallel, so the sum is larger than the elapsed time.
 */
export function timeTable(times) {
  if (times.length === 0) return [];
  const total = sum(times);
  const names = [...new Set(times.map(groupOf))];
  const byGroup = names.map((name) => {
    const files = times.filter((one) => groupOf(one) === name);
    return { name, files: files.length, milliseconds: sum(files) };
  });
  const rows = byGroup
    .sort(longestFirst)
    .map(({ name, files, milliseconds }) => [
      name,
      duration(milliseconds),
      `${Math.round((100 * milliseconds) / Math.max(1, total))} %`,
      files === 1 ? "1 file" : `${files} files`,
    ]);
  const slowest = [...times].sort(longestFirst).slice(0, SLOWEST);
  return [
    ...aligned([...rows, ["all", duration(total), "100 %", `${times.length} files`]]),
    "",
    "the slowest files",
    ...aligned(slowest.map(({ file, milliseconds }) => [duration(milliseconds), file])),
  ];
}

function groupOf({ file }) {
  const [, folder = "", below] = file.split(/[\\/]/);
  return below === undefined ? "repository" : folder;
}

function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("  ")
      .trimEnd(),
  );
}

function longestFirst(a, b) {
  return b.milliseconds - a.milliseconds;
}

function sum(times) {
  return times.reduce((total, { milliseconds }) => total + milliseconds, 0);
}
