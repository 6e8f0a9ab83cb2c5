import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import schema from "../../schema.json";
import { offlineEnvironment, pulumi, root } from "../engine/pulumi";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-archive-test-"));
const machine = { os: process.platform, arch: process.arch === "x64" ? "amd64" : process.arch };
let archive: string;

beforeAll(async () => {
  const { makeArchive } = (await import(`${root}/tools/plugin-archive.mjs`)) as {
    makeArchive: (machine: object, folder: string) => string;
  };
  archive = makeArchive(machine, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The result of `pulumi` for a user who has only this installed plugin. */
async function schemaAfter(name: string, ...install: string[]): Promise<{ name: string; version: string }> {
  const own = join(folder, name);
  mkdirSync(own);
  const options = { cwd: own, env: offlineEnvironment(own), limitSeconds: 300 };
  const installed = await pulumi(["plugin", "install", "resource", "vonage", schema.version, ...install], options);
  expect({ ...installed, stdout: "" }).toEqual({ code: 0, stdout: "", stderr: expect.any(String) as string });
  const { code, stdout, stderr } = await pulumi(["package", "get-schema", `vonage@${schema.version}`], options);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout) as { name: string; version: string };
}

// The archive of a release and its launcher, installed as users install it.
test("installs from a file", { timeout: 600_000 }, async () => {
  expect(await schemaAfter("file", "--file", archive)).toMatchObject({ name: "vonage", version: schema.version });
});

test("installs from a server, under the name that Pulumi asks for", { timeout: 600_000 }, async () => {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    if (!archive.endsWith(url)) return response.writeHead(404).end();
    const bytes = readFileSync(archive);
    return response.writeHead(200, { "Content-Length": bytes.length }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await schemaAfter("server", "--server", address)).toMatchObject({ version: schema.version });
    expect(asked).toContain(`/pulumi-resource-vonage-v${schema.version}-${machine.os}-${machine.arch}.tar.gz`);
  } finally {
    server.close();
  }
});

test("says in one line what is missing without Node, or with an old Node", async () => {
  const launcher = join(root, "dist/plugin/pulumi-resource-vonage");
  const tools = join(folder, "tools");
  mkdirSync(tools);
  symlinkSync("/bin/sh", join(tools, "sh"));
  const told = async () => {
    const failed = await run(launcher, ["127.0.0.1:1"], { env: { PATH: tools } }).catch((error: unknown) => error);
    return (failed as { stderr: string }).stderr;
  };
  expect(await told()).toMatch(
    /^pulumi-resource-vonage: there is no node on the PATH\. [^\n]*20\.19 or newer[^\n]*\n$/,
  );

  // An old Node runs the start script, with its own version.
  writeFileSync(
    join(tools, "node"),
    `#!/bin/sh\nexec ${process.execPath} -e '
      Object.defineProperty(process, "version", { value: "v18.20.4" });
      Object.defineProperty(process, "versions", { value: { node: "18.20.4" } });
      require(process.argv[1]);
    ' "$@"\n`,
    { mode: 0o755 },
  );
  expect(await told()).toMatch(
    /^pulumi-resource-vonage: node on the PATH is v18\.20\.4\. [^\n]*20\.19 or newer[^\n]*\n$/,
  );
});
