import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const KEPT = `compiled-${process.version}-${process.arch}.bin`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-compiled-"));
  cpSync(join(__dirname, "../../dist/plugin"), folder, { recursive: true, filter: (path) => !path.endsWith(".bin") });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the plugin of the folder like the engine, and ends it after its first output. */
async function start(...flags: string[]): Promise<{ said: string; errors: string }> {
  const child = spawn(process.execPath, [...flags, join(folder, "start.js")], { stdio: ["ignore", "pipe", "pipe"] });
  const errors: Buffer[] = [];
  child.stderr.on("data", (part: Buffer) => void errors.push(part));
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  const ended = once(child, "exit");
  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  return { said: said.toString(), errors: Buffer.concat(errors).toString() };
}

const port = { said: expect.stringMatching(/^\d+\n$/) as string, errors: "" };
const kept = () => readFileSync(join(folder, KEPT));

/** A plugin of the same length that says another word. V8 alone would take the code of one for the other. */
function pluginThatSays(word: string): void {
  writeFileSync(
    join(folder, "plugin.js"),
    `process.on("SIGINT", () => process.exit(0)); setInterval(() => {}, 1000); console.log("${word}");`,
  );
}

test("the first start keeps the compiled code, and later ones take it and leave it", async () => {
  expect(await start()).toEqual(port);
  const first = kept();
  expect(first.length).toBeGreaterThan(1e6);
  expect(await start()).toEqual(port);
  expect(kept().equals(first)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith("compiled"))).toEqual([KEPT]);
});

test("code of another source is not run", async () => {
  pluginThatSays("one");
  expect((await start()).said).toBe("one\n");
  const ofOne = kept();
  pluginThatSays("two");
  expect((await start()).said).toBe("two\n");
  expect(kept().equals(ofOne)).toBe(false);
  expect((await start()).said).toBe("two\n");
});

test("damaged code is not run, and is renewed", async () => {
  await start();
  const whole = kept();
  const damaged = Buffer.from(whole);
  damaged.fill(0x55, 1e6, 1e6 + 64);
  writeFileSync(join(folder, KEPT), damaged);
  expect(await start()).toEqual(port);
  expect(kept().equals(damaged)).toBe(false);
});

test("a start with other flags of Node works, and leaves the code to the others", async () => {
  await start();
  const first = kept();
  expect(await start("--no-opt")).toEqual(port);
  expect(kept().equals(first)).toBe(true);
});

test("a folder that takes no file still starts", async () => {
  mkdirSync(join(folder, KEPT));
  expect(await start()).toEqual(port);
  expect(readdirSync(join(folder, KEPT))).toEqual([]);
});
