// Opens an account.
import { Account } from "./account";
import type { Notice } from "./client";
import type { Config } from "./config";

/** Opens the account of this configuration. Loads the HTTP client only here, because check and diff never need it. */
export async function connect(config: Config, notice?: Notice): Promise<Account> {
  const { VonageClient } = await import("./client.js");
  return new Account(new VonageClient(config, notice));
}
