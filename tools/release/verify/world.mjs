// The machine of a user who has only a release: the emulated service, a server of the plugin's archives, and Pulumi
// with its own home and state.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, delimiter, join } from "node:path";
import { locateEngine } from "../../setup/engine.mjs";
import { must } from "../must.mjs";

/** Serves the files of a folder. Returns the address, and a function that closes the server. */
export async function serveFiles(folder) {
  const server = createServer(({ url = "" }, response) => {
    const file = join(folder, basename(url));
    if (!existsSync(file)) return void response.writeHead(404).end();
    const bytes = readFileSync(file);
    // Pulumi needs the length of a download.
    response.writeHead(200, { "Content-Length": bytes.length }).end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Starts the emulator that is installed in a folder with node_modules. */
export async function startEmulator(folder) {
  const program = join(folder, "node_modules", "vonage-emulator", "dist", "main.js");
  const child = spawn(process.execPath, [program, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((resolve, reject) => {
    child.stdout.once("data", (line) => resolve(String(line).trim().split(" ").pop()));
    child.once("exit", (code) => reject(new Error(`vonage-emulator ended with code ${code}.`)));
  });
  const applications = async () => (await (await fetch(`${url}/_emulator/state`)).json()).applications.length;
  return { url, applications, stop: () => child.kill() };
}

/** An environment that confines Pulumi to `folder`, and the provider to the emulated service. */
export async function environment(root, folder, url) {
  const { bin } = await locateEngine(root);
  const [home, state] = ["home", "state"].map((name) => join(folder, name));
  for (const made of [home, state]) mkdirSync(made, { recursive: true });
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PULUMI|VONAGE)_/.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: bin + delimiter + process.env.PATH,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state}?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE: "a passphrase for a release",
    PULUMI_CREDENTIAL_STORE: "plaintext",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    VONAGE_BASE_URL: url,
    VONAGE_API_KEY: "emulator-key",
    VONAGE_API_SECRET: "emulator-secret",
  };
}

/** Deploys the project of a folder, checks for an empty preview, and destroys it. */
export async function live(folder, env, emulator) {
  const pulumi = (...args) => must("pulumi", [...args, "--non-interactive"], { cwd: folder, env });
  await pulumi("stack", "init", "verify");
  await pulumi("up", "--yes", "--skip-preview");
  const user = (await pulumi("stack", "output", "userId")).trim();
  if (!user.startsWith("USR-")) throw new Error(`The stack's output userId is ${user}, which is no id of a user.`);
  if ((await emulator.applications()) !== 1) throw new Error("The service does not hold exactly one application.");
  await pulumi("preview", "--expect-no-changes");
  await pulumi("destroy", "--yes", "--skip-preview", "--remove");
  if ((await emulator.applications()) !== 0) throw new Error("The service still holds an application.");
}
