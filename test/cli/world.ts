// An account after years of work by hand, and the machine of a person who adopts it.
import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type Emulator } from "vonage-emulator";
import { keeperEnvironment, SECRETS_PROVIDER } from "../engine/keeper";
import {
  COMPILE_CACHE,
  FEWER_COLLECTIONS,
  offlineEnvironment,
  pulumi,
  root,
  TRANSPILE_ONLY,
  type Run,
} from "../engine/pulumi";
import { takeKeyPair, type KeyPair } from "../key-pairs";
import { addPlace } from "./places";

export { startEmulator } from "vonage-emulator";

export { takeKeyPair };
export type { KeyPair };

export function applicationId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Secrets that no output may show. */
export const sipPassword = "sip password of alice: \"'`$\\";
export const videoSecret = "a secret of video's webhooks";

/** Applications of all shapes, and users with all channels in the first two. */
export function handMade(shop: KeyPair, support: KeyPair) {
  const keys = { public_key: takeKeyPair().publicKey };
  const hook = (path: string, rest = {}) => ({ address: `https://example.com/${path}`, ...rest });
  const applications = [
    {
      id: applicationId(1),
      name: "Shop EU (prod)",
      keys: { public_key: shop.publicKey },
      privacy: { improve_ai: true },
      capabilities: {
        voice: {
          webhooks: {
            answer_url: hook("answer", { http_method: "GET", connect_timeout: 500, socket_timeout: 5000 }),
            fallback_answer_url: hook("fallback", { http_method: "POST", connect_timeout: 1000, socket_timeout: 5000 }),
            event_url: hook("event", { http_method: "POST", connect_timeout: 1000, socket_timeout: 10000 }),
          },
          signed_callbacks: false,
          conversations_ttl: 48,
          leg_persistence_time: 7,
          region: "eu-west",
          payment_enabled: true,
          payments: { gateways: [{ credential: "stripe", mode: "test", type: "stripe" }] },
        },
        rtc: {
          webhooks: { event_url: hook("rtc", { http_method: "POST" }) },
          signed_callbacks: true,
          leg_persistence_time: 3,
        },
        messages: {
          version: "v1",
          webhooks: {
            inbound_url: hook("in", { http_method: "POST" }),
            status_url: hook("status", { http_method: "POST" }),
          },
          authenticate_inbound_media: true,
        },
        vbc: {},
      },
    },
    {
      id: applicationId(2),
      name: "support",
      keys: { public_key: support.publicKey },
      privacy: { improve_ai: false },
      capabilities: { rtc: { webhooks: {}, signed_callbacks: true } },
    },
    // Made by version 1, years ago: no timeouts, no privacy, a lifetime that is no longer the default.
    {
      id: applicationId(3),
      name: "legacy",
      keys,
      capabilities: {
        voice: {
          webhooks: { answer_url: hook("legacy", { http_method: "GET" }) },
          signed_callbacks: true,
          conversations_ttl: 9000,
          leg_persistence_time: 7,
        },
      },
    },
    { id: applicationId(4), name: "legacy", keys, capabilities: { voice: { webhooks: {} } } },
    {
      id: applicationId(5),
      name: "video",
      keys,
      privacy: { improve_ai: false },
      capabilities: {
        video: {
          webhooks: { archive_status: { address: "https://example.com/a", active: true, secret: videoSecret } },
          storage: { server_side_encryption: true, cloud_storage: false },
          environment_id: 7,
        },
        verify: { webhooks: { status_url: hook("verify", { http_method: "POST" }) }, version: "v2" },
        network_apis: { network_application_id: "net", redirect_uri: "https://example.com/redirect" },
        meetings: { webhooks: { recording_changed: hook("meeting", { http_method: "POST" }) } },
      },
    },
    { id: applicationId(6), name: '店舗 ${x} `y` "z" \\ \n🛒', keys, privacy: { improve_ai: false }, capabilities: {} },
    {
      id: applicationId(7),
      name: "unknown",
      keys,
      capabilities: { bulk: { webhooks: { list_status_url: hook("bulk") } } },
    },
    { id: applicationId(8), name: "no keys", capabilities: {} },
    { id: applicationId(9), name: "class", keys, capabilities: { vbc: {} } },
  ];
  const users = {
    [applicationId(1)]: [
      {
        id: "USR-00000000-0000-4000-8000-000000000001",
        name: "alice",
        display_name: "Alice ${A}",
        image_url: "https://example.com/alice.png",
        properties: { custom_data: { Tier: "gold", "dash-ed": { deep: [1, { a: null }] }, __proto: 1 }, ttl: 3600 },
        channels: {
          pstn: [{ number: 447700900000 }],
          sip: [
            { uri: "sip:alice@example.com", username: "alice", password: sipPassword },
            { uri: "sips:a@example.com" },
          ],
          vbc: [{ extension: "403" }],
          websocket: [
            { uri: "wss://example.com/ws", "content-type": "audio/l16;rate=16000", headers: { "X-Caller": "alice" } },
          ],
          sms: [{ number: "447700900000" }],
          mms: [{ number: "447700900000" }],
          whatsapp: [{ number: "447700900000" }],
          viber: [{ number: "447700900000" }],
          messenger: [{ id: "0123456789" }],
        },
      },
      { id: "USR-00000000-0000-4000-8000-000000000002", name: "bob & co/Ünï" },
    ],
    [applicationId(2)]: [{ id: "USR-00000000-0000-4000-8000-000000000003", name: "alice" }],
  };
  return { applications, users };
}

