// Measures the adoption of an account: the export, the import by the real engine, and the preview after it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../run.mjs";
import { BenchStack } from "./stack.mjs";
import { startEmulator } from "./emulator.mjs";
import { rounded } from "./summary.mjs";

/**
 * Returns `{ n, export, import, preview }`, each with `seconds` and `requests`. `import` and `preview` also have the
 * ratio to the floor: the `up` and the preview of as many no-op resources. It works in a temporary folder, with an
 * emulator of its own.
 */
export async function measureAdoption(context, n) {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-bench-"));
  const emulator = await startEmulator(context.root, 0);
  const floor = new BenchStack({ ...context, variant: "floor", n, parallel: 16 });
  let adopted;
  try {
    await fill(emulator, n, context.publicKey);
    const project = join(folder, "account");
    const exported = await timed(() => exportAccount(context, emulator, project));
    const exportRequests = await emulator.requests();

    adopted = new BenchStack({ ...context, variant: "adopted", n, parallel: 16, project });
    for (const stack of [floor, adopted]) await stack.init(emulator);
    const ratioOf = async (args, floorArgs) => {
      const { seconds: least } = await floor.time(floorArgs);
      const { seconds } = await adopted.time(args);
      const requests = await emulator.requests();
      return { seconds: rounded(seconds, 2), ratio: rounded(seconds / least, 3), requests };
    };
    const file = ["--file", "import.json", "--generate-code=false", "--protect=false"];
    const options = ["--yes", "--skip-preview", "--suppress-progress"];
    return {
      n,
      export: { seconds: rounded(exported, 2), requests: exportRequests },
      import: await ratioOf(["import", ...file, ...options], ["up", ...options]),
      preview: await ratioOf(["preview", "--expect-no-changes"], ["preview", "--expect-no-changes"]),
    };
  } finally {
    emulator.stop();
    for (const stack of [floor, adopted]) stack?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(emulator, n, publicKey) {
  const voice = { webhooks: { answer_url: { address: "https://example.com/answer", http_method: "POST" } } };
  for (let index = 0; index < n; index += 1)
    await emulator.create({ name: `application ${index}`, keys: { public_key: publicKey }, capabilities: { voice } });
  await emulator.requests();
}

async function exportAccount({ root, interrupt }, { url, apiKey, apiSecret }, project) {
  const env = { ...process.env, VONAGE_API_KEY: apiKey, VONAGE_API_SECRET: apiSecret, VONAGE_BASE_URL: url };
  const args = [join(root, "dist/cli/main.js"), "export", project];
  const { code, stderr } = await run(process.execPath, args, { env, interrupt, limitSeconds: 300 });
  if (code !== 0) throw new Error(`pulumi-vonage export ended with code ${code}: ${stderr}`);
}

async function timed(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
