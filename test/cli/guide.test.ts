import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Emulator } from "vonage-emulator";
import { root } from "../engine/pulumi";
import { complaints } from "../examples/compiler";
import { handMade, takeKeyPair, run, startEmulator, Workplace } from "./world";

const guide = readFileSync(join(root, "docs/guides/adopt.md"), "utf8");

/** The shell blocks below a heading, as one script. */
function commandsUnder(heading: string): string {
  const [, section = ""] = new RegExp(`^## ${heading}\n([\\s\\S]*?)(?=^## )`, "m").exec(guide) ?? [];
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block).join("");
}

describe("the guide “Adopt your account”, word for word", { timeout: 600_000 }, () => {
  let emulator: Emulator | undefined;
  afterEach(() => emulator?.stop());

  /** A machine on which npm installs the packages of this repository, and npx runs its build. */
  const start = async () => {
    const [shop, support] = [takeKeyPair(), takeKeyPair()];
    const credentials = { apiKey: "abcd1234", apiSecret: "your-secret" };
    emulator = await startEmulator({ ...credentials, seed: handMade(shop, support) });
    const place = new Workplace();
    mkdirSync(join(place.folder, "vonage-keys"));
    place.write("vonage-keys/shop.key", shop.privateKey);
    place.write("vonage-keys/support.key", support.privateKey);
    mkdirSync(join(place.folder, "bin"));
    const tools = {
      npm: `[ "$*" = install ] && ln -s "${join(root, "node_modules")}" node_modules`,
      npx: `[ "$1" = pulumi-vonage ] && shift && exec "${process.execPath}" "${join(root, "dist/cli/main.js")}" "$@"`,
    };
    for (const [name, script] of Object.entries(tools))
      chmodSync(place.write(`bin/${name}`, `#!/bin/sh\n${script}\n`), 0o755);
    Object.assign(place.env, {
      HOME: place.folder,
      VONAGE_BASE_URL: emulator.url,
      PATH: join(place.folder, "bin") + delimiter + place.env["PATH"],
    });
    return { place, emulator };
  };
  const shell = async ({ env }: Workplace, cwd: string, script: string) => {
    const { code, stdout, stderr } = await run("sh", ["-e", "-x", "-c", script], cwd, env);
    return { code, text: `${stdout}\n${stderr}` };
  };

  test("creates a new project", async () => {
    const script = commandsUnder("In a new project");
    expect(script.match(/pulumi-vonage (export|adopt|doctor|drift)/g)).toHaveLength(5);
    const { place, emulator } = await start();
    // Here the engine also checks the types of the programs, as it does for a user.
    delete place.env["PULUMI_NODEJS_TRANSPILE_ONLY"];
    const { code, text } = await shell(place, place.folder, script);
    expect(text).toContain("Adopted 9 applications and 3 users.");
    expect(text).toContain("13 unchanged");
    expect(text).toContain("Compared 12 of 12: no drift.");
    expect(code).toBe(0);
    expect(emulator.journal().filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("adds to an existing project", async () => {
    const { place, emulator } = await start();
    place.use({ ...emulator, apiKey: "abcd1234", apiSecret: "your-secret" });
    const folder = await place.stack("mine", 'export const greeting = "hello";\n');
    await place.pulumi(folder, "up", "--yes", "--skip-preview");
    const { code, text } = await shell(place, folder, commandsUnder("In an existing project"));
    expect(text).toContain("Adopted 1 application.");
    expect(code).toBe(0);
    // The compiler checks the types of the program, instead of the engine at every run.
    expect(complaints(folder).filter((complaint) => complaint.startsWith(folder))).toEqual([]);
    expect(emulator.journal().filter(({ method }) => method !== "GET")).toEqual([]);
  });
});
