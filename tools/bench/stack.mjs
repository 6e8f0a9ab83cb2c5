// One stack of the benchmark, with its state and Pulumi's settings in a temporary folder.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { run } from "../run.mjs";
import { isPackaged, pluginOf } from "./plugins.mjs";
import { watchProcesses } from "./processes.mjs";

const LIMIT_SECONDS = 1800;

export class BenchStack {
  #bin;
  #interrupt;
  #env;
  #parallel;
  #folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-bench-"));

  /** `project` is the folder of a whole project. The default is the program of the variant. */
  constructor({ root, interrupt, variant, n, parallel, publicKey, profiles, project }) {
    this.#interrupt = interrupt;
    this.#parallel = parallel;
    this.#bin = engineBin(root);
    for (const made of ["home", "state"]) mkdirSync(join(this.#folder, made));
    // A copy, because Pulumi writes the stack's settings beside the program.
    cpSync(project ?? join(import.meta.dirname, "program"), join(this.#folder, "program"), { recursive: true });
    if (!project) writeFileSync(join(this.#folder, "program", "Pulumi.yaml"), projectOf(root, variant));
    symlinkSync(join(root, "node_modules"), join(this.#folder, "program", "node_modules"), "junction");
    const inherited = Object.entries(process.env).filter(([name]) => !/^(PULUMI|VONAGE|BENCH|NODE_OPTIONS)/.test(name));
    this.#env = {
      ...Object.fromEntries(inherited),
      PATH: this.#bin + delimiter + process.env.PATH,
      PULUMI_HOME: join(this.#folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(this.#folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "bench",
      PULUMI_STACK: "bench",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_CREDENTIAL_STORE: "plaintext",
      PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
      PULUMI_NEO: "false",
      PULUMI_SUPPRESS_NEO_LINK: "true",
      BENCH_VARIANT: variant,
      BENCH_PACKAGE: pluginOf(root, variant ?? "").name,
      BENCH_N: String(n),
      BENCH_PUBLIC_KEY: publicKey,
      ...(profiles && {
        BENCH_PROFILES: profiles,
        NODE_OPTIONS: `--import=${new URL("profile.mjs", import.meta.url).href}`,
      }),
    };
  }

  /** Creates the stack and points it to the emulator. */
  async init({ url, apiKey, apiSecret }) {
    await this.#pulumi(["stack", "init", "--stack", "bench", "--no-select"]);
    const plain = { "vonage:baseUrl": url, "vonage:apiKey": apiKey };
    const settings = Object.entries(plain).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
    await this.#pulumi(["config", "set-all", ...settings, "--secret", `vonage:apiSecret=${apiSecret}`]);
  }

  /** Runs `up`, `refresh` or `destroy`, and returns its time and the figures of the processes. */
  operate(operation, { change, label } = {}) {
    const args = [operation, "--yes", "--skip-preview", "--suppress-progress", "--parallel", String(this.#parallel)];
    return this.time(args, { change, label });
  }

  /** The same for any command. */
  async time(args, { change = 0, label = "" } = {}) {
    const stopWatching = watchProcesses(this.#folder);
    const start = performance.now();
    try {
      await this.#pulumi(args, { BENCH_CHANGE: String(change), BENCH_LABEL: label });
      return { seconds: (performance.now() - start) / 1000, ...stopWatching() };
    } finally {
      stopWatching();
    }
  }

  /** The mean number of bytes of a resource in the state, and of its `__provider`. */
  stateSize() {
    const file = join(this.#folder, "state", ".pulumi", "stacks", "bench", "bench.json");
    const { checkpoint } = JSON.parse(readFileSync(file, "utf8"));
    const resources = checkpoint.latest.resources.filter(({ type }) => !type.startsWith("pulumi:"));
    const bytes = resources.reduce((sum, resource) => sum + Buffer.byteLength(JSON.stringify(resource)), 0);
    return {
      perResource: Math.round(bytes / resources.length),
      provider: Buffer.byteLength(textOf(resources[0].outputs.__provider)),
    };
  }

  remove() {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #pulumi(args, env = {}) {
    const argv = [...args, "--non-interactive", "--color", "never"];
    const { code, stdout, stderr } = await run(join(this.#bin, "pulumi"), argv, {
      cwd: join(this.#folder, "program"),
      env: { ...this.#env, ...env },
      interrupt: this.#interrupt,
      limitSeconds: LIMIT_SECONDS,
    });
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with code ${code}\n\n${stdout}\n${stderr}`);
  }
}

function projectOf(root, variant) {
  const main = isPackaged(variant)
    ? "packaged.mjs"
    : variant.startsWith("floor")
      ? `${variant}.mjs`
      : "applications.mjs";
  const plugins = isPackaged(variant) ? { plugins: { providers: [pluginOf(root, variant)] } } : {};
  return JSON.stringify({
    name: "bench",
    main,
    runtime: { name: "nodejs", options: { typescript: false } },
    ...plugins,
  });
}

/** A value of the state as text. An encrypted value is an object. The resources of a plugin have no such value. */
function textOf(value = "") {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function engineBin(root) {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const home = resolve(process.env.PULUMI_HOME || join(homedir(), ".pulumi"));
  const bin = join(home, "versions", devDependencies.pulumi, "bin");
  if (!existsSync(join(bin, "pulumi"))) throw new Error("Pulumi is not there: run npm run setup");
  return bin;
}
