// The packaged plugins that the benchmark compares: that of this repository, and two that do nothing.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { writeStart } from "../plugin-start/write.mjs";

/** Whether a variant uses a packaged plugin. */
export function isPackaged(variant) {
  return variant.startsWith("plugin");
}

/** Builds the no-op plugins that the variants need. */
export function buildPlugins(root, variants) {
  if (variants.includes("plugin-floor")) buildNode(root);
  if (variants.includes("plugin-go")) buildGo(root);
}

/** The plugin of a variant as Pulumi.yaml names it. */
export function pluginOf(root, variant) {
  if (variant === "plugin-floor") return { name: "noop", path: folderOf(root, "node") };
  if (variant === "plugin-go") return { name: "noop", path: folderOf(root, "go") };
  return { name: "vonage", path: join(root, "dist", "plugin") };
}

function folderOf(root, language) {
  return join(root, "dist", "bench-plugins", language);
}

/** Bundled and started like the plugin of this repository. */
function buildNode(root) {
  const folder = folderOf(root, "node");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  buildSync({
    entryPoints: { plugin: join(import.meta.dirname, "noop-plugin.mjs") },
    outdir: folder,
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    logLevel: "warning",
  });
  writeStart(folder, { name: "pulumi-resource-noop", title: "The no-op provider", oldest: [20, 19] });
}

function buildGo(root) {
  const target = join(folderOf(root, "go"), "pulumi-resource-noop");
  const { status, error } = spawnSync("go", ["build", "-trimpath", "-o", target, "."], {
    cwd: join(import.meta.dirname, "go-plugin"),
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (error || status !== 0)
    throw new Error("The plugin in Go cannot be built. Leave the variant plugin-go out, or install Go.");
}
