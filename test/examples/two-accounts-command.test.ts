import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { basic, send } from "../emulator/client";
import { root, TRANSPILE_ONLY } from "../engine/pulumi";
import { createStack } from "../engine/stack";

const folder = join(root, "examples/two-accounts");
const readme = readFileSync(join(folder, "README.md"), "utf8");
const [, line = ""] = /^npm run emulator -- (.+)$/m.exec(readme) ?? [];
const [, partnerKey = ""] = /^pulumi config set partnerApiKey (\S+)$/m.exec(readme) ?? [];

// The example two-accounts against the command `vonage-emulator`, with the lines of its README.
test("runs against the emulator's command line, with an account for each side", { timeout: 300_000 }, async () => {
  const [option, account = ""] = line.split(" ");
  const [apiKey = "", apiSecret = ""] = account.split(":");
  expect({ option, apiKey }).toEqual({ option: "--account", apiKey: partnerKey });

  const command = spawn(process.execPath, [join(root, "emulator/dist/main.js"), "--port", "0", ...line.split(" ")]);
  try {
    const url = await new Promise<string>((resolve, reject) => {
      command.stdout.on("data", (data: Buffer) => resolve(/(http:\S+)\n/.exec(data.toString())?.[1] ?? ""));
      command.stderr.on("data", (data: Buffer) => reject(new Error(data.toString())));
    });
    const stack = await createStack({
      program: folder,
      config: { "vonage:baseUrl": url, "vonage:apiKey": "emulator-key", "two-accounts:partnerApiKey": apiKey },
      secrets: { "vonage:apiSecret": "emulator-secret", "two-accounts:partnerApiSecret": apiSecret },
      env: TRANSPILE_ONLY,
    });
    try {
      await stack.up();
      const { applicationIds } = (await stack.outputs()) as { applicationIds: Record<string, string> };
      const held = async (key: string, secret: string) => {
        const { body } = await send(url, "GET", "/v2/applications", { headers: basic(key, secret) });
        return (body._embedded as { applications: { id: string }[] }).applications.map(({ id }) => id);
      };
      expect(await held("emulator-key", "emulator-secret")).toEqual([applicationIds.ours]);
      expect(await held(apiKey, apiSecret)).toEqual([applicationIds.theirs]);
    } finally {
      stack.remove();
    }
  } finally {
    command.kill();
  }
});
