import type { ResourceName } from "../provider/resources";

/** What Pulumi keeps in the state of each resource to find the provider by. */
export async function providerTexts(): Promise<Record<ResourceName, string>> {
  const { proxyText } = await import("../sdk/proxy-text.js");
  const emitWarning = process.emitWarning.bind(process);
  // Pulumi looks at every module of Node for this, and Node warns of its old and its new ones.
  process.emitWarning = () => undefined;
  try {
    return { Application: await proxyText("Application"), User: await proxyText("User") };
  } finally {
    process.emitWarning = emitWarning;
  }
}
