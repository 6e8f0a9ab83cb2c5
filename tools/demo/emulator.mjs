// Starts, queries, changes and stops the emulator, which runs as a process of its own.
import { spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const READY = /^vonage-emulator listening on (http:\S+)$/m;
const PATIENCE_SECONDS = 20;

export const API_KEY = "a1b2c3d4";
export const API_SECRET = "MadeUpSecret1";

/** Starts the emulator. Its output goes to a file in `folder`, so that it can outlive this process. */
export async function startEmulator(root, folder) {
  const log = join(folder, "emulator.log");
  const output = openSync(log, "a");
  const args = ["emulator/dist/main.js", "--port", "0", "--api-key", API_KEY, "--api-secret", API_SECRET];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", output, output], detached: true });
  child.unref();
  for (let waited = 0; waited < PATIENCE_SECONDS * 10 && child.exitCode === null; waited++) {
    const url = READY.exec(readFileSync(log, "utf8"))?.[1];
    if (url) return new Emulator(url, child);
    await sleep(100);
  }
  child.kill();
  throw new Error(`The emulator did not start:\n${readFileSync(log, "utf8")}`);
}

class Emulator {
  #child;

  constructor(url, child) {
    this.url = url;
    this.pid = child.pid;
    this.#child = child;
  }

  /** The requests since the last call, such as `POST /v2/applications`. */
  async requests() {
    const journal = await this.#ask("GET", "/_emulator/journal");
    await this.#ask("DELETE", "/_emulator/journal");
    return journal.map(({ method, path }) => `${method} ${path}`);
  }

  /** `{ applications, users }`, the users by the id of their application. */
  state() {
    return this.#ask("GET", "/_emulator/state");
  }

  /** Makes an application, as the dashboard would. */
  createApplication(body) {
    return this.#ask("POST", "/v2/applications", body);
  }

  /** Changes an application by a JSON merge patch, as somebody else would. */
  patchApplication(id, patch) {
    return this.#ask("PATCH", `/_emulator/applications/${id}`, patch);
  }

  stop() {
    this.#child.kill("SIGTERM");
  }

  async #ask(method, path, body) {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        "content-type": "application/json",
        authorization: `Basic ${Buffer.from(`${API_KEY}:${API_SECRET}`).toString("base64")}`,
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The emulator answered ${method} ${path} with ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}
