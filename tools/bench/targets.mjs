// What the provider promises, and whether the figures keep it.

/** `{ target, value, limit, met }` for each promise; `value` and `met` are missing where nothing was measured. */
export function judge({ rows, loading, emulator }) {
  const ratio = (n, operation, variant, latency) =>
    rows.find((row) => row.n === n && row.operation === operation && row.variant === variant && row.latency === latency)
      ?.ratio;
  const providerBytes = Math.max(
    ...rows.filter(({ variant }) => variant === "own").map(({ state }) => state?.provider ?? 0),
  );
  return [
    atMost("up of 200 with own keys, ratio to the floor", ratio(200, "up", "own", 0), 1.05),
    atMost("up of 200 with generated keys, ratio to the floor", ratio(200, "up", "keys", 0), 1.2),
    atMost("empty up of 500, ratio to the floor", ratio(500, "empty up", "own", 50), 1.05),
    atMost("refresh of 500 at 50 ms latency, ratio to the floor", ratio(500, "refresh", "own", 50), 1.3),
    atMost("__provider in the state, bytes", providerBytes || undefined, 2200),
    atMost("loading pulumi-vonage, ratio to @pulumi/pulumi alone", loading?.ratio, 1.1),
    atLeast("GET per second of the emulator on one core", emulator?.perCoreSecond, 5000),
  ];
}

function atMost(target, value, limit) {
  return { target, value, limit: `<= ${limit}`, met: value === undefined ? undefined : value <= limit };
}

function atLeast(target, value, limit) {
  return { target, value, limit: `>= ${limit}`, met: value === undefined ? undefined : value >= limit };
}
