// Imitates the process that Pulumi starts for dynamic providers. See dynamic-process.ts.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";

const require = createRequire(import.meta.url);
const fromString = require("require-from-string");
const state = fileURLToPath(new URL("state.js", import.meta.url));

let settings = {};
const providers = new Map();

/** Like Pulumi, it stores the provider before it is configured, so that other calls do not wait. */
async function providerOf(text) {
  if (!providers.has(text)) {
    const provider = fromString(text, state).handler();
    providers.set(text, provider);
    await provider.configure({ config: { get: (key) => settings[key] } });
  }
  return providers.get(text);
}

process.on("message", async ({ call, text, method, args }) => {
  if (method === "settings") {
    settings = args[0];
    return;
  }
  try {
    const provider = await providerOf(text);
    process.send({ call, answer: await provider[method](...args) });
  } catch (error) {
    const { name, message, stack, id, properties, reasons } = error;
    const inspected = inspect(error, { depth: 10, showHidden: true });
    process.send({ call, error: { name, message, stack, id, properties, reasons, inspected } });
  }
});
