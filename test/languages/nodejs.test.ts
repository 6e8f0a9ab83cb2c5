import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll } from "vitest";
import { throughCommandLine } from "./command";
import { lives } from "./life";
import { nodejs } from "./nodejs";
import { takesOver } from "./take-over";

const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-build-"));
let program: PulumiFn;
beforeAll(async () => {
  program = await nodejs(folder);
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const open = () => throughCommandLine(program, {});
lives("TypeScript, by the Automation API", open);
takesOver("TypeScript", open);
