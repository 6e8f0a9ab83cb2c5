import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../engine/pulumi";
import { LEFT_OPEN, unknownIn } from "./catalogue";
import { type Command, commandsIn } from "./commands";
import { pages } from "./pages";

const read = (path: string) => readFileSync(join(root, path), "utf8");

/** The commands in the blocks of a page, in its workflows and in its sentences. */
function commandsOn(page: string): Command[] {
  const text = read(page);
  const blocks = [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)];
  const steps = [...text.matchAll(/^ *- run: (.+)$/gm)];
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");
  const spans = [...prose.matchAll(/`((?:npx|npm|pulumi|pulumi-vonage|vonage-emulator)\s[^`]+)`/g)];
  const scripts = [...blocks, ...steps].map(([, script = ""]) => script);
  return [...scripts, ...spans.map(([, span = ""]) => span.replaceAll("\n", " "))].flatMap(commandsIn);
}

/** The commands in quotes that the messages of a module name. */
function commandsSaidBy(module: string): Command[] {
  const INSERTED = /\$\{[^{}]*\}/g;
  // Twice, because some insertions contain others.
  const text = read(module).replaceAll(INSERTED, LEFT_OPEN).replaceAll(INSERTED, LEFT_OPEN);
  const said = [...text.matchAll(/["“]((?:npx |npm |pulumi |pulumi-vonage )[^"”\n]*)["”]/g)];
  return said.flatMap(([, command = ""]) => commandsIn(command));
}

const modules = ["cli", "provider", "sdk"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`),
);
const onPages = pages().map((page) => [page, commandsOn(page)] as const);
const inMessages = modules.map((module) => [module, commandsSaidBy(module)] as const);
const hasCommands = ([, commands]: readonly [string, readonly Command[]]) => commands.length > 0;
const unknown = (script: string) => commandsIn(script).flatMap((command) => unknownIn(command, ["."]));

describe("every command of Pulumi, npm and this package exists, with its options", () => {
  test.each([...onPages, ...inMessages].filter(hasCommands))("in %s", (path, commands) => {
    expect(commands.flatMap((command) => unknownIn(command, [".", dirname(path)]))).toEqual([]);
  });

  test("on the pages they are found in blocks, workflows and sentences", () => {
    const found = onPages.flatMap(([, commands]) => commands.map(({ name, words }) => [name, ...words].join(" ")));
    expect(found).toEqual(
      expect.arrayContaining([
        "pulumi stack init production",
        "pulumi-vonage drift --stack production",
        "pulumi up --replace URN",
      ]),
    );
    expect(inMessages.filter(hasCommands).length).toBeGreaterThan(10);
  });

  test.each([
    ["a command of Pulumi", "pulumi stack erase --yes", "pulumi stack has no command erase"],
    ["an option of Pulumi", "FOO=bar npx pulumi up --stack a --yess > file", "pulumi up has no option --yess"],
    ["a command of ours", "cd a && npx pulumi-vonage adopted", "pulumi-vonage has no command adopted"],
    ["an option of ours", 'npx pulumi-vonage drift --name "a b"', "pulumi-vonage drift has no option --name"],
    ["an option of the emulator", "npx vonage-emulator --ports 1", "vonage-emulator has no option --ports"],
    ["a command of npm", "npm instal-all", "npm has no command instal-all"],
    ["an option of npm", "npm install --save-development a # --b", "npm install has no option --save-development"],
    ["a script", "echo a | npm run builds", "there is no script builds"],
  ])("%s that does not exist is noticed", (_what, script, reason) => {
    expect(unknown(script)[0]).toBe(reason);
  });
});
