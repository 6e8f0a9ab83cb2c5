/** Someone who reads a guide and types its shell blocks, on a machine of their own. */
import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Emulator } from "vonage-emulator";
import { run, Workplace } from "../cli/world";
import { root } from "../engine/pulumi";

/** The shell blocks below a heading of a page, the heading's own level and number of blocks given. */
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
  /** Types these lines in a folder. Throws with everything that was said if one of them fails. */
  type(folder: string, script: string): Promise<string>;
}

/** A machine where npm installs what this repository has installed, and npx runs what it has built. */
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
