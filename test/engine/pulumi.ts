// The pinned Pulumi: where it is, how to run it, and an environment that confines it to one folder.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** The repository, found from the folder that tests and tools are run in. */
export const root = findRoot(process.cwd());

/** The folder with `pulumi`, its Node host and the shim for dynamic resources. */
export function engineBin(): string {
  const { devDependencies } = readPackage(root);
  const version = devDependencies?.["pulumi"] ?? "";
  const home = resolve(process.env["PULUMI_HOME"] || join(homedir(), ".pulumi"));
  const bin = join(home, "versions", version, "bin");
  if (!existsSync(join(bin, "pulumi"))) throw new Error(`Pulumi ${version} is not in ${bin}: run npm run setup`);
  return bin;
}

/**
 * The environment of a user who has only this folder: without login, account, or settings of the person who runs the
 * tests. Makes the folders that it names.
 */
export function offlineEnvironment(folder: string): Record<string, string> {
  const home = join(folder, "home");
  const state = join(folder, "state");
  mkdirSync(home, { recursive: true });
  mkdirSync(state, { recursive: true });
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(PULUMI|VONAGE)_/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(inherited),
    PATH: engineBin() + delimiter + (process.env["PATH"] ?? ""),
    PULUMI_HOME: home,
    // Without `metadata=skip` the backend writes a file of attributes beside the state, and not atomically. A deployment
    // that is killed in that moment leaves half of it, and then no command can load the state: "failed to load checkpoint: EOF".
    PULUMI_BACKEND_URL: `file://${state}?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE: "a passphrase for tests",
    PULUMI_CREDENTIAL_STORE: "plaintext",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
    PULUMI_NEO: "false",
    PULUMI_SUPPRESS_NEO_LINK: "true",
    // Pulumi's processes in Go are short and small. To collect their garbage less often saves a third of their time.
    GOGC: "400",
  };
}

const preloaded = ["lazy-packages.cjs", "compile-cache.cjs"].map(
  (file) => `--require=${JSON.stringify(join(root, "test/engine", file))}`,
);

/**
 * Has every process of Node keep the compiled code of packages for the next ones, and load those that serialize
 * functions only when they are used. Tests of what we pack do without it.
 */
export const COMPILE_CACHE = { NODE_OPTIONS: [process.env["NODE_OPTIONS"], ...preloaded].filter(Boolean).join(" ") };

/** Has Go collect garbage less often, in Pulumi's own processes. That takes a tenth off an operation. */
export const FEWER_COLLECTIONS = { GOGC: "400" };

/**
 * Makes the engine run TypeScript programs without a type check, which takes half of the time of an operation. For
 * programs that another test compiles.
 */
export const TRANSPILE_ONLY = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

/** Runs the command line to its end, whatever its exit code. Kills it after the time limit. */
export function pulumi(
  args: readonly string[],
  { limitSeconds = 100, ...options }: { cwd: string; env: NodeJS.ProcessEnv; limitSeconds?: number },
): Promise<Run> {
  const argv = args.includes("--non-interactive") ? args : [...args, "--non-interactive"];
  return new Promise((resolve, reject) => {
    const child = spawn(join(engineBin(), "pulumi"), argv, {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limitSeconds * 1000,
      killSignal: "SIGKILL",
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (signal) stderr += `\nended by ${signal}; the limit is ${limitSeconds} s`;
      resolve({ code: code ?? 1, stdout, stderr });
    });
  });
}

interface Package {
  name?: string;
  devDependencies?: Record<string, string>;
}

function readPackage(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Package;
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, "package.json")) && readPackage(folder).name === "pulumi-vonage") return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("The engine tests are run inside the repository of pulumi-vonage");
  return findRoot(parent);
}
