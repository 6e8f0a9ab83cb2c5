// The performance targets of the provider, and whether the figures meet them.

/**
 * Returns `{ target, value, limit, met }` for each target. Where no-op resources with the same properties and outputs
 * were measured, a ratio also has `same` and `metBySame`. Targets that were not measured are missing.
 */
export function judge({ rows, loading, emulator, keyPairSeconds }) {
  const row = (n, operation, variant, latency) =>
    rows.find(
      (one) =>
        one.n === n &&
        one.operation === operation &&
        one.variant === variant &&
        one.latency === latency &&
        one.parallel === 16,
    );
  const ratio = (target, { ratio, ratioToSame } = {}, limit) => ({
    ...atMost(target, ratio, limit),
    ...(ratioToSame !== undefined && { same: ratioToSame, metBySame: ratioToSame <= limit }),
  });
  const providerBytes = Math.max(
    ...rows.filter(({ variant }) => variant === "own").map(({ state }) => state?.provider ?? 0),
  );
  return [
    ratio("up of 200 with own keys, ratio to the floor", row(200, "up", "own", 0), 1.05),
    ratio("up of 200 with generated keys, ratio to the floor", row(200, "up", "keys", 0), 1.2),
    ratio("empty up of 500, ratio to the floor", row(500, "empty up", "own", 50), 1.05),
    ratio("refresh of 500 at 50 ms latency, ratio to the floor", row(500, "refresh", "own", 50), 1.3),
    ...[200, 500].flatMap((n) => ofPlugin(n, n === 200 ? 0 : 50, row)),
    ...keysOfPlugin(row, keyPairSeconds),
    atMost("memory of the plugin at 1000 resources, MB", row(1000, "up", "plugin-own", 0)?.plugin?.peakMegabytes, 200),
    atMost("__provider in the state, bytes", providerBytes || undefined, 2200),
    atMost("loading pulumi-vonage, ratio to @pulumi/pulumi alone", loading?.ratio, 1.1),
    atLeast("GET per second of the emulator on one core", emulator?.perCoreSecond, 5000),
  ];
}

/** The packaged plugin, beside no-op resources with the same properties and beside the dynamic variant. */
function ofPlugin(n, latency, row) {
  return ["up", "empty up", "refresh", "destroy"].flatMap((operation) => {
    const [plugin, dynamic] = [row(n, operation, "plugin-own", latency), row(n, operation, "own", latency)];
    return [
      atMost(`${operation} of ${n} by the plugin, ratio to its no-op`, plugin?.ratioToSame, 1.1),
      atMost(`${operation} of ${n} by the plugin, ratio to the dynamic`, divided(plugin?.seconds, dynamic?.seconds), 1),
    ];
  });
}

/** Generated keys are judged against their physics. */
function keysOfPlugin(row, keyPairSeconds) {
  const [keys, own] = [row(200, "up", "plugin-keys", 0), row(200, "up", "plugin-own", 0)];
  const least = own && keyPairSeconds && own.seconds + 200 * keyPairSeconds;
  return [
    atMost(
      "up of 200 by the plugin with generated keys, ratio to own keys and the pairs",
      divided(keys?.seconds, least),
      1.1,
    ),
  ];
}

function divided(one, other) {
  const ratio = one / other;
  return Number.isFinite(ratio) ? Number(ratio.toFixed(3)) : undefined;
}

function atMost(target, value, limit) {
  return { target, value, limit: `<= ${limit}`, met: value === undefined ? undefined : value <= limit };
}

function atLeast(target, value, limit) {
  return { target, value, limit: `>= ${limit}`, met: value === undefined ? undefined : value >= limit };
}
