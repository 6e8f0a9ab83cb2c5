// Knows from the help of each command which subcommands and options exist.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineBin, offlineEnvironment, root } from "../engine/pulumi";
import type { Command } from "./commands";

interface Help {
  /** The words that lead to this command. Those of an alias lead to the same. */
  readonly path: string;
  /** The options. True for one that takes a value. */
  readonly options: ReadonlyMap<string, boolean>;
  readonly hasCommands: boolean;
  readonly takesArguments: boolean;
}

const PROGRAMS: Record<string, readonly string[]> = {
  pulumi: [join(engineBin(), "pulumi")],
  npm: ["npm"],
  "pulumi-vonage": [process.execPath, join(root, "dist/cli/main.js")],
  "vonage-emulator": [process.execPath, join(root, "emulator/dist/main.js")],
};
/** Stands for words that a message inserts. */
export const LEFT_OPEN = "…";

/** The first page of npm's help is of another form than the others. */
const NPM: Help = { path: "npm", options: new Map(), hasCommands: true, takesArguments: false };
const known = new Map<string, Help>([["npm", NPM]]);

/** The subcommands, scripts and options of a command that do not exist. The scripts of npm are those in these folders. */
export function unknownIn({ name, words }: Command, folders: readonly string[]): string[] {
  const unknown: string[] = [];
  const path: string[] = [];
  let help = helpOf(name, path);
  for (let at = 0; at < words.length && !endsAt(words[at] ?? "", help); at += 1) {
    const word = words[at] ?? "";
    if (word.startsWith("-")) {
      const [option = ""] = word.split("=");
      const takesValue = help.options.get(option);
      if (takesValue === undefined) unknown.push(`${help.path} has no option ${option}`);
      if (takesValue && option === word) at += 1;
    } else if (help.hasCommands) {
      const deeper = helpOf(name, [...path, word]);
      if (deeper.path !== help.path) path.push(word);
      else if (!help.takesArguments) unknown.push(`${help.path} has no command ${word}`);
      help = deeper;
    } else if (!help.takesArguments) unknown.push(`${help.path} takes no argument ${word}`);
  }
  return [...unknown, ...unknownScript(name, words, folders)];
}

/** The words after this one are unknown, or for another program. */
function endsAt(word: string, { path, hasCommands }: Help): boolean {
  return word === "--" || (hasCommands && word.startsWith(LEFT_OPEN)) || (path === "pulumi do" && word.includes(":"));
}

function unknownScript(name: string, [command, script]: readonly string[], folders: readonly string[]): string[] {
  if (name !== "npm" || command !== "run") return [];
  return folders.some((folder) => scriptsIn(folder).includes(script ?? "")) ? [] : [`there is no script ${script}`];
}

function scriptsIn(folder: string): string[] {
  const file = join(root, folder, "package.json");
  if (!existsSync(file)) return [];
  const { scripts = {} } = JSON.parse(readFileSync(file, "utf8")) as { scripts?: Record<string, string> };
  return Object.keys(scripts);
}

function helpOf(name: string, path: readonly string[]): Help {
  const key = [name, ...path].join(" ");
  const help = known.get(key) ?? readHelp(helpText(name, path), name);
  known.set(key, help);
  return help;
}

function helpText(name: string, path: readonly string[]): string {
  const [program = "", ...args] = PROGRAMS[name] ?? [];
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-help-"));
  try {
    const options = { env: offlineEnvironment(folder), cwd: folder, encoding: "utf8", stdio: "pipe" } as const;
    return execFileSync(program, [...args, ...path, "--help"], options);
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return `${stdout}\n${stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readHelp(text: string, name: string): Help {
  const usage = /^Usage:\s+((?:.+\n?)+?)(?=\n|^\S|(?![\s\S]))/m.exec(text)?.[1] ?? "";
  const lines = usage.split("\n").map((line) => line.trim());
  const path = /^[\w-]+(?: [\w-]+)*/.exec(lines[0] ?? "")?.[0] ?? name;
  const others = usage.replaceAll(/\[(flags|command|options)\]/g, "");
  return {
    path,
    options: optionsIn(text),
    hasCommands: usage.includes("[command]"),
    takesArguments: /[[<]/.test(others),
  };
}

function optionsIn(text: string): Map<string, boolean> {
  const options = new Map<string, boolean>();
  for (const [, short, long = "", value = ""] of text.matchAll(
    /(?:(-\w)(?:, |\|))?(--[\w-]+)(?:[ =](<[^>]+>|[\w[\]=]+(?= {2,}|$)))?/gm,
  ))
    for (const option of [short, long])
      if (option) options.set(option, options.get(option) || !/^(|true|false)$/.test(value));
  return options;
}
