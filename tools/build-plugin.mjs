// Builds the packaged plugin in dist/plugin/: one bundled file, its start scripts, and Pulumi's executable.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeStart } from "./plugin-start/write.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = `${root}dist/plugin/`;
const { engines } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const oldest = /(\d+)\.(\d+)/.exec(engines.node)?.slice(1).map(Number);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const { metafile } = await build({
  entryPoints: { plugin: `${root}provider/hosts/plugin/main.ts` },
  outdir: folder,
  absWorkingDir: root,
  bundle: true,
  // Names stay, because errors show them. To keep them beside shorter names costs time in each call of a closure.
  minifyWhitespace: true,
  minifySyntax: true,
  platform: "node",
  target: `node${oldest.join(".")}`,
  format: "cjs",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  plugins: [withoutFetch()],
});

writeStart(folder, { name: "pulumi-resource-vonage", title: "The Vonage provider", oldest });
copyFileSync(`${root}LICENSE`, `${folder}LICENSE`);
writeFileSync(`${folder}THIRD-PARTY-LICENSES.txt`, licenses(Object.keys(metafile.inputs)));

/**
 * Leaves out axios's way of sending requests by `fetch`, which the plugin does not use. Only to look at it, Node would load
 * all of its own `fetch`.
 */
function withoutFetch() {
  return {
    name: "without-fetch",
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]axios[\\/]lib[\\/]adapters[\\/]fetch\.js$/ }, () => ({
        contents: "export const getFetch = () => null; export default null;",
      })),
  };
}

/** The licenses of all packages that the one file holds. */
function licenses(inputs) {
  const packages = new Set(inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  return [...packages]
    .sort()
    .map((path) => {
      const { name, version: own, license } = JSON.parse(readFileSync(`${root}${path}/package.json`, "utf8"));
      return `${name} ${own}: ${typeof license === "string" ? license : (license?.type ?? "see the package")}`;
    })
    .join("\n")
    .concat("\n");
}
