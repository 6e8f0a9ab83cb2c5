import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { offlineEnvironment, root } from "../engine/pulumi";
import { filesIn } from "./files";

const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-guide-"));
const files = filesIn("docs/guides/testing.md");

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  writeFileSync(join(folder, "vitest.config.mts"), "export default {};\n");
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

// The guide's program and its tests, run as a reader runs them.
test("the guide has a program, a unit test and an integration test", () => {
  expect(Object.keys(files)).toEqual(["shop.ts", "shop.test.ts", "shop.integration.test.ts"]);
});

test("the guide's tests pass", { timeout: 600_000 }, async () => {
  const env = { ...process.env, ...offlineEnvironment(folder) };
  const vitest = join(dirname(require.resolve("vitest/package.json")), "vitest.mjs");
  const args = [vitest, "run", "--root", folder, "--reporter", "json"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env }).catch((error: unknown) => {
    const { stdout: out, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${out}\n${stderr}`);
  });
  const report = JSON.parse(stdout.slice(stdout.indexOf("{"))) as { numPassedTests: number; numTotalTests: number };
  expect(report).toMatchObject({ numPassedTests: 4, numTotalTests: 4 });
});
