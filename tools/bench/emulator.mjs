// The emulator as a process of its own, so that its CPU time is not measured with the rest.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const running = new Set();
process.once("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

export async function startEmulator(root, latency) {
  const args = [join(root, "emulator/dist/main.js"), "--port", "0", "--latency", String(latency)];
  const credentials = { apiKey: "bench-key", apiSecret: "bench-secret" };
  args.push("--api-key", credentials.apiKey, "--api-secret", credentials.apiSecret);
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listening on (http:\S+)$/.exec(line)?.[1];
    if (url) return new Emulator(url, credentials, child);
  }
  throw new Error("The emulator did not start: run npm run build");
}

class Emulator {
  #child;

  constructor(url, { apiKey, apiSecret }, child) {
    this.url = url;
    this.apiKey = apiKey;
    this.apiSecret = apiSecret;
    this.pid = child.pid;
    this.#child = child;
  }

  get authorization() {
    return `Basic ${Buffer.from(`${this.apiKey}:${this.apiSecret}`).toString("base64")}`;
  }

  /** The number of requests of each kind since the last call, such as `{ "GET list": 5 }`. */
  async requests() {
    const response = await fetch(`${this.url}/_emulator/journal`);
    const journal = await response.json();
    await fetch(`${this.url}/_emulator/journal`, { method: "DELETE" });
    const counts = {};
    for (const { method, path } of journal) {
      const kind = method === "GET" ? (path.endsWith("/applications") ? "GET list" : "GET one") : method;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
  }

  /** Deletes everything in the emulator. */
  async reset() {
    await fetch(`${this.url}/_emulator/state`, { method: "DELETE" });
    await this.requests();
  }

  async create(body) {
    const response = await fetch(`${this.url}/v2/applications`, {
      method: "POST",
      headers: { authorization: this.authorization, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return await response.json();
  }

  stop() {
    this.#child.kill("SIGTERM");
  }
}
