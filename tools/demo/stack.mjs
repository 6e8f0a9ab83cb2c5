// A stack of the demo: its state, its config and Pulumi's own settings are in a temporary folder.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { say } from "../progress.mjs";
import { run } from "../run.mjs";

const NAME = "demo";

export class DemoStack {
  #root;
  #program;
  #project;
  #state;
  #config;
  #interrupt;
  #colors = process.stdout.isTTY && !process.env.NO_COLOR;

  /** `program` is the folder of the project: by default the repository itself. */
  constructor({ root, folder, versions, interrupt, program = root }) {
    this.#root = root;
    this.#program = program;
    this.#interrupt = interrupt;
    mkdirSync(folder, { recursive: true });
    this.#project = join(folder, "project");
    this.#state = join(folder, "state");
    this.#config = join(this.#project, `Pulumi.${NAME}.yaml`);
    const home = join(folder, "pulumi-home");
    for (const made of [this.#project, this.#state, home]) mkdirSync(made);
    // A home of its own keeps the user's login and settings out. The engine is the installed one.
    symlinkSync(versions, join(home, "versions"), "junction");
    this.settings = {
      PULUMI_HOME: home,
      PULUMI_BACKEND_URL: `file://${this.#state}`,
      PULUMI_CONFIG_PASSPHRASE: "demo",
      PULUMI_STACK: NAME,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_CREDENTIAL_STORE: "plaintext",
      PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
      PULUMI_NEO: "false",
      PULUMI_SUPPRESS_NEO_LINK: "true",
    };
  }

  /** The options for every command on this stack. A user who goes on by hand needs them too. */
  get options() {
    return ["--config-file", this.#config];
  }

  async init(config, secrets) {
    // In the copy's folder: `stack init` writes the stack's config file beside the Pulumi.yaml that it sees.
    copyFileSync(join(this.#program, "Pulumi.yaml"), join(this.#project, "Pulumi.yaml"));
    await this.#must(["stack", "init", NAME, "--no-select"], { cwd: this.#project });
    const plain = Object.entries(config).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
    const secret = Object.entries(secrets).flatMap(([key, value]) => ["--secret", `${key}=${value}`]);
    await this.#must(["config", "set-all", ...plain, ...secret], { options: this.options });
  }

  setConfig(key, value) {
    return this.#must(["config", "set", key, value], { options: this.options });
  }

  /** Runs a command like a user, prints its output unchanged, and resolves with its exit code and output. */
  async show(...args) {
    say(`$ pulumi ${args.join(" ")}\n`);
    const { code, stdout, stderr } = await this.#pulumi([...args, "--color", this.#colors ? "always" : "never"], {
      options: this.options,
      onOutputLine: say,
      onErrorLine: say,
    });
    return { code, text: stripVTControlCharacters(`${stdout}\n${stderr}`) };
  }

  async output(name) {
    return (await this.#must(["stack", "output", name, "--show-secrets"])).stdout;
  }

  /** The text of the state files. */
  stateText() {
    return readdirSync(this.#state, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
      .join("\n");
  }

  async #must(args, more) {
    const ended = await this.#pulumi(args, more);
    if (ended.code !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${ended.stdout}\n${ended.stderr}`);
    return ended;
  }

  #pulumi(args, { cwd = this.#program, options = [], onOutputLine, onErrorLine } = {}) {
    const npmsPulumi = join(this.#root, "node_modules", "pulumi", "run.js");
    const inherited = Object.entries(process.env).filter(([name]) => !/^(PULUMI|VONAGE)_/.test(name));
    return run(process.execPath, [npmsPulumi, ...args, ...options, "--non-interactive"], {
      cwd,
      // The type check takes seconds, and its result is the same each time.
      env: { ...Object.fromEntries(inherited), ...this.settings, PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
      interrupt: this.#interrupt,
      onOutputLine,
      onErrorLine,
    });
  }
}
