// N resources of one variant, of which the first changes with BENCH_CHANGE.
const { BENCH_VARIANT: variant, BENCH_N: n = "1", BENCH_CHANGE: change = "0", BENCH_PUBLIC_KEY: publicKey } = process.env;

const { declare } = await import(variant.startsWith("floor") ? "./floor.mjs" : "./applications.mjs");

for (let index = 0; index < Number(n); index += 1) {
  const address = `https://example.com/answer/${index === 0 ? change : 0}`;
  declare(`resource-${index}`, address, variant === "keys" ? undefined : publicKey, variant);
}
