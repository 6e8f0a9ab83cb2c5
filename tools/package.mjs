// Makes the files of a release in dist/release/: the archives of the plugin, the npm packages, and their checksums.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeArchive } from "./plugin-archive.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const release = join(root, "dist/release");
const targets = ["linux", "darwin", "windows"].flatMap((os) => ["amd64", "arm64"].map((arch) => ({ os, arch })));

rmSync(release, { recursive: true, force: true });
mkdirSync(release, { recursive: true });

const hasGo = works("go", ["version"]);
const left = [];
for (const target of targets) {
  if (target.os === "windows" && !hasGo) left.push(`${target.os}-${target.arch}`);
  else makeArchive(target, release);
}

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
execFileSync(
  npm,
  ["pack", "--loglevel=error", "--workspaces", "--include-workspace-root", "--pack-destination", release],
  {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  },
);

const files = readdirSync(release).sort();
const sums = files.map((name) => `${digest(join(release, name))}  ${name}\n`).join("");
writeFileSync(join(release, "SHA256SUMS"), sums);
process.stdout.write(sums);
if (left.length > 0) {
  console.error(`Left out: ${left.join(", ")}. Their launcher needs Go, which is not on the PATH.`);
  process.exitCode = 1;
}

function works(command, args) {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function digest(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
