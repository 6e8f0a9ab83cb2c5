// Summarises the samples: medians, and ratios to the floor in the same round.
import { sameFloorOf } from "./plan.mjs";

/** One row for each cell, variant and operation, in the order of the samples. */
export function summarize(samples) {
  const groups = Map.groupBy
    ? Map.groupBy(samples, rowKey)
    : samples.reduce((map, sample) => map.set(rowKey(sample), [...(map.get(rowKey(sample)) ?? []), sample]), new Map());
  return [...groups.values()].map((group) => {
    const { n, latency, parallel, variant, operation, requests, state } = group[0];
    const ratiosTo = (floor) =>
      group.map((sample) => sample.seconds / floorOf(sample, samples, floor)).filter(Number.isFinite);
    const ratios = ratiosTo("floor");
    return {
      ...{ n, latency, parallel, variant, operation, samples: group.length },
      seconds: rounded(median(group.map(({ seconds }) => seconds)), 2),
      ratio: rounded(median(ratios), 3),
      ratios: ratios.map((ratio) => rounded(ratio, 3)),
      ratioToSame: rounded(median(ratiosTo(sameFloorOf(variant))), 3),
      plugin: usage(group.map(({ plugin }) => plugin)),
      program: usage(group.map(({ program }) => program)),
      requests,
      state,
    };
  });
}

export function median(numbers) {
  if (numbers.length === 0) return NaN;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/** Rounds to a number of decimals. Returns undefined if the value is no number. */
export function rounded(number, decimals) {
  return Number.isFinite(number) ? Number(number.toFixed(decimals)) : undefined;
}

function rowKey({ n, latency, parallel, operation, variant }) {
  return [n, latency, parallel, operation, variant].join();
}

function floorOf(sample, samples, floor) {
  const key = ({ n, latency, parallel, operation, round, repeat }) =>
    [n, latency, parallel, operation, round, repeat].join();
  return samples.find((other) => other.variant === floor && key(other) === key(sample))?.seconds;
}

function usage(samples) {
  const seen = samples.filter(Boolean);
  if (seen.length === 0) return undefined;
  return {
    cpuSeconds: rounded(median(seen.map(({ cpuSeconds }) => cpuSeconds)), 2),
    peakMegabytes: rounded(Math.max(...seen.map(({ peakBytes }) => peakBytes)) / 1e6, 0),
  };
}
