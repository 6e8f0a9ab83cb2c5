import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { basic, send } from "./client";

let folder: string;
let main: string;
const children: ChildProcessWithoutNullStreams[] = [];

/** The command line runs from compiled files, like for users. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-"));
  const compiled = join(folder, "emulator/dist");
  mkdirSync(compiled, { recursive: true });
  copyFileSync("emulator/package.json", join(folder, "emulator/package.json"));
  cpSync("emulator/page", join(folder, "emulator/page"), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  for (const file of readdirSync("emulator").filter((name) => name.endsWith(".ts"))) {
    const { outputText } = transpileModule(readFileSync(join("emulator", file), "utf8"), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
    });
    writeFileSync(join(compiled, file.replace(/\.ts$/, ".js")), outputText);
  }
  main = join(compiled, "main.js");
});
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

interface Run {
  child: ChildProcessWithoutNullStreams;
  out: () => string;
  err: () => string;
  ended: Promise<{ code: number | null; signal: string | null }>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [main, ...args]);
  children.push(child);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<{ code: number | null; signal: string | null }>((end) => {
    child.on("close", (code, signal) => end({ code, signal }));
  });
  return { child, out: () => out, err: () => err, ended };
}

async function started(...args: string[]): Promise<Run & { url: string }> {
  const running = run("--port", "0", ...args);
  await expect.poll(() => running.out() + running.err(), { timeout: 10_000 }).toContain("\n");
  expect(running.err()).toBe("");
  const [, url = ""] = /^vonage-emulator listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(running.out()) ?? [];
  return { ...running, url };
}

const list = (url: string, apiKey: string, apiSecret: string) =>
  send(url, "GET", "/v2/applications", { headers: basic(apiKey, apiSecret) });

describe("vonage-emulator", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("prints one line, serves, and stops at %s", async (signal) => {
    const { url, child, ended, out } = await started();
    expect((await list(url, "emulator-key", "emulator-secret")).status).toBe(200);
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(out().split("\n")).toHaveLength(2);
  });

  test("stops while requests hang", async () => {
    const { url, child, ended } = await started("--latency", "60000");
    const pending = list(url, "emulator-key", "emulator-secret").catch(() => "broken");
    await expect
      .poll(async () => (await send(url, "GET", "/_emulator/journal")).text, { timeout: 10_000 })
      .toContain("/v2/applications");
    child.kill("SIGTERM");
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(await pending).toBe("broken");
  });

  test("accepts credentials, a seed, a data file, defaults and a budget", async () => {
    const seed = join(folder, "seed.json");
    writeFileSync(seed, JSON.stringify([{ id: "seeded", name: "seeded" }]));
    const data = join(folder, "data.json");
    const args = ["--api-key", "k", "--api-secret", "s", "--seed", seed, "--data", data];
    const first = await started(...args, "--defaults", "documented", "--request-budget", "2/60");
    expect((await list(first.url, "k", "wrong")).status).toBe(401);
    const made = await send(first.url, "POST", "/v2/applications", {
      json: { name: "shop", keys: { public_key: "PUBLIC_KEY" } },
      headers: basic("k", "s"),
    });
    expect(made.body.privacy).toEqual({ improve_ai: true });
    expect((await list(first.url, "k", "s")).status).toBe(429);
    first.child.kill("SIGTERM");
    await first.ended;
    const second = await started(...args);
    const { body } = await list(second.url, "k", "s");
    expect(body.total_items).toBe(2);
    second.child.kill("SIGTERM");
    await second.ended;
  });

  test("has as many accounts as the options name", async () => {
    const { url, child, ended } = await started("--account", "abcd1234:hush", "--account", "efgh5678:a:b");
    expect((await list(url, "emulator-key", "emulator-secret")).status).toBe(200);
    expect((await list(url, "abcd1234", "hush")).status).toBe(200);
    expect((await list(url, "efgh5678", "a:b")).status).toBe(200);
    expect((await list(url, "abcd1234", "a:b")).status).toBe(401);
    child.kill("SIGTERM");
    await ended;
  });

  test("prints its version and its help", async () => {
    const { version } = JSON.parse(readFileSync("emulator/package.json", "utf8")) as { version: string };
    const asked = run("--version");
    expect((await asked.ended).code).toBe(0);
    expect(asked.out()).toBe(`${version}\n`);
    const help = run("--help");
    expect((await help.ended).code).toBe(0);
    expect(help.out()).toContain("--account <key:secret>");
  });

  test("says in one line when the port is in use", async () => {
    const { url, child, ended } = await started();
    const { port } = new URL(url);
    const other = run("--port", port);
    expect((await other.ended).code).toBe(1);
    expect(other.err()).toBe(
      `vonage-emulator: port ${port} on 127.0.0.1 is in use; choose another with --port, or --port 0 for any\n`,
    );
    expect(other.out()).toBe("");
    child.kill("SIGTERM");
    await ended;
  });

  test.each([
    [["--port", "70000"], "It must be a whole number from 0 to 65535."],
    [["--frob"], "unknown option '--frob'"],
    [["extra"], "too many arguments"],
    [["--defaults", "mine"], "Allowed choices are documented, observed."],
    [["--request-budget", "many"], "It must be requests/seconds, such as 30/1."],
    [["--latency", "-1"], "It must be a whole number"],
    [["--account", "abcd1234"], "It must be KEY:SECRET, such as abcd1234:hush."],
    [["--account", ":hush"], "It must be KEY:SECRET"],
    [["--port", "0", "--account", "a:b", "--account", "a:c"], "Two accounts have the API key a"],
    [["--port", "0", "--seed", "/no/such/file"], "/no/such/file: ENOENT"],
  ])("says in one line what is wrong with %j", async (args, message) => {
    const { ended, err, out } = run(...args);
    expect((await ended).code).toBe(1);
    expect(err()).toContain(message);
    expect(err()).toMatch(/^vonage-emulator: [^\n]+\n$/);
    expect(out()).toBe("");
  });
});
