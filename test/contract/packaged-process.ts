// The packaged plugin in its own process.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { ResourceName } from "../../provider";
import { Engine } from "../plugin/engine";
import { GONE, type Host, type ProviderProcess } from "./host";
import { hostOf, withoutNamespace } from "./plugin-host";

const launcher = join(__dirname, "../../dist/plugin/pulumi-resource-vonage");

/** The packaged plugin as the engine starts it. */
export class PackagedProcess implements ProviderProcess {
  #killed = false;

  private constructor(
    private readonly engine: Engine,
    private readonly child: ChildProcess,
    private readonly output: readonly string[],
  ) {}

  static async launch(settings: Record<string, string>): Promise<PackagedProcess> {
    const output: string[] = [];
    let child: ChildProcess | undefined;
    const engine = await Engine.start(withoutNamespace(settings), async (address) => {
      child = spawn(launcher, [address], { stdio: ["ignore", "pipe", "pipe"], detached: true });
      child.stderr?.on("data", (text: Buffer) => output.push(text.toString()));
      const [port] = (await once(child.stdout!, "data")) as [Buffer];
      child.stdout?.on("data", (text: Buffer) => output.push(text.toString()));
      return { port: Number(port), close: () => Promise.resolve() };
    });
    return new PackagedProcess(engine, child!, output);
  }

  get told(): readonly string[] {
    return this.engine.told.map(({ text }) => text);
  }

  get written(): string {
    return [...this.output, ...this.told].join("\n");
  }

  /** Gives every pending call of a killed process the same error, whatever gRPC reports. */
  host(name: ResourceName, urn?: string): Host {
    const host = hostOf(this.engine, name, urn);
    const mortal = <T>(work: Promise<T>): Promise<T> =>
      work.catch((error: unknown) => {
        throw this.#killed ? new Error(GONE) : error;
      });
    return {
      check: (...args) => mortal(host.check(...args)),
      diff: (...args) => mortal(host.diff(...args)),
      create: (...args) => mortal(host.create(...args)),
      read: (...args) => mortal(host.read(...args)),
      update: (...args) => mortal(host.update(...args)),
      delete: (...args) => mortal(host.delete(...args)),
      secrets: () => host.secrets(),
    };
  }

  async kill(): Promise<void> {
    if (this.#killed) return;
    this.#killed = true;
    const gone = once(this.child, "exit");
    if (this.child.exitCode === null && this.child.signalCode === null) {
      process.kill(-this.child.pid!, "SIGKILL");
      await gone;
    }
    await this.engine.stop();
  }
}
