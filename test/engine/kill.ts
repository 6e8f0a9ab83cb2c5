// Ends processes of a stack in the middle of their work, as a machine that runs out of memory does.
import { readdirSync, readFileSync } from "node:fs";

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
  // What is killed could still start another.
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
    // It has ended meanwhile.
  }
}

function told(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // Ended meanwhile, or someone else's.
  }
}
