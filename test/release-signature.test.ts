import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./engine/pulumi";
import { machO } from "./executables";

interface Tool {
  signAdHoc: (file: string, identifier: string) => void;
}

const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-signature-test-"));
const file = join(folder, "program");
let signedByGo: Buffer;
let signAdHoc: Tool["signAdHoc"];
// The linker of Go signs programs for Apple silicon, and calls them a.out.
beforeAll(async () => {
  ({ signAdHoc } = (await import(`${root}/tools/release/macho-signature.mjs`)) as Tool);
  cpSync(join(root, "tools/windows-launcher"), folder, { recursive: true });
  const target = { GOOS: "darwin", GOARCH: "arm64", CGO_ENABLED: "0", GOFLAGS: "", GOWORK: "off" };
  execFileSync("go", ["build", "-trimpath", "-o", file, "."], { cwd: folder, env: { ...process.env, ...target } });
  signedByGo = readFileSync(file);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("makes the same signature as the linker of Go", () => {
  signAdHoc(file, "a.out");
  expect(readFileSync(file).equals(signedByGo)).toBe(true);
});

test("signs a program without a signature", () => {
  writeFileSync(file, withoutSignature(signedByGo));
  signAdHoc(file, "a.out");
  expect(readFileSync(file).equals(signedByGo)).toBe(true);
});

test("replaces a signature that no longer fits", () => {
  const changed = Buffer.from(signedByGo);
  const place = changed.indexOf("no node on the PATH");
  changed[place]! += 1;
  const page = Math.floor(place / 4096);
  expect(machO(changed).signature.wrongPages).toEqual([page]);
  writeFileSync(file, changed);
  signAdHoc(file, "other");
  expect(machO(readFileSync(file)).signature).toMatchObject({ identifier: "other", isAdHoc: true, wrongPages: [] });
});

test("refuses a file that is no program for macOS", () => {
  writeFileSync(file, "#!/bin/sh\nexit 0\n");
  expect(() => signAdHoc(file, "a.out")).toThrow(`${file} is no 64-bit executable for macOS.`);
});

/** The command of the signature is the last one of Go's programs. */
function withoutSignature(signed: Buffer) {
  const commands = signed.readUInt32LE(20);
  const last = 32 + commands - 16;
  expect(signed.readUInt32LE(last)).toBe(0x1d);
  const start = signed.readUInt32LE(last + 8);
  const bytes = Buffer.from(signed.subarray(0, start));
  bytes.writeUInt32LE(bytes.readUInt32LE(16) - 1, 16);
  bytes.writeUInt32LE(commands - 16, 20);
  bytes.fill(0, last, last + 16);
  const segment = bytes.indexOf("__LINKEDIT\0") - 8;
  bytes.writeBigUInt64LE(BigInt(start) - bytes.readBigUInt64LE(segment + 40), segment + 48);
  return bytes;
}
