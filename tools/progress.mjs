// Shows progress as plain lines, so that it is readable in a log as well as on a terminal.
import { clearInterval, setInterval } from "node:timers";

export function say(line = "") {
  console.log(line);
}

export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

export function stopwatch() {
  const start = performance.now();
  return () => duration(performance.now() - start);
}

/** Runs `work`, and prints a line every `everySeconds` while it goes on. `detail` returns how far it is. */
export async function withProgress(title, work, { detail = () => "", everySeconds = 20 } = {}) {
  const elapsed = stopwatch();
  const ticker = setInterval(() => {
    const more = detail();
    say(`  ${title}: ${elapsed()} so far${more ? `, ${more}` : ""}`);
  }, everySeconds * 1000);
  try {
    return await work();
  } finally {
    clearInterval(ticker);
  }
}
