// Counts what a run of all checks has shown, and lays it out for a reader.
import { duration } from "./progress.mjs";

/** Tests of vitest's JSON report; a file that failed without a failed test in it counts as one. */
export function countTests(report, exitCode) {
  const files = report?.testResults ?? [];
  const broken = files.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + broken;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  // An error outside of any test, or no report at all.
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}

/**
 * One line for each of `steps`, `{ name, code, milliseconds, tests, leftOut }`; `code` is undefined where one was not
 * run, and `leftOut` says what this machine lacks for it.
 */
export function verdict(steps) {
  const rows = steps.map(({ name, code, milliseconds, tests, leftOut }) => {
    const result = code === undefined ? "not run" : code === 0 ? "passed" : "FAILED";
    const time = code === undefined ? "" : duration(milliseconds);
    return [name, result, time, tests ? countsOf(tests) : (leftOut ?? "")];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const passed = sum(steps.map(({ tests }) => tests?.passed ?? 0));
  const failed = sum(steps.map(({ code, tests }) => tests?.failed ?? (code ? 1 : 0)));
  return { lines, passed, failed, last: `${passed} passed, ${failed} failed` };
}

function countsOf({ passed, failed, skipped }) {
  const counts = [`${passed} passed`, `${failed} failed`];
  return (skipped > 0 ? [...counts, `${skipped} skipped`] : counts).join(", ");
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}
