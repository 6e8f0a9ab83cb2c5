import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { version } from "../package.json";
import { root } from "./engine/pulumi";

const run = promisify(execFile);
const release = mkdtempSync(join(tmpdir(), "pulumi-vonage-release-test-"));
afterAll(() => rmSync(release, { recursive: true, force: true, maxRetries: 5 }));

// Packs a release, then installs and runs everything in it, like npm run package and npm run verify-release.
test("a release holds the files for every registry", { timeout: 900_000 }, async () => {
  await run(process.execPath, [join(root, "tools/package.mjs"), release], { cwd: root });
  const machines = ["darwin", "linux", "windows"].flatMap((os) => [`${os}-amd64`, `${os}-arm64`]);
  expect(readdirSync(release).sort()).toEqual(
    [
      "SHA256SUMS",
      ...machines.map((machine) => `pulumi-resource-vonage-v${version}-${machine}.tar.gz`),
      `pulumi-vonage-${version}.tgz`,
      `pulumi-vonage-vonage-${version}.tgz`,
      `pulumi_vonage-${version}-py3-none-any.whl`,
      `pulumi_vonage-${version}.tar.gz`,
      ...["-sources.jar", ".jar", ".pom"].map((ending) => `vonage-${version}${ending}`),
      `vonage-emulator-${version}.tgz`,
      `vonage-go-${version}.tar.gz`,
    ].sort(),
  );
});

test("every part of it is installed and runs", { timeout: 1_800_000 }, async () => {
  const { stdout } = await run(process.execPath, [join(root, "tools/verify-release.mjs"), release], { cwd: root });
  const verified = [...stdout.matchAll(/^(.+): verified in /gm)].map(([, part]) => part);
  expect(verified).toEqual([
    "the checksums",
    "the npm packages",
    "the plugin, from a server",
    "the plugin, from a file",
    "a program with dynamic resources",
    ...["YAML", "TypeScript", "Python", "Go", "Java"].map((language) => `a program in ${language}`),
  ]);
});
