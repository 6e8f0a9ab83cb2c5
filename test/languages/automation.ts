// Deploys through the Automation API of another language. A process in that language reads one request from each line
// of its standard input, and answers with a line of JSON.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { offlineEnvironment, pulumi } from "../engine/pulumi";
import { readState, type Place } from "../engine/state-file";
import { installPlugin } from "./plugin";
import type { Told, Way } from "./way";

interface Reply extends Partial<Told> {
  readonly outputs?: Record<string, { value: unknown; secret: boolean }>;
}

const STACK = "test";
/** The name that the programs give their project. */
const PROJECT = "shop";

export async function throughAutomation(
  [program, ...args]: readonly [string, ...string[]],
  env: Record<string, string>,
): Promise<Way> {
  const base = mkdtempSync(join(tmpdir(), "pulumi-vonage-language-"));
  const folder = join(base, "project");
  mkdirSync(folder);
  const environment = { ...offlineEnvironment(base), ...env };
  const place: Place = { backend: join(base, "state"), project: PROJECT, stack: STACK };
  await installPlugin(base, environment);

  const child = spawn(program, args, { cwd: folder, env: environment, stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const ended = new Promise<void>((resolve) => {
    child.on("close", () => resolve());
    child.on("error", (error) => {
      complaint += error.message;
      resolve();
    });
  });
  child.stdin.on("error", () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  const ask = async (request: Record<string, unknown>): Promise<Reply> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await lines.next();
    if (line.done) throw new Error(`The program ended before it answered:\n${complaint}`);
    return JSON.parse(line.value) as Reply;
  };
  const told = ({ changes = {}, differences = [], error }: Reply): Told => ({ changes, differences, error });
  const succeeds = async (command: string) => {
    const reply = await ask({ command });
    if (reply.error) throw new Error(`${command} failed:\n${reply.error}`);
    return reply;
  };
  const command = async (...words: string[]): Promise<string> => {
    const run = await pulumi([...words, "--stack", STACK], { cwd: folder, env: environment });
    if (run.code !== 0) throw new Error(`pulumi ${words.join(" ")} failed:\n${run.stdout}\n${run.stderr}`);
    return run.stdout;
  };
  let outputs: Record<string, unknown> = {};
  return {
    folder,
    env: environment,
    async config(plain, secrets = {}) {
      const { error } = await ask({ command: "config", plain, secrets });
      if (error) throw new Error(error);
    },
    async up() {
      const reply = await succeeds("up");
      outputs = Object.fromEntries(Object.entries(reply.outputs ?? {}).map(([key, { value }]) => [key, value]));
      return told(reply);
    },
    preview: async () => told(await ask({ command: "preview" })),
    refresh: async () => told(await succeeds("refresh")),
    destroy: async () => told(await succeeds("destroy")),
    async import(...resource) {
      await command("import", ...resource, "--generate-code=false", "--protect=false", "--yes", "--skip-preview");
    },
    outputs: () => Promise.resolve(outputs),
    state: () => Promise.resolve(JSON.stringify(readState(place))),
    command,
    async end() {
      child.stdin.end();
      await ended;
      rmSync(base, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
