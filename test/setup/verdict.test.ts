import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "./machine";

interface Tests {
  passed: number;
  failed: number;
  skipped: number;
}

interface Verdict {
  countTests: (report: unknown, exitCode: number) => Tests;
  verdict: (steps: { name: string; code?: number; milliseconds?: number; tests?: Tests; leftOut?: string }[]) => {
    lines: string[];
    failed: number;
    last: string;
  };
}

let tools: Verdict;
beforeAll(async () => {
  tools = (await import(pathToFileURL(join(root, "tools", "verdict.mjs")).href)) as Verdict;
});

describe("the verdict", () => {
  test("counts tests", () => {
    const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1, testResults: [] };
    expect(tools.countTests(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test("counts an unreadable file, and an error outside of any test, as failures", () => {
    const file = { status: "failed", assertionResults: [{ status: "skipped" }] };
    const known = { status: "failed", assertionResults: [{ status: "failed" }] };
    expect(tools.countTests({ numPassedTests: 3, numFailedTests: 1, testResults: [file, known] }, 1).failed).toBe(2);
    expect(tools.countTests({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 1).failed).toBe(1);
    expect(tools.countTests(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("lists the steps, and counts failed steps beside the tests", () => {
    const { lines, failed, last } = tools.verdict([
      { name: "build", code: 0, milliseconds: 4100 },
      { name: "lint", code: 1, milliseconds: 61_000 },
      { name: "tests", code: 1, milliseconds: 30_000, tests: { passed: 7, failed: 2, skipped: 1 } },
    ]);
    expect(lines).toEqual([
      "build  passed  4.1 s",
      "lint   FAILED  1 min 1 s",
      "tests  FAILED  30 s       7 passed, 2 failed, 1 skipped",
    ]);
    expect(failed).toBe(3);
    expect(last).toBe("7 passed, 3 failed");
  });

  test("lists steps that did not run", () => {
    const { lines, last } = tools.verdict([{ name: "setup", code: 1, milliseconds: 1000 }, { name: "tests" }]);
    expect(lines).toEqual(["setup  FAILED   1.0 s", "tests  not run"]);
    expect(last).toBe("0 passed, 1 failed");
  });

  test("says what was left out and why, and does not count it as a failure", () => {
    const { lines, last } = tools.verdict([
      { name: "tests", code: 0, milliseconds: 1000, tests: { passed: 7, failed: 0, skipped: 0 } },
      { name: "tests in Java", leftOut: "not on the PATH: mvn" },
    ]);
    expect(lines).toEqual([
      "tests          passed   1.0 s  7 passed, 0 failed",
      "tests in Java  not run         not on the PATH: mvn",
    ]);
    expect(last).toBe("7 passed, 0 failed");
  });
});
