// A separate machine for a set-up: an empty home, a short PATH, and no network.
import { spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export const root = process.cwd();
export const version = (
  JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { devDependencies: { pulumi: string } }
).devDependencies.pulumi;

const SYSTEM = ["/usr/bin", "/bin"];

export interface Ended {
  code: number | null;
  /** Standard output and error, as a reader sees them. */
  text: string;
  /** The last line on standard error. */
  complaint: string;
}

export class Machine {
  readonly folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-setup-test-"));
  readonly versions = join(this.folder, "home", "versions");
  readonly bin = join(this.versions, version, "bin");
  readonly goLog = join(this.folder, "go.log");
  readonly #path = join(this.folder, "path");

  constructor() {
    mkdirSync(this.bin, { recursive: true });
    mkdirSync(this.#path);
    symlinkSync(process.execPath, join(this.#path, "node"));
  }

  program(folder: string, name: string, script: string): void {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }

  /** Installs stand-ins that answer like the engine's programs. */
  installEngine(): void {
    this.program(this.bin, "pulumi", `echo v${version}`);
    this.program(this.bin, "pulumi-language-nodejs", "true");
    this.program(this.bin, "pulumi-language-yaml", "true");
    this.program(this.bin, "pulumi-resource-pulumi-nodejs", "true");
  }

  /**
   * Puts stand-ins for tools of languages on the PATH, before the system's: tools that answer, and tools that cannot
   * run.
   */
  installTools({ working, broken }: { working: readonly string[]; broken: readonly string[] }): void {
    for (const name of working) this.program(this.#path, name, "true");
    for (const name of broken) this.program(this.#path, name, "exit 127");
  }

  /** Puts a `go` on the PATH whose builds are scripts that print the version. `building` runs before each build. */
  installGo({ goVersion = "1.26.0", building = "true" } = {}): void {
    this.program(
      this.#path,
      "go",
      `case "$1" in
version) echo "go version go${goVersion} linux/amd64" ;;
env) echo '{"GOCACHE":"${this.folder}/cache/build","GOMODCACHE":"${this.folder}/cache/mod"}' ;;
mod)
  mkdir -p "${this.folder}/sources/python/cmd"
  echo '#!/usr/bin/env python3' > "${this.folder}/sources/python/cmd/pulumi-language-python-exec"
  echo '{"Dir":"${this.folder}/sources"}' ;;
build)
  while [ "$1" != -o ]; do shift; done
  name=\${3##*/}
  echo "$name" >> "${this.goLog}"
  ${building}
  printf '#!/bin/sh\\necho v${version}\\n' > "$2/$name"
  chmod +x "$2/$name" ;;
esac`,
    );
  }

  start(...options: string[]): { child: ChildProcess; saw: (words: string) => Promise<void>; ended: Promise<Ended> } {
    const child = spawn(process.execPath, [join(root, "tools", "setup", "main.mjs"), ...options], {
      env: {
        PATH: [this.#path, ...SYSTEM.filter((folder) => !existsSync(join(folder, "go")))].join(delimiter),
        HOME: join(this.folder, "nobody"),
        PULUMI_HOME: join(this.folder, "home"),
        NODE_OPTIONS: `--import=data:text/javascript,globalThis.fetch=()=>Promise.reject(new(Error)('fetch%20failed'))`,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (more: string) => (text += more));
    child.stderr.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      stderr += more;
    });
    const saw = async (words: string) => {
      while (!text.includes(words)) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const ended = new Promise<Ended>((resolve) => {
      child.on("close", (code) => resolve({ code, text, complaint: stderr.trim().split("\n").at(-1) ?? "" }));
    });
    return { child, saw, ended };
  }

  /** Runs `npm run setup` with these options to its end. */
  setUp(...options: string[]): Promise<Ended> {
    return this.start(...options).ended;
  }

  /** The contents of the folder for versions of Pulumi. */
  installed(): string[] {
    return readdirSync(this.versions);
  }

  builds(): string[] {
    return existsSync(this.goLog) ? readFileSync(this.goLog, "utf8").trim().split("\n") : [];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
