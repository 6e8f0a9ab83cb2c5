import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startEmulator } from "vonage-emulator";

const run = promisify(execFile);
const script = join(__dirname, "../../tools/live.mjs");

// Runs the live suite against the emulator, so that it works for people with an account.
test("the live suite is off without credentials", async () => {
  const { stdout } = await run(process.execPath, [script], { env: { PATH: process.env.PATH } });
  expect(stdout).toContain("The live suite is off: VONAGE_API_KEY and VONAGE_API_SECRET not set.");
});

test("the live suite passes against the emulator, reports differences, and leaves nothing behind", async () => {
  const emulator = await startEmulator({
    defaults: "documented",
    seed: [{ name: "pulumi-vonage-live-left" }, { name: "mine" }],
  });
  const { url, apiKey, apiSecret } = emulator;
  try {
    const env = { PATH: process.env.PATH, VONAGE_BASE_URL: url, VONAGE_API_KEY: apiKey, VONAGE_API_SECRET: apiSecret };
    const { stdout } = await run(process.execPath, [script], { env, maxBuffer: 10_000_000 });
    expect(stdout).toContain("1 applications of earlier runs deleted");
    expect(stdout).toContain("body.privacy.improve_ai: the emulator says false, the service true");
    expect(stdout).not.toMatch(/PRIVATE KEY-----|made-up-1/);
    expect(stdout).not.toContain(apiSecret);
    expect(emulator.applications()).toMatchObject([{ name: "mine" }]);
  } finally {
    await emulator.stop();
  }
});
