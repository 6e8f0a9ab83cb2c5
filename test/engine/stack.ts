// One stack of the real engine for a test. Its program, config, state and settings are in a temporary folder.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  LocalWorkspace,
  PulumiCommand,
  Stack,
  type DestroyOptions,
  type EngineEvent,
  type PreviewOptions,
  type PulumiFn,
  type RefreshOptions,
  type UpOptions,
} from "@pulumi/pulumi/automation";
import { keeperEnvironment, SECRETS_PROVIDER } from "./keeper";
import { withoutLeftoverListeners } from "./listeners";
import { outcomeOf, type Outcome } from "./outcome";
import { COMPILE_CACHE, engineBin, offlineEnvironment, pulumi, root, type Run } from "./pulumi";
import { reveal } from "./secret";

export interface StackOptions {
  /** A function that runs in this process, or the folder of a project with its Pulumi.yaml. */
  program: PulumiFn | string;
  /** Plain settings by their full keys, such as `vonage:baseUrl`. */
  config?: Record<string, string>;
  /** Settings that the stack keeps encrypted. */
  secrets?: Record<string, string>;
  /** Sets `vonage:baseUrl`, `vonage:apiKey` and `vonage:apiSecret` to those of this emulator. */
  emulator?: { url: string; apiKey: string; apiSecret: string };
  /** Environment variables for the engine and its plugins. A program that is a function sees those of this process. */
  env?: Record<string, string>;
  /** The stack's name. */
  name?: string;
  /** The project's name if the program is a function. The default is "test". */
  project?: string;
  /** The time limit of one operation, in seconds. The default is 100. */
  limitSeconds?: number;
  /** Whether a passphrase encrypts the secrets. Then other command lines, and later ones, can read the state. */
  isLasting?: boolean;
}

export type Expectation = {
  /** Expects that the operation fails: a failure returns its outcome, a success throws. */
  fails?: boolean;
};

/** A resource as `pulumi stack export` writes it. */
export interface ResourceRecord {
  urn: string;
  type: string;
  id?: string;
  custom?: boolean;
  /** The reference of its provider: URN::ID. */
  provider?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  additionalSecretOutputs?: string[];
}

export interface Export {
  version: number;
  deployment: { resources?: ResourceRecord[] };
}

/** One entry of an import file. Dynamic resources need `inputs` and `outputs`, both with `__provider`. */
export interface ImportEntry {
  type: string;
  name: string;
  id: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

/** The error of an operation that did not end as expected. Its message holds the output that a user reads. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  constructor(
    message: string,
    readonly outcome: Outcome,
  ) {
    super(`${message}\n\n${outcome.text}`);
  }
}

/** The built package, loaded like in a user's program: by name, through the `exports` of package.json. */
export function requirePackage<T>(subpath = ""): T {
  return createRequire(join(root, "package.json"))(`pulumi-vonage${subpath}`) as T;
}

export async function createStack(options: StackOptions): Promise<EngineStack> {
  const stack = new EngineStack(options);
  try {
    await stack.init(options);
    return stack;
  } catch (error) {
    stack.remove();
    throw error;
  }
}

export class EngineStack {
  readonly name: string;
  /** The folder of everything that belongs to this stack. */
  readonly folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-engine-"));
  readonly env: Record<string, string>;
  readonly #project = join(this.folder, "project");
  #program: PulumiFn | string;
  readonly #limitSeconds: number | undefined;
  readonly #isLasting: boolean;
  #stack!: Stack;
  #last: Run = { code: 0, stdout: "", stderr: "" };
  /** The decrypted state, until a command that may change it. */
  #decrypted?: string | undefined;

  /** Use `createStack`. */
  constructor({ name = "test", program, env = {}, limitSeconds, isLasting = false }: StackOptions) {
    this.name = name;
    this.#isLasting = isLasting;
    this.#limitSeconds = limitSeconds;
    this.#program = program;
    this.env = { ...offlineEnvironment(this.folder), ...COMPILE_CACHE, ...env };
    existing.add(this);
  }

