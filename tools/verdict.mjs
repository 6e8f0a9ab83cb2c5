// Counts the results of all checks and tests, and formats the verdict.
import { duration } from "./progress.mjs";

/** Counts the tests in vitest's JSON report. A file that failed without a failed test counts as one failed test. */
export function countTests(report, exitCode) {
  const files = report?.testResults ?? [];
  const broken = files.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + broken;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  // An exit code without a failed test means an error outside of the tests, or a missing report.
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}

/**
 * One line for each step, `{ name, code, milliseconds, tests, leftOut }`. `code` is undefined for a step that did not
 * run. `leftOut` says which tools this machine lacks for it.
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
