// node tools/bench/start-up.mjs: how long the packaged plugin takes from its start to its port, and in other forms.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { say } from "../progress.mjs";
import { median } from "./summary.mjs";

const ROUNDS = 15;

const root = fileURLToPath(new URL("../../", import.meta.url));
const bundle = join(root, "dist", "plugin", "plugin.js");
const unbundled = join(root, "dist", "bench-plugins", "unbundled.js");
buildSync({
  entryPoints: [join(root, "provider", "hosts", "plugin", "main.ts")],
  outfile: unbundled,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "cjs",
});

const forms = {
  "Node alone": [process.execPath, "-e", "console.log(1);process.stdin.resume()"],
  "packages from node_modules": [process.execPath, unbundled],
  "the bundle": [process.execPath, bundle],
  "the bundle with its compiled code": [process.execPath, join(root, "dist", "plugin", "start.js")],
  "the same by its launcher, as Pulumi starts it": [join(root, "dist", "plugin", "pulumi-resource-vonage")],
};

const times = Object.fromEntries(Object.keys(forms).map((name) => [name, []]));
// Side by side, so that a noisy machine affects all alike. The first round fills caches.
for (let round = 0; round <= ROUNDS; round += 1)
  for (const [name, command] of Object.entries(forms)) {
    const milliseconds = await timeToPort(command);
    if (round > 0) times[name].push(milliseconds);
  }
for (const [name, all] of Object.entries(times))
  say(`${name}: ${Math.round(median(all))} ms (best ${Math.round(Math.min(...all))} ms)`);

async function timeToPort([command, ...args]) {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const taken = performance.now() - start;
  child.kill("SIGINT"); // The plugin keeps its compiled code when it ends.
  await once(child, "exit");
  return taken;
}
