import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "vonage-emulator";
import { root } from "../engine/pulumi";
import { handMade, takeKeyPair, run as execute, startEmulator, Workplace } from "./world";

describe("the command line of pulumi-vonage", { timeout: 120_000 }, () => {
  const place = new Workplace();
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({ seed: handMade(takeKeyPair(), takeKeyPair()) });
    place.use(emulator);
  });
  afterAll(() => emulator.stop());

  const run = (...args: string[]) => place.vonage(place.folder, "export", ...args);

  test("helps", async () => {
    for (const args of [
      ["--help"],
      ["export", "--help"],
      ["adopt", "--help"],
      ["doctor", "--help"],
      ["drift", "--help"],
    ]) {
      const { code, stdout } = await place.vonage(place.folder, ...args);
      expect(code).toBe(0);
      expect(stdout).toContain("Exit codes:");
      if (args.length > 1) expect(stdout).toMatch(/Examples:\n {2}pulumi-vonage /);
    }
    expect((await place.vonage(place.folder, "--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const wrong = await run("--bogus");
    expect(wrong).toMatchObject({ code: 1, stdout: "" });
    expect(wrong.stderr).toContain("unknown option");
  });

  test("answers a machine only with JSON, also for errors", async () => {
    for (const args of [
      ["export", "--json", "--bogus"],
      ["export", "a", "b", "--json"],
      ["export", "--json", "--key"],
      ["drift", "--cwd", "/", "--json"],
      ["adopt", "--cwd", "/", "--json"],
      ["nothing", "--json"],
    ]) {
      const { code, stdout, stderr } = await place.vonage(place.folder, ...args);
      expect(code).toBe(1);
      expect(stderr).not.toBe("");
      expect(JSON.parse(stdout)).toEqual({ error: expect.stringMatching(/^[^\n]{10,}$/) as string });
    }
  });

  test("reports an error of the system without a stack trace", async () => {
    place.write("in-the-way", "a file\n");
    const { code, stderr } = await run("in-the-way");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^pulumi-vonage: E\w+: .*in-the-way.*\n$/);
  });

  test("has colours only on a terminal, whatever the environment says", async () => {
    for (const setting of ["CI=true", "FORCE_COLOR=1", "TERM=xterm-256color"]) {
      const [key = "", value = ""] = setting.split("=");
      const { NO_COLOR: _, ...rest } = place.env;
      const program = [join(root, "dist/cli/main.js"), "export", "--dry-run", "--name", "leg*"];
      const { stdout, stderr } = await execute(process.execPath, program, place.folder, { ...rest, [key]: value });
      expect(stdout).toContain("NAME ON THE SERVICE");
      // eslint-disable-next-line no-control-regex -- escape codes are what is looked for
      expect(stdout + stderr).not.toMatch(/\u001b/);
    }
  });

  test("continues when nobody reads its output any more", async () => {
    const program = `"${process.execPath}" "${join(root, "dist/cli/main.js")}" export unread; echo "code $?" >&2`;
    const { stderr } = await execute("sh", ["-c", `(${program}) | true`], place.folder, place.env);
    expect(stderr).toBe("code 0\n");
    expect(readdirSync(join(place.folder, "unread"))).toContain("vonage.ts");
  });
});
