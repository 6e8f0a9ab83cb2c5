// Packs dist/plugin/ as the archive that Pulumi downloads for one kind of machine.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { archive } from "./release/archive.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const plugin = join(root, "dist/plugin");
const { version, engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Makes the archive in a folder, under the name that Pulumi asks for. Returns its path. */
export function makeArchive({ os, arch }, folder) {
  if (!existsSync(join(plugin, "plugin.js")))
    throw new Error('There is no plugin in dist/plugin: run "npm run build".');
  const content = mkdtempSync(join(tmpdir(), "pulumi-vonage-archive-"));
  try {
    cpSync(plugin, content, { recursive: true, filter: (path) => !path.endsWith(".bin") });
    if (os === "windows") {
      rmSync(join(content, "pulumi-resource-vonage"));
      makeLauncher(arch, join(content, "pulumi-resource-vonage.exe"));
    }
    const target = join(folder, `pulumi-resource-vonage-v${version}-${os}-${arch}.tar.gz`);
    archive(content, target);
    return target;
  } finally {
    rmSync(content, { recursive: true, force: true });
  }
}

function makeLauncher(arch, target) {
  const needed = `Node.js ${engines.node.replace(">=", "")} or newer: https://nodejs.org`;
  execFileSync("go", ["build", "-trimpath", "-ldflags", `-s -w -X 'main.needed=${needed}'`, "-o", target, "."], {
    cwd: join(root, "tools/windows-launcher"),
    env: { ...process.env, GOOS: "windows", GOARCH: arch, CGO_ENABLED: "0", GOFLAGS: "", GOWORK: "off" },
    stdio: "inherit",
  });
}
