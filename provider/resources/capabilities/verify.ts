import type { PostWebhook } from "./webhook";

/** Verifies a user's number or address with version 2 of Verify. */
export interface Verify {
  /**
   * The version of Verify. The service answers v2, or nothing, whether it is named or not.
   * @computed
   * @source documentation of answers; official SDKs
   */
  version?: "v2";

  /**
   * What Vonage tells about verifications.
   * @group
   * @source documentation
   */
  webhooks?: VerifyWebhooks;
}

/** Where Vonage reports the progress of verifications. */
export interface VerifyWebhooks {
  /**
   * Told what becomes of a verification.
   * @source documentation
   */
  statusUrl?: PostWebhook;
}
