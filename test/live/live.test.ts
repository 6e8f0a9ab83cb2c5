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

test("the live suite reads and links the number that its owner names, puts it back, and never buys or cancels", async () => {
  const mine = { id: "0d3c1f5a-7b1e-4c39-9a52-5d0f0c9e1a01", name: "mine" };
  const api = await startEmulator({ seed: [mine] });
  const { url, apiKey, apiSecret } = api;
  const line = {
    country: "GB",
    msisdn: "447700900000",
    app_id: mine.id,
    moHttpUrl: "https://example.com/sms",
    voiceStatusCallback: "https://example.com/status",
  };
  api.numbers.give(apiKey, line);
  api.numbers.give(apiKey, { country: "GB", msisdn: "4477009000001" });
  const before = api.numbers.owned();
  const env = {
    PATH: process.env.PATH,
    VONAGE_BASE_URL: url,
    VONAGE_REST_URL: url,
    VONAGE_API_KEY: apiKey,
    VONAGE_API_SECRET: apiSecret,
    VONAGE_LIVE_NUMBER: "GB/447700900000",
    VONAGE_NUMBERS_REQUESTS_PER_SECOND: "100",
  };
  try {
    const { stdout } = await run(process.execPath, [script, "number.live"], { env, maxBuffer: 10_000_000 });
    expect(stdout).toContain("1 passed");
    expect(api.numbers.owned()).toEqual(before);
    expect(api.applications()).toMatchObject([mine]);
    const posts = api.journal().filter(({ method, path }) => method === "POST" && path.startsWith("/number/"));
    expect(new Set(posts.map(({ path }) => path))).toEqual(new Set(["/number/update"]));
  } finally {
    await api.stop();
  }
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
    expect(stdout).toContain("The part for phone numbers is off: VONAGE_LIVE_NUMBER not set.");
    expect(stdout).toContain("1 applications of earlier runs deleted");
    expect(stdout).toContain("body.privacy.improve_ai: the emulator says false, the service true");
    expect(stdout).not.toMatch(/PRIVATE KEY-----|made-up-1/);
    expect(stdout).not.toContain(apiSecret);
    expect(emulator.applications()).toMatchObject([{ name: "mine" }]);
  } finally {
    await emulator.stop();
  }
});
