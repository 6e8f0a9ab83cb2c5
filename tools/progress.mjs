// What the set-up tells the reader while it works: plain lines, so that a log reads like a terminal.
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

/** Runs `work`, and shows with a line now and then that it is still going on; `detail` tells how far it is. */
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
