// The CPU time and memory of a stack's processes, from /proc on Linux. Other systems give no figures.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { clearInterval, setInterval } from "node:timers";

const COMMANDS = {
  plugin:
    /\/cmd\/dynamic-provider\/index\.js$|\/dist\/(plugin|bench-plugins\/node)\/start\.js$|\/pulumi-resource-noop$/,
  program: /\/cmd\/run\/index\.js$/,
};
const EVERY_MILLISECONDS = 40;
/** The kernel's ticks of CPU time in a second. It is 100 wherever Node runs. */
const TICKS_PER_SECOND = 100;

/** Watches the processes. The returned function ends that, and returns `{ plugin, program }` with `{ cpuSeconds, peakBytes }`. */
export function watchProcesses(folder) {
  const known = new Map();
  const foreign = new Set();
  const look = () => {
    for (const pid of newcomers(known, foreign)) {
      const role = roleOf(pid, folder);
      if (role === "foreign") foreign.add(pid);
      else if (role) known.set(pid, { role, cpuSeconds: 0, peakBytes: 0 });
    }
    for (const [pid, process] of known) Object.assign(process, useOf(pid));
  };
  const timer = existsSync("/proc/self/stat") ? setInterval(look, EVERY_MILLISECONDS) : undefined;

  return () => {
    clearInterval(timer);
    const sum = (role) => {
      const all = [...known.values()].filter((process) => process.role === role);
      if (all.length === 0) return undefined;
      const cpuSeconds = all.reduce((total, process) => total + process.cpuSeconds, 0);
      return { cpuSeconds, peakBytes: Math.max(...all.map((process) => process.peakBytes)) };
    };
    return { plugin: sum("plugin"), program: sum("program") };
  };
}

/** The figures of a process with all its threads since its start. Returns `{}` if it has ended. */
export function useOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [user, system] = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12, 14).map(Number);
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    // A process without memory has just ended.
    return peak === undefined ? {} : { cpuSeconds: (user + system) / TICKS_PER_SECOND, peakBytes: Number(peak) * 1024 };
  } catch {
    return {};
  }
}

function newcomers(known, foreign) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => !known.has(pid) && !foreign.has(pid));
}

/** The role of a process. Undefined while the process may still become the plugin or the program. */
function roleOf(pid, folder) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, 3);
    const role = Object.keys(COMMANDS).find((name) => command.some((word) => COMMANDS[name].test(word)));
    if (!role) return undefined;
    return readFileSync(`/proc/${pid}/environ`, "utf8").includes(folder) ? role : "foreign";
  } catch {
    return undefined;
  }
}
