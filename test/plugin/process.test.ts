import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";

const launcher = join(__dirname, "../../dist/plugin/pulumi-resource-vonage");
const started: ChildProcess[] = [];
afterEach(() => void started.splice(0).forEach((child) => child.kill("SIGKILL")));

/** The plugin, started like by the engine, after it has printed its port. */
async function plugin(): Promise<ChildProcess> {
  const child = spawn(launcher, ["127.0.0.1:1"], { stdio: ["ignore", "pipe", "inherit"], detached: true });
  started.push(child);
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  expect(port.toString()).toMatch(/^\d+\n$/);
  return child;
}

// The engine sends SIGKILL five seconds after SIGINT, and then treats every other plugin as broken.
test.each(["SIGINT", "SIGTERM"] as const)("ends in good order at once when it gets %s", async (signal) => {
  const child = await plugin();
  const ended = once(child, "exit");
  process.kill(-child.pid!, signal);
  expect(await ended).toEqual([0, null]);
});
