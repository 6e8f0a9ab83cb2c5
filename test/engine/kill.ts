// Kills processes of a stack in the middle of their work, as a machine without memory does.
import { readdirSync, readFileSync } from "node:fs";
import { status } from "@grpc/grpc-js";

/** The command lines of the plugins: that of dynamic providers, and the packaged one. */
const PLUGIN = /dynamic-provider|dist\/plugin\//;

/** The plugin processes that run for the stack in this folder, and no others. */
export function killPlugins(folder: string): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const isPlugin = PLUGIN.test(told(pid, "cmdline")) && told(pid, "environ").includes(folder);
    if (isPlugin) kill(Number(pid));
  }
}

/** The whole deployment: Pulumi, its language host and its plugins. */
export function killDeployment(folder: string): void {
  ignoreOrphanedRequests();
  // A process could start another before it is killed.
  for (let found = processesOf(folder); found.length > 0; found = processesOf(folder))
    for (const pid of found) kill(pid);
}

function processesOf(folder: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => told(pid, "environ").includes(folder) && told(pid, "cmdline") !== "")
    .map(Number);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // The process has ended meanwhile.
  }
}

function told(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // The process has ended meanwhile, or belongs to someone else.
  }
}

let isIgnoring = false;

/**
 * A program that is a function outlives its killed engine, because it runs in this process. Its requests then fail, and
 * nobody handles the failure. The Automation API counts such a failure against every run of the process, also of other
 * stacks. So these failures are ignored here: the exit code of its own run shows that an engine is gone.
 */
function ignoreOrphanedRequests(): void {
  if (isIgnoring) return;
  isIgnoring = true;
  const emit = process.emit.bind(process) as (event: string, ...args: unknown[]) => boolean;
  const filtered = (event: string, ...args: unknown[]) =>
    (event === "unhandledRejection" && isUnavailable(args[0])) || emit(event, ...args);
  process.emit = filtered as typeof process.emit;
}

function isUnavailable(reason: unknown): boolean {
  return reason instanceof Error && "code" in reason && reason.code === status.UNAVAILABLE;
}