  /** @internal */
  async init({ config = {}, secrets = {}, emulator, project = "test" }: StackOptions): Promise<void> {
    mkdirSync(this.#project);
    // The plugin process resolves the package from here, as from a user's project.
    symlinkSync(join(root, "node_modules"), join(this.#project, "node_modules"), "junction");
    const settings = join(this.#project, "Pulumi.yaml");
    if (typeof this.#program === "string") copyFileSync(join(this.#program, "Pulumi.yaml"), settings);
    else writeFileSync(settings, `name: ${project}\nruntime: nodejs\n`);

    this.#stack = await Stack.create(this.name, await this.#workspace());
    this.setProgram(this.#program);
    await this.setConfig(
      { ...(emulator && { "vonage:baseUrl": emulator.url, "vonage:apiKey": emulator.apiKey }), ...config },
      { ...(emulator && { "vonage:apiSecret": emulator.apiSecret }), ...secrets },
    );
  }

  /** The program of the next operation. */
  setProgram(program: PulumiFn | string): void {
    this.#program = program;
    this.#stack.workspace.program = typeof program === "string" ? undefined : program;
  }

  async setConfig(plain: Record<string, string>, secrets: Record<string, string> = {}): Promise<void> {
    const entries = [
      ...Object.entries(plain).map(([key, value]) => [key, { value }] as const),
      ...Object.entries(secrets).map(([key, value]) => [key, { value, secret: true }] as const),
    ];
    if (entries.length > 0) await this.#stack.setAllConfig(Object.fromEntries(entries));
  }

  /** `pulumi up --skip-preview` */
  up({ fails, ...options }: UpOptions & Expectation = {}): Promise<Outcome> {
    return this.#operate("up", fails, (shared) => this.#stack.up({ ...shared, ...options }));
  }

  /** `pulumi preview --diff` */
  async preview({ fails, ...options }: PreviewOptions & Expectation = {}): Promise<Outcome> {
    for (let left = 2; ; left -= 1) {
      const outcome = await this.#operate("preview", fails, (shared) =>
        this.#stack.preview({ ...shared, diff: true, ...options }),
      );
      if (left === 0 || !isWithoutProgram(outcome)) return outcome;
    }
  }

  /** `pulumi refresh --diff --skip-preview`, or with `previewOnly` its preview. */
  refresh({ fails, ...options }: RefreshOptions & Expectation = {}): Promise<Outcome> {
    return this.#operate("refresh", fails, (shared) => this.#stack.refresh({ ...shared, ...options }));
  }

  /** `pulumi destroy --skip-preview` */
  destroy({ fails, ...options }: DestroyOptions & Expectation = {}): Promise<Outcome> {
    return this.#operate("destroy", fails, (shared) => this.#stack.destroy({ ...shared, ...options }));
  }

  /** `pulumi import --file` with these entries, or with this file. */
  async import(from: string | readonly ImportEntry[], { fails }: Expectation = {}): Promise<Outcome> {
    const file = typeof from === "string" ? from : join(this.folder, "import.json");
    if (typeof from !== "string") writeFileSync(file, JSON.stringify({ resources: from }));
    const log = join(this.folder, "import-events.json");
    writeFileSync(log, "");
    return await this.#operate("import", fails, async ({ onEvent }) => {
      const args = ["import", "--file", file, "--generate-code=false", "--protect=false", "--yes", "--skip-preview"];
      await this.#run([...args, "--stack", this.name, "--color", "never", "--event-log", log]).finally(() => {
        for (const line of readFileSync(log, "utf8").split("\n"))
          if (line !== "") onEvent(JSON.parse(line) as EngineEvent);
      });
    });
  }

  /** Throws if the next `up` would change something, and says what. */
  async expectNoChanges(): Promise<Outcome> {
    const outcome = await this.preview();
    const changed = Object.entries(outcome.ops).filter(([, op]) => op !== "same");
    if (changed.length === 0) return outcome;
    const list = changed.map(([name, op]) => `${name}: ${op}`).join(", ");
    throw new EngineError(`Expected no changes, but a preview shows ${list}`, outcome);
  }

  /** The state. With `decrypted`, secrets are in clear. */
  async export({ decrypted = false } = {}): Promise<Export> {
    if (!decrypted) return JSON.parse((await this.pulumi(["stack", "export"])).stdout) as Export;
    this.#decrypted ??= (await this.pulumi(["stack", "export", "--show-secrets"])).stdout;
    return JSON.parse(this.#decrypted) as Export;
  }

  /** The only resource of this name in the decrypted state. Fails if there is none, or more than one. */
  async resource(name: string): Promise<ResourceRecord> {
    const { deployment } = await this.export({ decrypted: true });
    const all = (deployment.resources ?? []).filter(({ type }) => !type.startsWith("pulumi:"));
    const found = all.filter(({ urn }) => urn.endsWith(`::${name}`));
    if (found.length === 1 && found[0]) return found[0];
    throw new Error(`${found.length} resources are called ${name}; there are: ${all.map(({ urn }) => urn).join(", ")}`);
  }

  /** The stack's outputs, with secrets in clear. */
  async outputs(): Promise<Record<string, unknown>> {
    const { deployment } = await this.export({ decrypted: true });
    const stack = (deployment.resources ?? []).find(({ type }) => type === "pulumi:pulumi:Stack");
    return reveal(stack?.outputs ?? {});
  }

  /** Runs any other command on this stack. Throws if it fails. */
  pulumi(args: readonly string[]): Promise<Run> {
    return this.#run([...args, "--stack", this.name]);
  }

  /** Removes the temporary folder, even if the stack still holds resources. */
  remove(): void {
    existing.delete(this);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #workspace(): Promise<LocalWorkspace> {
    const { command, version } = await installed();
    if (!this.#isLasting) Object.assign(this.env, await keeperEnvironment());
    const secretsProvider = this.#isLasting ? "passphrase" : SECRETS_PROVIDER;
    // The Automation API runs every command through this object's `run`. It keeps the output of a failing command, and
    // skips the reads of outputs and history after each operation.
    const pulumiCommand = {
      command,
      version,
      run: async (args: string[]): Promise<Run> => {
        if (args[0] === "stack" && args[1] === "output") return { code: 0, stdout: "{}", stderr: "" };
        if (args[0] === "stack" && args[1] === "history") return { code: 0, stdout: "[]", stderr: "" };
        return await this.#run(args[0] === "refresh" ? [...args, "--diff"] : args);
      },
    };
    return await LocalWorkspace.create({ workDir: this.#project, pulumiCommand, secretsProvider });
  }

  async #run(args: readonly string[]): Promise<Run> {
    const [command = "", action] = args;
    if (command !== "stack" || action !== "export") this.#decrypted = undefined;
    const inPlace = typeof this.#program === "string" && OPERATIONS.has(command);
    const config = inPlace ? ["--config-file", join(this.#project, `Pulumi.${this.name}.yaml`)] : [];
    const cwd = inPlace && typeof this.#program === "string" ? this.#program : this.#project;
    const env = { ...this.env, PULUMI_DEBUG_COMMANDS: "true", PULUMI_AUTOMATION_API: "true" };
    this.#last = await pulumi([...args, ...config], { cwd, env, limitSeconds: this.#limitSeconds });
    if (this.#last.code === 0) return this.#last;
    const told = `${this.#last.stdout}\n${this.#last.stderr}`.trim();
    throw new Error(`pulumi ${args.join(" ")} ended with code ${this.#last.code}\n\n${told}`);
  }

  async #operate(
    command: string,
    fails: boolean | undefined,
    work: (shared: { onEvent: (event: EngineEvent) => void; color: "never" }) => Promise<unknown>,
  ): Promise<Outcome> {
    const events: EngineEvent[] = [];
    const start = performance.now();
    this.#last = { code: 0, stdout: "", stderr: "" };
    let thrown: Error | undefined;
    await withoutLeftoverListeners(() => work({ onEvent: (event) => void events.push(event), color: "never" })).catch(
      (error: unknown) => (thrown = error instanceof Error ? error : new Error(String(error))),
    );
    const outcome = outcomeOf(this.#last, events, (performance.now() - start) / 1000);
    const failed = outcome.code !== 0;
    if (thrown && !failed) throw thrown;
    if (failed && !fails) throw new EngineError(`pulumi ${command} ended with code ${outcome.code}`, outcome);
    if (!failed && fails) throw new EngineError(`pulumi ${command} was expected to fail`, outcome);
    return outcome;
  }
}

/**
 * Whether the program ended before it registered its own stack, so that the engine would delete everything. Pulumi's SDK
 * takes an engine that is too busy to accept a connection for an engine that has ended, and ends the program in silence.
 */
function isWithoutProgram({ events }: Outcome): boolean {
  const steps = events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []);
  return steps.some(({ type, op }) => type === "pulumi:pulumi:Stack" && op === "delete");
}

const OPERATIONS: ReadonlySet<string> = new Set(["up", "preview", "refresh", "destroy", "import"]);

let found: Promise<PulumiCommand> | undefined;

function installed(): Promise<PulumiCommand> {
  return (found ??= PulumiCommand.get({ root: dirname(engineBin()) }));
}

const existing = new Set<EngineStack>();
process.on("exit", () => {
  for (const stack of existing) stack.remove();
});