/** A folder with a user's tools on its PATH, and without the settings of this machine. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-cli-"));
  /** The folder for temporary files of all commands. */
  readonly temporary = join(this.folder, "tmp");
  readonly env: Record<string, string> = {
    ...offlineEnvironment(this.folder),
    ...COMPILE_CACHE,
    ...FEWER_COLLECTIONS,
    ...TRANSPILE_ONLY,
    NO_COLOR: "1",
    TMPDIR: this.temporary,
  };

  constructor() {
    mkdirSync(this.temporary);
    addPlace(this.folder);
  }

  /** The environment of a person who works with this account. */
  use({ url, apiKey, apiSecret }: Pick<Emulator, "url" | "apiKey" | "apiSecret">): this {
    Object.assign(this.env, { VONAGE_API_KEY: apiKey, VONAGE_API_SECRET: apiSecret, VONAGE_BASE_URL: url });
    return this;
  }

  /** A folder in which packages are found as after `npm install`. */
  project(name: string, files: Readonly<Record<string, string>> = {}): string {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    for (const [file, text] of Object.entries(files)) this.write(join(name, file), text);
    return folder;
  }

  /** A project of the user's own, with a stack. */
  async stack(name: string, index: string): Promise<string> {
    const folder = this.project(name, {
      "Pulumi.yaml": `name: ${name}\nruntime: nodejs\n`,
      "package.json": '{ "private": true, "main": "index.ts" }\n',
      "tsconfig.json":
        '{ "compilerOptions": { "target": "ES2022", "module": "commonjs", "moduleResolution": "node", "strict": true } }\n',
      "index.ts": index,
    });
    await this.initStack(folder);
    return folder;
  }

  /** Makes a stack in a project, and selects it. A keeper has the key of its secrets, which is faster than a passphrase. */
  async initStack(folder: string): Promise<void> {
    Object.assign(this.env, await keeperEnvironment());
    const made = await this.pulumi(folder, "stack", "init", "dev", "--secrets-provider", SECRETS_PROVIDER);
    expect(made).toMatchObject({ code: 0 });
  }

  /** Copies a project and the states of all stacks. The function that it returns restores them. */
  copy(name: string): () => void {
    const copies = mkdtempSync(join(this.folder, "copy-"));
    const options = { recursive: true, verbatimSymlinks: true };
    for (const part of ["state", name]) cpSync(join(this.folder, part), join(copies, part), options);
    return () => {
      for (const part of ["state", name]) {
        rmSync(join(this.folder, part), { recursive: true });
        cpSync(join(copies, part), join(this.folder, part), options);
      }
    };
  }

  write(file: string, text: string): string {
    const path = join(this.folder, file);
    writeFileSync(path, text);
    return path;
  }

  pulumi(cwd: string, ...args: string[]): Promise<Run> {
    return pulumi(args, { cwd, env: this.env });
  }

  /**
   * Runs the command line and sends it signals: the first one `after` milliseconds after it has printed `moment`, the
   * next ones `apart` milliseconds later.
   */
  async interrupted(
    cwd: string,
    { moment = "", after = 0, signals = ["SIGINT"] as NodeJS.Signals[], apart = 150 },
    ...args: string[]
  ): Promise<Run> {
    let isBegun = false;
    return await this.listening(cwd, args, (child, text) => {
      if (isBegun || !text.includes(moment)) return;
      isBegun = true;
      for (const [index, signal] of signals.entries()) setTimeout(() => child.kill(signal), after + index * apart);
    });
  }

  /** Runs the command line, and passes on each part of its output. */
  listening(cwd: string, args: string[], listen: (child: ChildProcess, text: string) => void): Promise<Run> {
    return run(process.execPath, [join(root, "dist/cli/main.js"), ...args], cwd, this.env, listen);
  }

  /** Runs the command line as a user does. */
  vonage(cwd: string, ...args: string[]): Promise<Run> {
    return run(process.execPath, [join(root, "dist/cli/main.js"), ...args], cwd, this.env);
  }
}

/** Runs a command to its end, whatever its exit code. Calls `listen` with each part of its output. */
export function run(
  command: string,
  args: string[],
  cwd: string,
  env: Record<string, string>,
  listen: (child: ChildProcess, text: string) => void = () => undefined,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const done: Run = { code: 1, stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      done.stdout += text;
      listen(child, text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (done.stderr += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...done, code: code ?? 1 }));
  });
}
