// Runs Pulumi's command line.
import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { Failure } from "../failure";
import { Interruptions, type Running } from "./interruption";

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Further arguments. */
  readonly more?: readonly string[];
  /** The standard input. */
  readonly input?: string;
  /** Environment variables for the command and the program that it runs. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with every line of the output. */
  readonly onLine?: (line: string) => void;
  /** The command can be interrupted after a line for which this holds. By default at once. */
  readonly firmFrom?: (line: string) => boolean;
}

/** The Pulumi command line, for one stack of one project. */
export class Pulumi {
  readonly interruptions = new Interruptions();
  readonly #command: readonly string[];

  constructor(
    readonly folder: string,
    readonly stack?: string,
  ) {
    this.#command = findPulumi(folder);
  }

  /** Its version, such as `3.259.0`. */
  async version(): Promise<string> {
    const { stdout } = await this.run(["version"]);
    return stdout.trim().replace(/^v/, "");
  }

  /** Runs a command on the stack to its end, whatever its exit code. */
  async onStack(args: readonly string[], options?: RunOptions): Promise<Run> {
    return await this.run(this.stack === undefined ? args : [...args, "--stack", this.stack], options);
  }

  /** Runs a command to its end. Nothing goes through a shell, and no secret through the arguments. */
  run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
    return this.interruptions.whileItRuns(() => this.#begin([...args, ...(options.more ?? [])], options));
  }

  #begin(args: readonly string[], { input = "", env, onLine = () => undefined, firmFrom }: RunOptions): Running<Run> {
    const [file = "", ...first] = this.#command;
    const child = spawn(file, [...first, ...args, "--non-interactive", "--color", "never"], {
      cwd: this.folder,
      env: { ...process.env, ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32", // So that only this process interrupts it, and only once.
    });
    const lines = createInterface(child.stdout).on("line", onLine);
    const ended = new Promise<Run>((resolve, reject) => {
      let stdout = "";
      let stderr = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
      child.stdin.on("error", () => undefined); // It may end without reading all input.
      child.stdin.end(input);
      child.on("error", reject);
      child.on("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
    });
    const isFirm = firmFrom === undefined ? Promise.resolve() : firstWith(firmFrom, lines);
    return { ended, interrupt: () => void isFirm.then(() => child.kill("SIGINT")) };
  }
}

/** Waits for a line for which this holds. */
function firstWith(isFirst: (line: string) => boolean, lines: Interface): Promise<void> {
  return new Promise((resolve) => {
    lines.on("line", (line) => {
      if (isFirst(line)) resolve();
    });
  });
}

/** `pulumi` on the PATH, or else the project's own from npm. */
function findPulumi(folder: string): readonly string[] {
  const names = process.platform === "win32" ? ["pulumi.exe"] : ["pulumi"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((path) => path !== "");
  const found = folders.flatMap((path) => names.map((name) => join(path, name))).find(isExecutable);
  if (found) return [found];
  try {
    const manifest = createRequire(join(folder, "package.json")).resolve("pulumi/package.json");
    return [process.execPath, join(dirname(manifest), "run.js")];
  } catch {
    throw new Failure(
      'The Pulumi command line was not found. Install it (https://www.pulumi.com/docs/install/), or run "npm install --save-dev pulumi" in the project.',
    );
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
