// Installs every package for this machine from dist/release/ or the given folder, each into an empty folder of its
// language. Runs a program with each against the emulator of the release.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { missingTools } from "./languages.mjs";
import { npmCommand } from "./npm.mjs";
import { say, stopwatch } from "./progress.mjs";
import { checksums } from "./release/checksums.mjs";
import { must } from "./release/must.mjs";
import { languages } from "./release/verify/languages.mjs";
import { environment, live, serveFiles, startEmulator } from "./release/verify/world.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const release = resolve(process.argv[2] ?? join(root, "dist/release"));
const schema = JSON.parse(readFileSync(join(root, "schema.json"), "utf8"));
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-release-"));
const left = [];
let server;
let emulator;

try {
  await step("the checksums", () => checksums.check(release));
  const modules = await step("the npm packages", installNpm);
  emulator = await startEmulator(modules);
  server = await serveFiles(release);
  const env = await environment(root, folder, emulator.url);
  const byFile = { ...env, PULUMI_HOME: join(folder, "other-home") };
  await step("the plugin, from a server", () => installPlugin(env, "--server", server.url));
  await step("the plugin, from a file", () => installPlugin(byFile, "--file", archiveOfThisMachine()));

  await step("a program with dynamic resources", () => live(dynamicProject(modules), env, emulator));
  for (const { title, tools, install } of languages) {
    const missing = await missingTools({ tools });
    if (missing.length > 0) left.push(`${title} (not on the PATH: ${missing.join(", ")})`);
    else
      await step(`a program in ${title}`, async () => {
        const project = join(folder, title.toLowerCase());
        mkdirSync(project);
        const more = await install({ root, folder: project, beside: folder, release, schema, modules });
        await live(project, { ...(title === "YAML" ? byFile : env), ...more }, emulator);
      });
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  emulator?.stop();
  server?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
if (left.length > 0) {
  console.error(`Not verified: ${left.join("; ")}.`);
  process.exitCode = 1;
}

async function step(title, work) {
  const elapsed = stopwatch();
  const made = await work();
  say(`${title}: verified in ${elapsed()}`);
  return made;
}

/** All three packages in one folder. Their dependencies come from npm's cache or the registry. */
async function installNpm() {
  const modules = join(folder, "modules");
  mkdirSync(modules);
  writeFileSync(join(modules, "package.json"), JSON.stringify({ name: "verify", private: true }));
  const { version } = schema;
  const own = ["pulumi-vonage", "vonage-emulator", "pulumi-vonage-vonage"].map((name) =>
    join(release, `${name}-${version}.tgz`),
  );
  const beside = ["@pulumi/pulumi", "typescript", "@types/node"].map((name) => `${name}@${devDependencies[name]}`);
  const [npm, ...args] = npmCommand();
  const install = ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  await must(npm, [...args, ...install, ...own, ...beside], { cwd: modules });
  return modules;
}

async function installPlugin(env, ...place) {
  const args = ["plugin", "install", "resource", schema.name, schema.version, ...place];
  await must("pulumi", args, { cwd: folder, env });
}

function archiveOfThisMachine() {
  const [os, arch] = [process.platform.replace("win32", "windows"), process.arch.replace("x64", "amd64")];
  return join(release, `pulumi-resource-${schema.name}-v${schema.version}-${os}-${arch}.tar.gz`);
}

function dynamicProject(modules) {
  const project = join(modules, "dynamic");
  mkdirSync(project);
  const runtime = "runtime:\n  name: nodejs\n  options:\n    typescript: false\n";
  writeFileSync(join(project, "Pulumi.yaml"), `name: dynamic\n${runtime}`);
  writeFileSync(
    join(project, "index.js"),
    `const { VonageApplication, VonageUser } = require("pulumi-vonage");
const application = new VonageApplication("shop", { capabilities: { vbc: {} } });
exports.userId = new VonageUser("alice", { application }).userId;
`,
  );
  return project;
}
