// Starts the plugin process.
import { startPlugin } from "./server";

/** The entry point of the plugin process. Its last argument is the engine's address. It prints its port on the first line. */
async function main(): Promise<void> {
  const engine = process.argv
    .slice(2)
    .filter((argument) => !argument.startsWith("-"))
    .pop();
  const plugin = await startPlugin({ engine });

  const end = () => process.exit(0);
  // The engine sends Cancel, then SIGINT, and waits for some seconds. It treats a plugin that runs longer as broken.
  process.on("SIGINT", () => void plugin.cancel().then(end));
  process.on("SIGTERM", end);
  process.stdout.write(`${plugin.port}\n`);
  // A killed engine sends no signal. The plugin then finishes its calls and exits.
  const parent = process.ppid;
  if (engine)
    setInterval(() => {
      if (process.ppid !== parent) void plugin.settled().then(end);
    }, 1000).unref();
}

// axios asks whether there is FormData, and Node would load all of its `fetch` for the answer.
Object.defineProperty(globalThis, "FormData", { value: undefined, configurable: true, writable: true });

main().catch((error: unknown) => {
  process.stderr.write(`pulumi-resource-vonage: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
