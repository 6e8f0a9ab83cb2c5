// One stack of the real engine for a test. Its program, config, state and settings are in a temporary folder.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import {
  Stack,
  type DestroyOptions,
  type EngineEvent,
  type PreviewOptions,
  type PulumiFn,
  type RefreshOptions,
  type UpOptions,
} from "@pulumi/pulumi/automation";
import { DataKey } from "./data-key";
import { EngineError } from "./engine-error";
import { keeperEnvironment } from "./keeper";
import { withoutLeftoverListeners } from "./listeners";
import { outcomeOf, type Outcome } from "./outcome";
import { COMPILE_CACHE, offlineEnvironment, pulumi, root, type Run } from "./pulumi";
import { reveal } from "./secret";
import { addSettings } from "./settings-file";
import {
  beginState,
  decrypted as inClear,
  readState,
  type Export,
  type Place,
  type ResourceRecord,
} from "./state-file";
import { openWorkspace } from "./workspace";

export { EngineError };
export type { Export };

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

/** One entry of an import file. Dynamic resources need `inputs` and `outputs`, both with `__provider`. */
export interface ImportEntry {
  type: string;
  name: string;
  id: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
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
  /** The key of its secrets, unless a passphrase encrypts them. */
  readonly #key: DataKey | undefined;
  #place!: Place;
  #stack!: Stack;
  #last: Run = { code: 0, stdout: "", stderr: "" };

  /** Use `createStack`. */
  constructor({ name = "test", program, env = {}, limitSeconds, isLasting = false }: StackOptions) {
    this.name = name;
    this.#key = isLasting ? undefined : new DataKey();
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

    const { name: ofProject } = parse(readFileSync(settings, "utf8")) as { name: string };
    this.#place = { backend: join(this.folder, "state"), project: ofProject, stack: this.name };
    const workspace = await openWorkspace(this.#project, "passphrase", (args) => this.#run(args));
    if (this.#key) {
      Object.assign(this.env, await keeperEnvironment());
      beginState(this.#place);
      this.#stack = await Stack.select(this.name, workspace);
    } else this.#stack = await Stack.create(this.name, workspace);
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
    if (this.#key) return addSettings(this.#settings, this.#key, plain, secrets);
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
    const state = readState(this.#place);
    if (!decrypted) return state;
    return inClear(state) ?? (JSON.parse((await this.pulumi(["stack", "export", "--show-secrets"])).stdout) as Export);
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

  get #settings(): string {
    return join(this.#project, `Pulumi.${this.name}.yaml`);
  }

  async #run(args: readonly string[]): Promise<Run> {
    const [command = ""] = args;
    const inPlace = typeof this.#program === "string" && OPERATIONS.has(command);
    const config = inPlace ? ["--config-file", this.#settings] : [];
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

const existing = new Set<EngineStack>();
process.on("exit", () => {
  for (const stack of existing) stack.remove();
});
