// Declares the resources of a benchmark program: N times the same. The first one changes with BENCH_CHANGE.
const { BENCH_N: n, BENCH_CHANGE: change } = process.env;

/** Calls `declare` with a name and the address of a webhook for each. */
export function declareAll(declare) {
  for (let index = 0; index < Number(n); index += 1)
    declare(`resource-${index}`, `https://example.com/answer/${index === 0 ? change : 0}`);
}

/** An ordinary voice application. */
export function applicationArgs(address) {
  const { BENCH_VARIANT: variant, BENCH_PUBLIC_KEY: publicKey } = process.env;
  return {
    capabilities: {
      voice: {
        webhooks: {
          answerUrl: { address, httpMethod: "POST" },
          eventUrl: { address: "https://example.com/events", httpMethod: "POST" },
        },
      },
    },
    ...(!variant.endsWith("keys") && { publicKey }),
  };
}
