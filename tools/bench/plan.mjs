// The plan of the measurements: variants, numbers of resources, latencies and parallelism.

export const VARIANTS = {
  floor: "no-op dynamic resources with two properties and one provider object",
  "floor-same": "no-op dynamic resources with the properties and outputs of an application",
  own: "applications with a public key of one's own",
  keys: "applications with generated key pairs",
};

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
  { n: 500, latency: 50, variants: ["floor", "floor-same", "own"], repeats: 2 },
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
