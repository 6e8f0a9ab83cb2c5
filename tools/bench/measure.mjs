// Measures the variants of one cell side by side: each operation on one variant after the other.
import { BenchStack } from "./stack.mjs";

/** Yields samples `{ n, latency, parallel, variant, round, operation, seconds, plugin, program, requests, state }`. */
export async function* measure(cell, { emulators, context, labels }) {
  const { n, latency, parallel, variants, rounds, repeats } = cell;
  for (let round = 0; round < rounds; round += 1) {
    const stacks = variants.map((variant, at) => {
      return { variant, emulator: emulators[at], stack: new BenchStack({ ...context, variant, n, parallel }) };
    });
    try {
      for (const { stack, emulator } of stacks) {
        await emulator.reset();
        await stack.init(emulator);
      }
      let step = round;
      for (const { operation, command, change, repeat } of lifeOf(repeats)) {
        step += 1;
        for (const { variant, emulator, stack } of rotated(stacks, step)) {
          const label = labels({ n, latency, parallel, variant, operation, round, repeat });
          const used = await stack.operate(command, { change, label });
          const state = command === "destroy" ? undefined : stack.stateSize();
          const requests = await emulator.requests();
          yield { n, latency, parallel, variant, round, repeat, operation, ...used, requests, state };
        }
      }
    } finally {
      for (const { stack } of stacks) stack.remove();
    }
  }
}

function lifeOf(repeats) {
  const times = Array.from({ length: repeats }, (_, repeat) => repeat);
  return [
    { operation: "up", command: "up", change: 0, repeat: 0 },
    ...times.map((repeat) => ({ operation: "empty up", command: "up", change: 0, repeat })),
    ...times.map((repeat) => ({ operation: "change", command: "up", change: repeat + 1, repeat })),
    ...times.map((repeat) => ({ operation: "refresh", command: "refresh", change: repeats, repeat })),
    { operation: "destroy", command: "destroy", change: repeats, repeat: 0 },
  ];
}

/** Changes the order of the variants in each round, so that none is always first. */
function rotated(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
