import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { throughCommandLine } from "./command";
import { lives } from "./life";
import { nodejs, nodejsSnippets, type Program } from "./nodejs";
import { takesOver } from "./take-over";

const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-build-"));
let program: Program;
beforeAll(async () => {
  program = await nodejs(folder);
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

lives("TypeScript, by the Automation API", () => throughCommandLine(program.inline, {}), { goesOn: takesOver });
lives("TypeScript, by the command line", () => throughCommandLine(program.project, {}));

test("the examples of the schema compile in TypeScript", { timeout: 900_000 }, async () => {
  await expect(nodejsSnippets(folder)).resolves.toBeUndefined();
});
