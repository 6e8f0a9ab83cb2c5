import type { VonageClient } from "./client";

/** One Vonage account, as long as this process works with it. */
export class Account {
  /**
   * The private keys that applications were given while this process runs. The state of a user may still hold the key
   * before: when a key is rotated and a user deleted in the same deployment, the user's request needs the new one.
   */
  readonly signingKeys = new Map<string, string>();

  constructor(readonly client: VonageClient) {}
}
