// The capability messages.
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
   * Whether Vonage requires authentication for downloads of inbound media.
   * @computed
   * @source captured answers
   */
  authenticateInboundMedia?: boolean;

  /**
   * The webhooks of messages.
   * @group
   * @source documentation
   */
  webhooks?: MessagesWebhooks;
}

/** The webhooks for inbound messages and for the status of outbound messages. */
export interface MessagesWebhooks {
  /**
   * Vonage posts every inbound message to it.
   * @source documentation
   */
  inboundUrl?: PostWebhook;

  /**
   * Vonage posts the status of outbound messages to it: submitted, delivered, read, rejected.
   * @source documentation
   */
  statusUrl?: PostWebhook;
}
