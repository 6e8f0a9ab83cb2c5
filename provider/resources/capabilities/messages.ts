import type { PostWebhook } from "./webhook";

/** Sends and receives messages on SMS, WhatsApp, Messenger, Viber and more. */
export interface Messages {
  /**
   * The version of the webhooks' bodies.
   * @default v1
   * @computed
   * @source documentation; the values from official SDKs
   */
  version?: "v0.1" | "v1";

  /**
   * Whether Vonage asks for authentication before it hands out inbound media.
   * @computed
   * @source captured answers
   */
  authenticateInboundMedia?: boolean;

  /**
   * What Vonage tells about messages.
   * @group
   * @source documentation
   */
  webhooks?: MessagesWebhooks;
}

/** Where Vonage hands on inbound messages and what becomes of outbound ones. */
export interface MessagesWebhooks {
  /**
   * Given every inbound message.
   * @source documentation
   */
  inboundUrl?: PostWebhook;

  /**
   * Told what becomes of a message: submitted, delivered, read, rejected.
   * @source documentation
   */
  statusUrl?: PostWebhook;
}
