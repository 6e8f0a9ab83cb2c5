// Stands in for a vault that holds the keys of stacks' secrets. With a passphrase every command of Pulumi first hashes it
// a million times, which takes a quarter of a second.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** What `pulumi stack init --secrets-provider` takes. */
export const SECRETS_PROVIDER = "hashivault://tests";

const PREFIX = "vault:v1:";
let running: Promise<Record<string, string>> | undefined;

/** The variables by which Pulumi finds the keeper of this process. It lives as long as the process, and keeps none alive. */
export function keeperEnvironment(): Promise<Record<string, string>> {
  return (running ??= start());
}

async function start(): Promise<Record<string, string>> {
  const server = keeper().listen(0, "127.0.0.1");
  server.unref();
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { VAULT_SERVER_URL: `http://127.0.0.1:${port}`, VAULT_SERVER_TOKEN: "any" };
}

/** Wraps and unwraps a stack's key. The key then encrypts the secrets, as behind every other provider. */
function keeper(): Server {
  return createServer((request, response) => {
    void text(request).then((body) => {
      const { plaintext = "", ciphertext } = JSON.parse(body) as { plaintext?: string; ciphertext?: string };
      const data = ciphertext === undefined ? { ciphertext: wrapped(plaintext) } : { plaintext: unwrapped(ciphertext) };
      response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
    });
  });
}

/** A key, as the keeper wraps it. */
export function wrapped(plaintext: string): string {
  return PREFIX + plaintext;
}

export function unwrapped(ciphertext: string): string {
  return ciphertext.slice(PREFIX.length);
}
