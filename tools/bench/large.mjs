// One large stack against many small ones with as many applications in all.
import { startEmulator } from "./emulator.mjs";
import { BenchStack } from "./stack.mjs";
import { rounded } from "./summary.mjs";

const LIFE = [
  { operation: "up", command: "up", change: 0 },
  { operation: "empty up", command: "up", change: 0 },
  { operation: "change of one application", command: "up", change: 1 },
  { operation: "refresh", command: "refresh", change: 1 },
  { operation: "destroy", command: "destroy", change: 1 },
];

/**
 * `{ total, stacks, rows }`, a row for each operation: the seconds in the one stack, in all small stacks one after the
 * other, and the mean of one small stack. `tell` gets each figure as it comes.
 */
export async function measureLarge(context, { total, stacks }, tell) {
  const one = await live(context, { count: 1, n: total }, tell);
  const many = await live(context, { count: stacks, n: total / stacks }, tell);
  const rows = LIFE.map(({ operation }) => ({
    operation,
    one: rounded(one[operation], 1),
    many: rounded(many[operation], 1),
    each: rounded(many[operation] / stacks, 1),
  }));
  return { total, stacks, rows };
}

/** Runs the whole life in each stack, and sums the seconds of each operation. */
async function live(context, { count, n }, tell) {
  const emulator = await startEmulator(context.root, 0);
  const seconds = {};
  try {
    for (let index = 0; index < count; index += 1) {
      const stack = new BenchStack({ ...context, variant: "own", n, parallel: 16 });
      try {
        await stack.init(emulator);
        for (const { operation, command, change } of LIFE) {
          const used = await stack.operate(command, { change, label: `${operation}, stack ${index + 1} of ${count}` });
          seconds[operation] = (seconds[operation] ?? 0) + used.seconds;
          tell(`${operation} of ${n}, stack ${index + 1} of ${count}: ${used.seconds.toFixed(1)} s`);
        }
      } finally {
        stack.remove();
      }
    }
  } finally {
    emulator.stop();
  }
  return seconds;
}

export const largeHead = ({ total, stacks }) => [
  "operation",
  `one stack of ${total}`,
  `${stacks} stacks of ${total / stacks}, one after the other`,
  "one of them",
];

export const largeRows = ({ rows }) =>
  rows.map(({ operation, one, many, each }) => [operation, `${one} s`, `${many} s`, `${each} s`]);
