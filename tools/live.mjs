// npm run test:live: runs the contract against the real service, and reports the differences of the emulator.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const missing = ["VONAGE_API_KEY", "VONAGE_API_SECRET"].filter((name) => !process.env[name]);

if (missing.length > 0) {
  console.log(
    `The live suite is off: ${missing.join(" and ")} not set. It makes and deletes applications of that account.`,
  );
} else {
  const vitest = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "tools/live.config.mts",
    ...(process.env.VONAGE_LIVE_NUMBER ? [] : ["--exclude", "test/live/number.live.ts"]),
    ...process.argv.slice(2),
  ];
  if (!process.env.VONAGE_LIVE_NUMBER)
    console.log(
      "The part for phone numbers is off: VONAGE_LIVE_NUMBER not set. It names a number of the account, such as GB/447700900000, which is linked elsewhere for some seconds.",
    );
  process.exitCode = spawnSync(process.execPath, vitest, { cwd: root, stdio: "inherit" }).status ?? 1;
}
