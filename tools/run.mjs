// Runs another program. Ends it together with its children on a timeout or when the user interrupts.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const GRACE_SECONDS = 5;
const KEPT_LINES = 400;

export class Interrupted extends Error {
  name = "Interrupted";
}

/**
 * Resolves with `{ code, stdout, stderr, timedOut, missing }`, whatever the exit code. `missing` means that the program
 * does not exist. A long output keeps only its last lines. The handlers get every line as it comes. The AbortSignal
 * `interrupt` ends the program.
 */
export async function run(
  command,
  args,
  { cwd, env = process.env, interrupt, limitSeconds, onOutputLine, onErrorLine } = {},
) {
  if (interrupt?.aborted) throw new Interrupted();
  const windows = process.platform === "win32";
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, so that the children of a compiler or a script end together with it.
    detached: !windows,
  });

  const send = (signal) => {
    try {
      if (windows) child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // It has ended meanwhile.
    }
  };
  let killer;
  const end = () => {
    send("SIGINT");
    killer = setTimeout(() => send("SIGKILL"), GRACE_SECONDS * 1000);
  };
  let timedOut = false;
  const limit =
    limitSeconds &&
    setTimeout(() => {
      timedOut = true;
      end();
    }, limitSeconds * 1000);
  interrupt?.addEventListener("abort", end);

  const stdout = lastLines(child.stdout, onOutputLine);
  const stderr = lastLines(child.stderr, onErrorLine);
  try {
    const outcome = await new Promise((resolve, reject) => {
      child.on("close", (code) => resolve({ code: code ?? 1, missing: false }));
      child.on("error", (error) => {
        if (error.code === "ENOENT" || error.code === "EACCES") resolve({ code: 127, missing: true });
        else reject(error);
      });
    });
    if (interrupt?.aborted) throw new Interrupted();
    return { ...outcome, timedOut, stdout: stdout.join("\n"), stderr: stderr.join("\n") };
  } finally {
    clearTimeout(limit);
    clearTimeout(killer);
    interrupt?.removeEventListener("abort", end);
  }
}

function lastLines(stream, onLine) {
  const lines = [];
  createInterface({ input: stream }).on("line", (line) => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    onLine?.(line);
  });
  return lines;
}

/** A signal that aborts when the user or the machine asks this process to end. The second such request ends it at once. */
export function untilInterrupted() {
  const interruption = new globalThis.AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      if (interruption.signal.aborted) process.exit(130);
      interruption.abort();
    });
  return interruption.signal;
}
