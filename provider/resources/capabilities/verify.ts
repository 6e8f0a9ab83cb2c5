// The capability verify.
import type { PostWebhook } from "./webhook";

/** Verifies a user's number or address with version 2 of Verify. */
export interface Verify {
  /**
   * The version of Verify. Answers of the service show v2 or no version, whether or not the program declares it.
   * @computed
   * @source documentation of answers; official SDKs
   */
  version?: "v2";

  /**
   * The webhooks of verifications.
   * @group
   * @source documentation
   */
  webhooks?: VerifyWebhooks;
}

/** The webhooks for the progress of verifications. */
export interface VerifyWebhooks {
  /**
   * Vonage posts the status of verifications to it.
   * @source documentation
   */
  statusUrl?: PostWebhook;
}
