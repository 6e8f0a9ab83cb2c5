// node tools/bench/start-up.mjs: how long the packaged plugin takes from its start to its port, and in other forms.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { say } from "../progress.mjs";
import { median } from "./summary.mjs";

const ROUNDS = 15;

const root = fileURLToPath(new URL("../../", import.meta.url));
const bundle = join(root, "dist", "plugin", "plugin.js");
const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-start-up-"));
const unbundled = join(root, "dist", "bench-plugins", "unbundled.js");
buildSync({
  entryPoints: [join(root, "provider", "hosts", "plugin", "main.ts")],
  outfile: unbundled,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "cjs",
});
const cached = join(folder, "cached.js");
writeFileSync(
  cached,
  `require("node:module").enableCompileCache?.(${JSON.stringify(join(folder, "cache"))});require(${JSON.stringify(bundle)});`,
);

const forms = {
  "Node alone": [process.execPath, "-e", "console.log(1);process.stdin.resume()"],
  "packages from node_modules": [process.execPath, unbundled],
  "the bundle": [process.execPath, bundle],
  "the bundle by its launcher": [join(root, "dist", "plugin", "pulumi-resource-vonage")],
  "the bundle with a compile cache": [process.execPath, cached],
};

try {
  const times = Object.fromEntries(Object.keys(forms).map((name) => [name, []]));
  // Side by side, so that a noisy machine affects all alike. The first round fills caches.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, command] of Object.entries(forms)) {
      const milliseconds = await timeToPort(command);
      if (round > 0) times[name].push(milliseconds);
    }
  for (const [name, all] of Object.entries(times))
    say(`${name}: ${Math.round(median(all))} ms (best ${Math.round(Math.min(...all))} ms)`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function timeToPort([command, ...args]) {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const taken = performance.now() - start;
  child.kill("SIGKILL");
  await once(child, "exit");
  return taken;
}
