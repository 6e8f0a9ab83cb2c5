// Makes and packs an executable that contains the plugin and Node, for machines without Node.
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "postject";
import { run } from "../run.mjs";
import { archive } from "./archive.mjs";
import { removeSignature } from "./authenticode.mjs";
import { signAdHoc } from "./macho-signature.mjs";
import { must } from "./must.mjs";
import { nodeBinary, nodeVersion } from "./node-binaries.mjs";

const NAME = "pulumi-resource-vonage";
/** The name of the resource from which Node reads its embedded data, from Node's documentation. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/** The kinds of machines. The tests run only the first. */
export const machines = [
  { os: "linux", arch: "amd64", isTested: true },
  { os: "linux", arch: "arm64" },
  { os: "darwin", arch: "amd64" },
  { os: "darwin", arch: "arm64" },
  { os: "windows", arch: "amd64" },
  { os: "windows", arch: "arm64" },
];

const here = { os: process.platform.replace("win32", "windows"), arch: process.arch.replace("x64", "amd64") };

/** Resolves with the path of the archive. */
export async function makeStandalone(root, machine, folder) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const plugin = join(root, "dist", "plugin");
  const content = mkdtempSync(join(tmpdir(), "pulumi-vonage-standalone-"));
  try {
    await makeExecutable(root, machine, content);
    copyFileSync(join(plugin, "LICENSE"), join(content, "LICENSE"));
    const licenses = readFileSync(join(plugin, "THIRD-PARTY-LICENSES.txt"), "utf8");
    const nodes = `node v${nodeVersion}: https://github.com/nodejs/node/blob/v${nodeVersion}/LICENSE\n`;
    writeFileSync(join(content, "THIRD-PARTY-LICENSES.txt"), licenses + nodes);
    const target = join(folder, `${NAME}-standalone-v${version}-${machine.os}-${machine.arch}.tar.gz`);
    archive(content, target);
    return target;
  } finally {
    rmSync(content, { recursive: true, force: true });
  }
}

/** Makes the executable in a folder, and resolves with its path. */
export async function makeExecutable(root, machine, folder) {
  const { os, arch } = machine;
  const isOwn = os === here.os && arch === here.arch;
  const executable = join(folder, `${NAME}${os === "windows" ? ".exe" : ""}`);
  const work = mkdtempSync(join(tmpdir(), "pulumi-vonage-blob-"));
  try {
    mkdirSync(folder, { recursive: true });
    copyFileSync(await nodeBinary(root, machine), executable);
    chmodSync(executable, 0o755);
    // Only if strip is available. If stripped later, the executable would not start.
    if (isOwn && os === "linux") await run("strip", [executable], { cwd: work });
    // Node's own signature does not fit the changed file. For macOS, inject removes it.
    if (os === "windows") removeSignature(executable);
    const blob = readFileSync(await makeBlob(root, work, { isOwn }));
    await inject(executable, "NODE_SEA_BLOB", blob, {
      sentinelFuse: FUSE,
      ...(os === "darwin" && { machoSegmentName: "NODE_SEA" }),
    });
    if (os === "darwin") signAdHoc(executable, NAME);
    return executable;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The data that Node reads at its start. The same version of Node must make it. */
async function makeBlob(root, work, { isOwn }) {
  const node = await nodeBinary(root, here);
  const source = join(work, "plugin.js");
  const main = join(work, "main.js");
  const cache = join(work, "cache");
  const blob = join(work, "blob");
  const text = readFileSync(join(root, "dist", "plugin", "plugin.js"), "utf8");
  writeFileSync(source, `(function (exports, require, module) {${text}\n})`);
  writeFileSync(main, MAIN);
  // Compiled code fits only the kind of machine that has compiled it.
  if (isOwn) await must(node, ["-e", WARM, source, cache], { cwd: work });
  const settings = {
    main,
    output: blob,
    disableExperimentalSEAWarning: true,
    assets: { plugin: source, ...(isOwn && { cache }) },
  };
  writeFileSync(join(work, "sea.json"), JSON.stringify(settings));
  await must(node, ["--experimental-sea-config", "sea.json"], { cwd: work });
  return blob;
}

/** Starts the plugin inside the executable, with the compiled code if it fits. */
const MAIN = `"use strict";
const sea = require("node:sea");
const vm = require("node:vm");
let cachedData;
try {
  cachedData = Buffer.from(sea.getRawAsset("cache"));
} catch {}
const script = new vm.Script(sea.getAsset("plugin", "utf8"), { filename: "plugin.js", cachedData });
script.runInThisContext()(exports, require, module);
`;

/** Starts the plugin once, so that the compiled code contains everything that a start needs. */
const WARM = `"use strict";
const fs = require("node:fs");
const vm = require("node:vm");
const [source, cache] = process.argv.slice(1);
process.argv.length = 1;
const script = new vm.Script(fs.readFileSync(source, "utf8"), { filename: "plugin.js" });
process.stdout.write = () => {
  fs.writeFileSync(cache, script.createCachedData());
  process.exit(0);
};
script.runInThisContext()(exports, require, module);
`;
