// Packs a folder as an archive.
import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";

/** Without a top folder, as Pulumi expects it. The same files make the same bytes. */
export function archive(folder, target) {
  const names = readdirSync(folder).sort();
  const same = ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner"];
  const tar = execFileSync("tar", [...(isGnuTar() ? same : []), "-cf", "-", "-C", folder, ...names], {
    maxBuffer: 1024 * 1024 * 1024,
  });
  writeFileSync(target, execFileSync("gzip", ["-n", "-9"], { input: tar, maxBuffer: 1024 * 1024 * 1024 }));
}

function isGnuTar() {
  return execFileSync("tar", ["--version"], { encoding: "utf8" }).includes("GNU");
}
