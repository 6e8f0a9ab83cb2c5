// The dynamic provider in its own process.
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { ResourceName } from "../../provider";
import { hostOf, providerText, type DynamicProvider } from "./dynamic-host";
import { GONE, type Host, type ProviderProcess, type Values } from "./host";

interface Reply {
  readonly call: number;
  readonly answer?: unknown;
  readonly error?: { name: string; message: string; stack: string; inspected: string } & Partial<
    Record<"id" | "properties" | "reasons", unknown>
  >;
}

/** The error that a provider threw in another process, with the text that was printed there. */
export class ProcessError extends Error {
  readonly inspected: string;

  constructor({ name, message, stack, inspected, ...rest }: NonNullable<Reply["error"]>) {
    super(message);
    this.name = name;
    this.stack = stack;
    this.inspected = inspected;
    Object.assign(this, rest);
  }
}

/** The plugin process of dynamic providers. It starts cold, has one configuration, and can be killed. */
export class DynamicProcess implements ProviderProcess {
  readonly #process: ChildProcess;
  readonly #calls = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  #count = 0;
  #stderr = "";

  constructor(settings: Record<string, string>) {
    this.#process = fork(join(__dirname, "dynamic-process-main.mjs"), {
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      execArgv: [],
    });
    this.#process.stderr?.on("data", (text: Buffer) => (this.#stderr += text.toString()));
    this.#process.stdout?.on("data", (text: Buffer) => (this.#stderr += text.toString()));
    this.#process.on("message", (reply: Reply) => this.#settle(reply));
    this.#process.on("exit", () => {
      for (const { reject } of this.#calls.values()) reject(new Error(GONE));
      this.#calls.clear();
    });
    this.#process.send({ method: "settings", args: [settings] });
  }

  /** A user sees all output of the process. */
  get written(): string {
    return this.#stderr;
  }

  get told(): readonly string[] {
    return this.#stderr
      .split("\n")
      .filter(Boolean)
      .map((line) => line.replace(/^vonage: /, ""));
  }

  host(name: ResourceName, urn?: string): Host {
    const text = providerText(name);
    const call =
      (method: keyof DynamicProvider) =>
      (...args: unknown[]) =>
        this.#call(text, method, args) as Promise<never>;
    const remote = {
      check: call("check"),
      diff: call("diff"),
      create: call("create"),
      read: call("read"),
      update: call("update"),
      delete: call("delete"),
    };
    return hostOf(remote, text, urn);
  }

  /** Kills the process at once. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await gone;
  }

  #call(text: string, method: string, args: unknown[]): Promise<unknown> {
    const call = (this.#count += 1);
    return new Promise((resolve, reject) => {
      this.#calls.set(call, { resolve, reject });
      this.#process.send({ call, text, method, args } satisfies Values);
    });
  }

  #settle({ call, answer, error }: Reply): void {
    const waiting = this.#calls.get(call);
    this.#calls.delete(call);
    if (error) waiting?.reject(new ProcessError(error));
    else waiting?.resolve(answer);
  }
}
