// Reads a guide and runs its shell blocks, on a separate machine.
import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Emulator } from "vonage-emulator";
import { run, Workplace } from "../cli/world";
import { root } from "../engine/pulumi";

/** The shell blocks of a page, or of the section below a heading. */
export function shellBlocks(page: string, heading?: string): string[] {
  const text = readFileSync(join(root, page), "utf8");
  const section = heading === undefined ? text : sectionOf(text, heading);
  return [...section.matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)].map(([, indent = "", block = ""]) =>
    block.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  );
}

/** The code in TypeScript that a page shows below a heading. */
export function programsUnder(page: string, heading: string): string[] {
  const section = sectionOf(readFileSync(join(root, page), "utf8"), heading);
  return [...section.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block);
}

function sectionOf(text: string, heading: string): string {
  const [, , section] = new RegExp(`^(#+) ${heading}\n([\\s\\S]*?)(?=^\\1 |(?![\\s\\S]))`, "m").exec(text) ?? [];
  if (section === undefined) throw new Error(`There is no heading “${heading}”`);
  return section;
}

export interface Reader {
  readonly place: Workplace;
  /** Runs these lines in a folder. If one fails, the error contains all output. */
  type(folder: string, script: string): Promise<string>;
}

/** A machine on which npm installs the packages of this repository, and npx runs its build. */
export function reader(emulator: Emulator): Reader {
  const place = new Workplace().use(emulator);
  mkdirSync(join(place.folder, "bin"));
  const command = `"${process.execPath}" "${join(root, "dist/cli/main.js")}"`;
  const tools = {
    npm: "exit 0",
    npx: `case "$1" in pulumi) exec "$@";; pulumi-vonage) shift; exec ${command} "$@";; *) exit 127;; esac`,
  };
  for (const [name, script] of Object.entries(tools))
    chmodSync(place.write(`bin/${name}`, `#!/bin/sh\n${script}\n`), 0o755);
  place.env.PATH = join(place.folder, "bin") + delimiter + place.env.PATH;
  return {
    place,
    async type(folder, script) {
      const { code, stdout, stderr } = await run("sh", ["-e", "-c", script], folder, place.env);
      const said = `${stdout}\n${stderr}`;
      if (code !== 0) throw new Error(`These lines ended with code ${code}:\n${script}\n${said}`);
      return said;
    },
  };
}
