// Builds the packaged plugin in dist/plugin/: one bundled file, its start scripts, and Pulumi's executable.
import { build } from "esbuild";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

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
  minify: true,
  keepNames: true, // The code recognises errors by their names.
  platform: "node",
  target: `node${oldest.join(".")}`,
  format: "cjs",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

const needed = `Node.js ${oldest.join(".")} or newer: https://nodejs.org`;
writeFileSync(`${folder}start.js`, start(oldest));
writeFileSync(`${folder}pulumi-resource-vonage`, launcher());
chmodSync(`${folder}pulumi-resource-vonage`, 0o755);
copyFileSync(`${root}LICENSE`, `${folder}LICENSE`);
writeFileSync(`${folder}THIRD-PARTY-LICENSES.txt`, licenses(Object.keys(metafile.inputs)));

/** The start script for a shell. */
function launcher() {
  return `#!/bin/sh
# Starts the Vonage provider for Pulumi.
if ! command -v node >/dev/null 2>&1; then
  echo "pulumi-resource-vonage: there is no node on the PATH. The Vonage provider needs ${needed}" >&2
  exit 1
fi
exec node "\${0%/*}/start.js" "$@"
`;
}

/** The start script for Node. It uses only old syntax, so that an old Node can run it and print the required version. */
function start([major, minor]) {
  return `"use strict";
var version = process.versions.node.split(".").map(Number);
if (version[0] < ${major} || (version[0] === ${major} && version[1] < ${minor})) {
  console.error("pulumi-resource-vonage: node on the PATH is " + process.version + ". The Vonage provider needs ${needed}");
  process.exit(1);
}
require("./plugin.js");
`;
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
