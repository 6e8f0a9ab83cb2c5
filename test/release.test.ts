import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { version } from "../package.json";
import { root } from "./engine/pulumi";
import { portableExecutable } from "./executables";

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

test("every archive of the plugin starts with an executable of its kind of machine", async () => {
  const machines = { "linux-amd64": 0, "darwin-arm64": 0, "windows-amd64": 0x8664, "windows-arm64": 0xaa64 };
  for (const [machine, cpu] of Object.entries(machines)) {
    const archive = join(release, `pulumi-resource-vonage-v${version}-${machine}.tar.gz`);
    const executable = `pulumi-resource-vonage${cpu ? ".exe" : ""}`;
    const { stdout: listed } = await run("tar", ["-tvzf", archive]);
    const entries = listed
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, 10), line.split(" ").at(-1)]);
    expect(entries.map(([, name]) => name)).toEqual([
      "LICENSE",
      "THIRD-PARTY-LICENSES.txt",
      "load.js",
      "plugin.js",
      executable,
      "start.js",
    ]);
    expect(entries).toContainEqual(["-rwxr-xr-x", executable]);
    const { stdout: bytes } = await run("tar", ["-xOzf", archive, executable], {
      encoding: "buffer",
      maxBuffer: 64 * 1024 * 1024,
    });
    if (cpu) expect(portableExecutable(bytes)).toEqual({ cpu, isExecutable: true, isConsole: true, isSigned: false });
    else expect(bytes.toString()).toMatch(/^#!\/bin\/sh\n/);
  }
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
