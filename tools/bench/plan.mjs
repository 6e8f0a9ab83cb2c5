// The plan of the measurements: variants, numbers of resources, latencies and parallelism.

export const VARIANTS = {
  floor: "no-op dynamic resources with two properties and one provider object",
  "floor-same": "no-op dynamic resources with the properties and outputs of an application",
  own: "applications with a public key of one's own",
  keys: "applications with generated key pairs",
  "plugin-floor": "no-op resources of a plugin on the same gRPC code, with the properties of an application",
  "plugin-go": "the same of a plugin in Go, on pulumi-go-provider; takes Go",
  "plugin-own": "applications of the packaged plugin, with a public key of one's own",
  "plugin-keys": "applications of the packaged plugin, with generated key pairs",
};

/** The no-op resources that a variant is compared with: they have the same properties and outputs. */
export function sameFloorOf(variant) {
  return variant.startsWith("plugin") ? "plugin-floor" : "floor-same";
}

const ALL = ["floor", "own", "keys"];

/** The cells in the order in which they are measured: `{ n, latency, parallel, variants, rounds, repeats }`. */
export function planOf({ full, chosen, variants, rounds, repeats }) {
  const given = { ...(variants && { variants }), ...(rounds && { rounds }), ...(repeats && { repeats }) };
  const cells = full ? matrix(FULL) : chosen ? matrix(chosen) : SELECTION;
  return cells.map((cell) => ({ parallel: 16, variants: ALL, rounds: 1, repeats: 1, ...cell, ...given }));
}

/** The cells that the targets and the plots need. */
const SELECTION = [
  { n: 200, latency: 0, variants: Object.keys(VARIANTS), rounds: 2 },
  {
    n: 500,
    latency: 50,
    variants: ["floor", "floor-same", "own", "plugin-floor", "plugin-go", "plugin-own"],
    repeats: 2,
  },
  { n: 1000, latency: 0, variants: ["floor", "plugin-floor", "plugin-own"] },
  { n: 1, latency: 0, variants: Object.keys(VARIANTS), repeats: 3 },
  { n: 50, latency: 0, variants: Object.keys(VARIANTS) },
  { n: 50, latency: 50 },
  { n: 50, latency: 200 },
  { n: 50, latency: 50, parallel: 1, variants: ["floor", "own"] },
  { n: 50, latency: 50, parallel: 64, variants: ["floor", "own"] },
];

const FULL = { n: [1, 50, 200, 500], latency: [0, 50, 200], parallel: [1, 16, 64] };

function matrix({ n = [200], latency = [0], parallel = [16] }) {
  return n.flatMap((many) =>
    latency.flatMap((wait) => parallel.map((width) => ({ n: many, latency: wait, parallel: width }))),
  );
}
